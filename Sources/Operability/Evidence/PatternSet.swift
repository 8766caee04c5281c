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

  private struct Entry: Hashable {
    var node: Int
    var gap: Int
  }

  /// What makes a node: patterns that begin alike share their nodes as far as they are alike.
  private struct NodeKey: Hashable {
    var frontier: [Entry]
    var tests: [Pattern.WordTest] = []
    /// The index of the term it stands for.
    var term: Int?
  }

  private var nodesByKey: [NodeKey: Int] = [:]

  private var pendingAccepts: [[Accept]] = []
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
      pendingAccepts[entry.node].append(Accept(pattern: Int32(index), isTerm: isTerm, atEnd: atEnd))
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
    if let known = nodesByKey[key] { return (known, false) }
    let node = addNode(after: key.frontier)
    nodesByKey[key] = node
    return (node, true)
  }

  private mutating func addNode(after frontier: [Entry]) -> Int {
    let start = Int32(predecessors.count)
    for entry in frontier {
      predecessors.append(Predecessor(node: Int32(entry.node), gap: Int32(entry.gap)))
    }
    nodes.append(Node(predecessorStart: start, predecessorEnd: Int32(predecessors.count)))
    pendingAccepts.append([])
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
    for (index, list) in pendingAccepts.enumerated() {
      nodes[index].acceptStart = Int32(accepts.count)
      accepts += list
      nodes[index].acceptEnd = Int32(accepts.count)
    }
    pendingAccepts = []
    nodesByKey = [:]
    let successors = linkSuccessors()
    return PatternGraph(
      count: count, nodes: nodes, predecessors: predecessors, successors: successors, accepts: accepts,
      termNodes: NodeLists(termNodes), vocabulary: vocabulary)
  }

  /// Turns the predecessors round.
  private mutating func linkSuccessors() -> [Successor] {
    var lists: [[Successor]] = Array(repeating: [], count: nodes.count)
    for (index, node) in nodes.enumerated() {
      for predecessor in predecessors[Int(node.predecessorStart)..<Int(node.predecessorEnd)]
      where predecessor.node >= 0 {
        lists[Int(predecessor.node)].append(Successor(node: Int32(index), gap: predecessor.gap))
      }
    }
    var successors: [Successor] = []
    successors.reserveCapacity(predecessors.count)
    for (index, list) in lists.enumerated() {
      nodes[index].successorStart = Int32(successors.count)
      successors += list
      nodes[index].successorEnd = Int32(successors.count)
    }
    return successors
  }
}

/// A finished automaton. It is a class so that all who use it share one.
final class PatternGraph: Sendable {
  let count: Int
  let nodes: [PatternSet.Node]
  let predecessors: [PatternSet.Predecessor]
  let successors: [PatternSet.Successor]
  let accepts: [PatternSet.Accept]
  /// For each node whether a pattern may begin with it.
  let alwaysReady: [Bool]
  /// For each term the nodes that want it.
  let termNodes: NodeLists
  /// For each bit of a word class the nodes that want it.
  let categoryNodes: NodeLists
  let vocabulary: Vocabulary

  init(
    count: Int, nodes: [PatternSet.Node], predecessors: [PatternSet.Predecessor],
    successors: [PatternSet.Successor], accepts: [PatternSet.Accept], termNodes: NodeLists,
    vocabulary: Vocabulary
  ) {
    self.count = count
    self.nodes = nodes
    self.predecessors = predecessors
    self.successors = successors
    alwaysReady = nodes.map { node in
      predecessors[Int(node.predecessorStart)..<Int(node.predecessorEnd)].contains { $0.node < 0 }
    }
    self.accepts = accepts
    self.termNodes = termNodes
    self.vocabulary = vocabulary
    categoryNodes = NodeLists(vocabulary.categories)
  }

  /// The graph's arrays, for the time of a run.
  struct Tables {
    let nodes: UnsafeBufferPointer<PatternSet.Node>
    let predecessors: UnsafeBufferPointer<PatternSet.Predecessor>
    let successors: UnsafeBufferPointer<PatternSet.Successor>
    let accepts: UnsafeBufferPointer<PatternSet.Accept>
    let termNodes: UnsafeBufferPointer<Int32>
    let termStarts: UnsafeBufferPointer<Int32>
    let categoryNodes: UnsafeBufferPointer<Int32>
    let categoryStarts: UnsafeBufferPointer<Int32>
  }

  /// Calls `body` with the arrays, so that no access to them is counted or checked.
  func withTables(_ body: (Tables) -> Void) {
    nodes.withUnsafeBufferPointer { nodes in
      predecessors.withUnsafeBufferPointer { predecessors in
        successors.withUnsafeBufferPointer { successors in
          accepts.withUnsafeBufferPointer { accepts in
            termNodes.withTables { termNodes, termStarts in
              categoryNodes.withTables { categoryNodes, categoryStarts in
                body(
                  Tables(
                    nodes: nodes, predecessors: predecessors, successors: successors, accepts: accepts,
                    termNodes: termNodes, termStarts: termStarts, categoryNodes: categoryNodes,
                    categoryStarts: categoryStarts))
              }
            }
          }
        }
      }
    }
  }
}

/// Lists of nodes, the latest node of each first, as one flat list.
struct NodeLists: Sendable {
  private let nodes: [Int32]
  /// Where the nodes of a list begin; those of the next end them.
  private let starts: [Int32]

  init(_ lists: [[Int32]]) {
    nodes = lists.flatMap { $0.sorted(by: >) }
    starts = lists.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
  }

  /// Calls `body` with the nodes and the starts.
  func withTables(_ body: (UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Int32>) -> Void) {
    nodes.withUnsafeBufferPointer { nodes in starts.withUnsafeBufferPointer { body(nodes, $0) } }
  }
}

/// A pattern found in a sentence.
struct PatternHit: Sendable {
  var pattern: Int32
  /// The first and the last word, as indices into the tokens of the sentence.
  var first: Int32
  var last: Int32
}
