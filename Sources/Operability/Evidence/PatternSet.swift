/// Many patterns compiled into one automaton, which is run over each sentence once.
///
/// The automaton is a graph without cycles: a node stands for a word of a pattern and knows which nodes may come
/// before it and how many words may lie between. For each word of a text only the nodes that want this word are
/// looked at; a node is reached when a predecessor was reached recently enough. The last time a node was reached is
/// all that has to be kept, since for a gap with an upper bound the latest place is always the best.
struct PatternSet: Sendable {
  /// How many patterns there are; hits name them by index.
  private(set) var count = 0
  /// The nodes, as parallel arrays.
  private(set) var predecessorStart: [Int32] = [0]
  private(set) var predecessors: [Predecessor] = []
  private(set) var accepts: [Accept] = []
  private(set) var acceptStart: [Int32] = [0]
  private(set) var vocabulary = Vocabulary()

  /// A way into a node.
  struct Predecessor: Sendable {
    /// The node before, -1 for the start of the pattern.
    var node: Int32
    /// How many words may lie between; for an anchored start, how many before it; -1 for no limit.
    var gap: Int32
  }

  /// A pattern that ends at a node.
  struct Accept: Sendable {
    var pattern: Int32
    var atEnd: Bool
  }

  private struct Entry {
    var node: Int
    var gap: Int
  }

  private var pendingAccepts: [[Accept]] = []

  /// Adds a pattern and returns its index.
  mutating func add(_ pattern: Pattern) -> Int {
    let index = count
    count += 1
    var parts = pattern.parts
    var atEnd = false
    if parts.last == .end {
      atEnd = true
      parts.removeLast()
    }
    let first: Entry
    if parts.first == .start {
      first = Entry(node: -1, gap: 0)
      parts.removeFirst()
    } else {
      first = Entry(node: -1, gap: -1)
    }
    for entry in append(parts, to: [first]) where entry.node >= 0 {
      pendingAccepts[entry.node].append(Accept(pattern: Int32(index), atEnd: atEnd))
    }
    return index
  }

  private mutating func append(_ parts: [Pattern.Part], to frontier: [Entry]) -> [Entry] {
    var frontier = frontier
    for part in parts {
      switch part {
      case .start, .end: break  // Only the outermost ones mean something; the others match anywhere.
      case .gap(let length):
        for index in frontier.indices where frontier[index].gap >= 0 { frontier[index].gap += length }
      case .word(let tests, let optional):
        let node = addNode(after: frontier)
        for test in tests { vocabulary.add(test, node: Int32(node)) }
        frontier = (optional ? frontier : []) + [Entry(node: node, gap: 0)]
      case .group(let alternatives, let optional):
        var ends = optional ? frontier : []
        for alternative in alternatives { ends += append(alternative, to: frontier) }
        frontier = PatternSet.merged(ends)
      }
    }
    return frontier
  }

  private mutating func addNode(after frontier: [Entry]) -> Int {
    for entry in frontier {
      predecessors.append(Predecessor(node: Int32(entry.node), gap: Int32(entry.gap)))
    }
    predecessorStart.append(Int32(predecessors.count))
    pendingAccepts.append([])
    return pendingAccepts.count - 1
  }

  /// Keeps the widest gap of each node.
  private static func merged(_ entries: [Entry]) -> [Entry] {
    var result: [Entry] = []
    for entry in entries {
      if let index = result.firstIndex(where: { $0.node == entry.node }) {
        let unlimited = result[index].gap < 0 || entry.gap < 0
        result[index].gap = unlimited ? -1 : max(result[index].gap, entry.gap)
      } else {
        result.append(entry)
      }
    }
    return result
  }

  /// Ends the adding of patterns.
  mutating func finish() {
    for list in pendingAccepts {
      accepts += list
      acceptStart.append(Int32(accepts.count))
    }
    pendingAccepts = []
    vocabulary.finish()
  }

  var nodeCount: Int { predecessorStart.count - 1 }
}

/// A pattern found in a sentence.
struct PatternHit: Sendable {
  var pattern: Int32
  /// The first and the last word, as indices into the tokens of the sentence.
  var first: Int32
  var last: Int32
}
