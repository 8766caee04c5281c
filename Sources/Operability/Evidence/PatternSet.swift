/// Many patterns compiled into one automaton, which is run over each sentence once.
///
/// The automaton is a graph without cycles: a node stands for a word of a pattern and knows which nodes may come
/// before it and how many words may lie between. For each word of a text only the nodes that want this word are
/// looked at; a node is reached when a predecessor was reached recently enough. The last two times a
/// node was reached are all that is kept: for a gap with an upper bound the latest place that fits is always the best,
/// and only words that overlap make the last but one matter.
struct PatternSet {
  /// How many patterns there are; hits name them by index.
  private(set) var count = 0
  private(set) var nodes: [Node] = []
  private(set) var predecessors: [Predecessor] = []
  private(set) var accepts: [Accept] = []
  private(set) var vocabulary = Vocabulary()

  /// A word of a pattern: where its predecessors, its successors and the patterns that end with it begin and end.
  struct Node: Sendable {
    var predecessorStart: Int32
    var predecessorEnd: Int32
    var acceptStart: Int32 = 0
    var acceptEnd: Int32 = 0
    var successorStart: Int32 = 0
    var successorEnd: Int32 = 0
  }

  /// A node that may come after another, with so many words between.
  struct Successor: Sendable {
    var node: Int32
    var gap: Int32
  }

  /// A way into a node.
  struct Predecessor: Sendable {
    /// The node before, -1 for the start of the pattern.
    var node: Int32
    /// How many words may lie between; for an anchored start, how many before it; -1 for no limit.
    var gap: Int32
  }

  /// A pattern that ends at a node, or one of a term's.
  struct Accept: Sendable {
    /// The index of the pattern, of the term if that is what ends.
    var pattern: Int32
    var isTerm: Bool
    var atEnd: Bool
  }

  private struct Entry: Equatable {
    var node: Int
    var gap: Int
  }

  /// What makes a node: patterns that begin alike share their nodes as far as they are alike.
  private struct NodeKey: Equatable {
    var frontier: [Entry]
    var tests: [WordTest] = []
    /// The index of the term it stands for, -1 for none.
    var term = -1

    var hash: UInt64 {
      var hash = UInt64(truncatingIfNeeded: term)
      func add(_ value: UInt64) { hash = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15 ^ (hash >> 31) }
      for entry in frontier { add(UInt64(truncatingIfNeeded: entry.node << 16 ^ entry.gap)) }
      for test in tests { add(WordTest.key(test.kind, test.hash)) }
      return hash
    }
  }

  /// For each node what made it.
  private var keys: [NodeKey] = []
  private var nodesByKey = HashIndex(capacity: 1 << 12)

  /// In the order in which patterns were added.
  private var endings: [(node: Int32, accept: Accept)] = []
  /// The terms that patterns refer to; each is matched once, whoever refers to it.
  private var terms: [String: Int] = [:]
  /// For each term the nodes that want it.
  private var termNodes: [[Int32]] = []

  /// Adds a pattern and returns its index.
  mutating func add(_ pattern: Pattern) -> Int {
    add(pattern, as: count, isTerm: false)
    count += 1
    return count - 1
  }

  private mutating func add(_ pattern: Pattern, as index: Int, isTerm: Bool) {
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
      endings.append(
        (Int32(entry.node), Accept(pattern: Int32(index), isTerm: isTerm, atEnd: atEnd)))
    }
  }

  private mutating func index(of term: Pattern.Term) -> Int {
    if let known = terms[term.name] { return known }
    let index = termNodes.count
    terms[term.name] = index
    termNodes.append([])
    for pattern in term.patterns { add(pattern, as: index, isTerm: true) }
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
        let (node, isNew) = node(NodeKey(frontier: frontier, tests: tests))
        if isNew { for test in tests { vocabulary.add(test, node: Int32(node)) } }
        frontier = (optional ? frontier : []) + [Entry(node: node, gap: 0)]
      case .term(let term, let optional):
        let wanted = index(of: term)
        let (node, isNew) = node(NodeKey(frontier: frontier, term: wanted))
        if isNew { termNodes[wanted].append(Int32(node)) }
        frontier = (optional ? frontier : []) + [Entry(node: node, gap: 0)]
      case .group(let alternatives, let optional):
        var ends = optional ? frontier : []
        for alternative in alternatives { ends += append(alternative, to: frontier) }
        frontier = PatternSet.merged(ends)
      }
    }
    return frontier
  }

  private mutating func node(_ key: NodeKey) -> (node: Int, isNew: Bool) {
    let hash = key.hash
    if let known = nodesByKey.last(hash, where: { keys[$0] == key }) { return (known, false) }
    nodesByKey.append(hash)
    keys.append(key)
    return (addNode(after: key.frontier), true)
  }

  private mutating func addNode(after frontier: [Entry]) -> Int {
    let start = Int32(predecessors.count)
    for entry in frontier {
      predecessors.append(Predecessor(node: Int32(entry.node), gap: Int32(entry.gap)))
    }
    nodes.append(Node(predecessorStart: start, predecessorEnd: Int32(predecessors.count)))
    return nodes.count - 1
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

  /// The automaton of the patterns added.
  mutating func finished() -> PatternGraph {
    let ends = PatternSet.grouped(endings, nodes.count) { $0.node }
    accepts = ends.entries.map(\.accept)
    for index in nodes.indices {
      nodes[index].acceptStart = ends.starts[index]
      nodes[index].acceptEnd = ends.starts[index + 1]
    }
    endings = []
    keys = []
    nodesByKey = HashIndex()
    let successors = linkSuccessors()
    return PatternGraph(
      count: count, nodes: nodes, predecessors: predecessors, successors: successors, accepts: accepts,
      termNodes: NodeLists(termNodes), vocabulary: vocabulary)
  }

  /// Turns the predecessors round.
  private mutating func linkSuccessors() -> [Successor] {
    var links: [(node: Int32, successor: Successor)] = []
    links.reserveCapacity(predecessors.count)
    for (index, node) in nodes.enumerated() {
      for place in Int(node.predecessorStart)..<Int(node.predecessorEnd) where predecessors[place].node >= 0 {
        let successor = Successor(node: Int32(index), gap: predecessors[place].gap)
        links.append((predecessors[place].node, successor))
      }
    }
    let successors = PatternSet.grouped(links, nodes.count) { $0.node }
    for index in nodes.indices {
      nodes[index].successorStart = successors.starts[index]
      nodes[index].successorEnd = successors.starts[index + 1]
    }
    return successors.entries.map(\.successor)
  }

  /// Entries in the order of their nodes, those of one node in the order they had, and where each node's begin.
  private static func grouped<Entry>(
    _ entries: [Entry], _ count: Int, by node: (Entry) -> Int32
  ) -> (entries: [Entry], starts: [Int32]) {
    var starts = Array(repeating: Int32(0), count: count + 1)
    for entry in entries { starts[Int(node(entry)) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var order = Array(repeating: 0, count: entries.count)
    var next = starts
    for (place, entry) in entries.enumerated() {
      order[Int(next[Int(node(entry))])] = place
      next[Int(node(entry))] += 1
    }
    return (order.map { entries[$0] }, starts)
  }
}
