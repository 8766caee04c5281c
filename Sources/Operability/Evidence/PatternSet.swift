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
  private(set) var vocabulary: Vocabulary

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
  struct Predecessor: Sendable, Equatable {
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

  /// What makes a node, beside what may come before it: patterns that begin alike share their nodes as far as they are
  /// alike.
  private struct Want {
    /// Where its tests begin and end.
    var tests: Range<Int32>
    /// The index of the term it stands for, -1 for none.
    var term: Int32
  }

  /// For each node what it wants.
  private var wants: [Want] = []
  /// The tests of all nodes.
  private var tests: [Pattern.Part] = []
  private var nodesByKey: HashIndex

  /// In the order in which patterns were added.
  private var endings: [(node: Int32, accept: Accept)] = []
  /// The terms that patterns refer to; each is matched once, whoever refers to it.
  private var terms: [String: Int] = [:]
  /// For each term the nodes that want it.
  private var termNodes: [[Int32]] = []

  /// - Parameter capacity: about how many nodes are expected.
  init(capacity: Int = 0) {
    nodesByKey = HashIndex(capacity: capacity)
    nodes.reserveCapacity(capacity)
    wants.reserveCapacity(capacity)
    predecessors.reserveCapacity(capacity * 2)
    tests.reserveCapacity(capacity * 2)
    vocabulary = Vocabulary(capacity: capacity * 2)
  }

  /// Adds a pattern and returns its index.
  mutating func add(_ pattern: Pattern) -> Int {
    add(pattern, as: count, isTerm: false)
    count += 1
    return count - 1
  }

  private mutating func add(_ pattern: Pattern, as index: Int, isTerm: Bool) {
    var frontier = [Predecessor(node: -1, gap: pattern.parts.first == .start ? 0 : -1)]
    append(pattern, pattern.parts.indices, to: &frontier)
    for end in frontier where end.node >= 0 {
      endings.append((end.node, Accept(pattern: Int32(index), isTerm: isTerm, atEnd: pattern.isAtEnd)))
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

  /// Adds a sequence of a pattern's parts behind a frontier, the nodes that may come before it, and puts those there
  /// that may come before what follows.
  private mutating func append(_ pattern: Pattern, _ sequence: Range<Int>, to frontier: inout [Predecessor]) {
    var place = sequence.lowerBound
    while place < sequence.upperBound {
      let next = pattern.place(behind: place)
      switch pattern.parts[place] {
      // Only the outermost ones of start and end mean something; the others match anywhere.
      case .start, .end, .test, .alternative: break
      case .gap(let length):
        for index in frontier.indices where frontier[index].gap >= 0 { frontier[index].gap += length }
      case .word(_, let optional):
        let node = node(after: frontier, tests: pattern.parts[(place + 1)..<next])
        if !optional { frontier.removeAll(keepingCapacity: true) }
        frontier.append(Predecessor(node: node, gap: 0))
      case .term(let term, let optional):
        let node = node(after: frontier, term: Int32(index(of: pattern.terms[Int(term)])))
        if !optional { frontier.removeAll(keepingCapacity: true) }
        frontier.append(Predecessor(node: node, gap: 0))
      case .group(_, let optional):
        var ends = optional ? frontier : []
        var alternative = place + 1
        while alternative < next {
          let end = pattern.place(behind: alternative)
          var branch = frontier
          append(pattern, alternative + 1..<end, to: &branch)
          ends += branch
          alternative = end
        }
        frontier = PatternSet.merged(ends)
      }
      place = next
    }
  }

  /// The node that wants a word behind a frontier: one that is there already, or a new one.
  private mutating func node(after frontier: [Predecessor], tests wanted: ArraySlice<Pattern.Part>) -> Int32 {
    var hash = PatternSet.hash(frontier)
    for case .test(let test) in wanted { hash = PatternSet.mixed(hash, WordTest.key(test.kind, test.hash)) }
    let known = nodesByKey.last(hash) { node in
      let own = wants[node].tests
      return wants[node].term < 0 && own.count == wanted.count && follows(node, frontier)
        && tests[Int(own.lowerBound)..<Int(own.upperBound)] == wanted
    }
    if let known { return Int32(known) }
    let start = Int32(tests.count)
    for test in wanted { tests.append(test) }
    let node = addNode(after: frontier, hash, Want(tests: start..<Int32(tests.count), term: -1))
    for case .test(let test) in wanted { vocabulary.add(test, node: node) }
    return node
  }

  /// The same for a node that wants a term.
  private mutating func node(after frontier: [Predecessor], term: Int32) -> Int32 {
    let hash = PatternSet.mixed(PatternSet.hash(frontier), UInt64(term))
    if let known = nodesByKey.last(hash, where: { wants[$0].term == term && follows($0, frontier) }) {
      return Int32(known)
    }
    let node = addNode(after: frontier, hash, Want(tests: 0..<0, term: term))
    termNodes[Int(term)].append(node)
    return node
  }

  private static func hash(_ frontier: [Predecessor]) -> UInt64 {
    frontier.reduce(0) { mixed($0, UInt64(truncatingIfNeeded: Int($1.node) << 16 ^ Int($1.gap))) }
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    (hash ^ value) &* 0x9E37_79B9_7F4A_7C15 ^ (hash >> 31)
  }

  /// Whether what may come before a node is a frontier.
  private func follows(_ node: Int, _ frontier: [Predecessor]) -> Bool {
    predecessors[Int(nodes[node].predecessorStart)..<Int(nodes[node].predecessorEnd)].elementsEqual(frontier)
  }

  private mutating func addNode(after frontier: [Predecessor], _ hash: UInt64, _ want: Want) -> Int32 {
    let start = Int32(predecessors.count)
    for entry in frontier { predecessors.append(entry) }
    nodesByKey.append(hash)
    wants.append(want)
    nodes.append(Node(predecessorStart: start, predecessorEnd: Int32(predecessors.count)))
    return Int32(nodes.count - 1)
  }

  /// Keeps the widest gap of each node.
  private static func merged(_ entries: [Predecessor]) -> [Predecessor] {
    var result: [Predecessor] = []
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
    linkAccepts()
    let successors = linkSuccessors()
    return PatternGraph(
      count: count, nodes: nodes, predecessors: predecessors, successors: successors, accepts: accepts,
      termNodes: NodeLists(termNodes), vocabulary: vocabulary)
  }

  /// Puts the endings in the order of their nodes, those of one node in the order they have.
  private mutating func linkAccepts() {
    var places = PatternSet.starts(nodes.count, endings.lazy.map(\.node))
    for index in nodes.indices {
      nodes[index].acceptStart = places[index]
      nodes[index].acceptEnd = places[index + 1]
    }
    accepts = Array(repeating: Accept(pattern: 0, isTerm: false, atEnd: false), count: endings.count)
    for (node, accept) in endings {
      accepts[Int(places[Int(node)])] = accept
      places[Int(node)] += 1
    }
  }

  /// Turns the predecessors round.
  private mutating func linkSuccessors() -> [Successor] {
    var places = PatternSet.starts(nodes.count, predecessors.lazy.map(\.node))
    for index in nodes.indices {
      nodes[index].successorStart = places[index]
      nodes[index].successorEnd = places[index + 1]
    }
    var successors = Array(repeating: Successor(node: 0, gap: 0), count: Int(places[nodes.count]))
    for (index, node) in nodes.enumerated() {
      for place in Int(node.predecessorStart)..<Int(node.predecessorEnd) where predecessors[place].node >= 0 {
        let before = Int(predecessors[place].node)
        successors[Int(places[before])] = Successor(node: Int32(index), gap: predecessors[place].gap)
        places[before] += 1
      }
    }
    return successors
  }

  /// Where the entries of each node begin, if they stand in the order of nodes; those of the next end them. Entries of
  /// no node are passed over.
  private static func starts(_ count: Int, _ nodes: some Sequence<Int32>) -> [Int32] {
    var starts = Array(repeating: Int32(0), count: count + 1)
    for node in nodes where node >= 0 { starts[Int(node) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    return starts
  }
}
