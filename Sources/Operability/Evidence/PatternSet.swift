/// Many patterns compiled into one automaton, which is run over each sentence once.
///
/// The automaton is a graph without cycles: a node stands for a word of a pattern and stands behind a frontier, which
/// knows which nodes may come before and how many words may lie between; words that may take one another's place in a
/// pattern share it. For each word of a text only the nodes that want this word are looked at; a node is reached when
/// one before its frontier was reached recently enough. The last two times a
/// node was reached are all that is kept: for a gap with an upper bound the latest place that fits is always the best,
/// and only words that overlap make the last but one matter.
struct PatternSet {
  /// How many patterns there are; hits name them by index.
  private(set) var count = 0
  private var nodes: [Node] = []
  private var predecessors: [Predecessor] = []
  private var vocabulary: Vocabulary

  /// A word of a pattern: the frontier that it stands behind, and where the patterns that end with it and the frontiers
  /// behind it begin; those of the next node end them.
  struct Node: Sendable {
    var frontier: Int32
    var acceptStart: Int32 = 0
    var successorStart: Int32 = 0
  }

  /// A frontier that a node opens, with so many words between.
  struct Successor: Sendable {
    var frontier: Int32
    var gap: Int32
  }

  /// A way to a frontier.
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

  /// Where the predecessors of each frontier begin; those of the next end them.
  private var frontierStarts: [Int32] = [0]
  private var frontiersByEntries: HashIndex

  /// For each node what it wants, as a hash of its tests or its term: words are known by nothing else either.
  private var wants: [UInt64] = []
  /// Patterns that begin alike share their nodes as far as they are alike.
  private var nodesByKey: HashIndex
  /// The frontiers of the pattern that is being added, one after the other: the nodes that may come before what follows.
  private var frontiers: [Predecessor] = []
  /// The last of them that was looked up: words that may take one another's place ask for the same.
  private var lastLookedUp: (place: Range<Int>, frontier: Int32) = (0..<0, 0)

  /// In the order in which patterns were added.
  private var endings: [(node: Int32, accept: Accept)] = []
  /// The terms that patterns refer to; each is matched once, whoever refers to it.
  private var terms: [String: Int] = [:]
  /// For each term the nodes that want it.
  private var termNodes: [[Int32]] = []

  /// - Parameter capacity: about how many nodes are expected.
  init(capacity: Int = 0) {
    nodesByKey = HashIndex(capacity: capacity)
    frontiersByEntries = HashIndex(capacity: capacity / 4)
    nodes.reserveCapacity(capacity)
    wants.reserveCapacity(capacity)
    predecessors.reserveCapacity(capacity)
    vocabulary = Vocabulary(capacity: capacity * 2)
  }

  /// Adds a pattern and returns its index.
  mutating func add(_ pattern: Pattern) -> Int {
    add(pattern, as: count, isTerm: false)
    count += 1
    return count - 1
  }

  private mutating func add(_ pattern: Pattern, as index: Int, isTerm: Bool) {
    let start = frontiers.count
    frontiers.append(Predecessor(node: -1, gap: pattern.parts.first == .start ? 0 : -1))
    for place in append(pattern, pattern.parts.indices, to: start..<start + 1)
    where frontiers[place].node >= 0 {
      let accept = Accept(pattern: Int32(index), isTerm: isTerm, atEnd: pattern.isAtEnd)
      endings.append((frontiers[place].node, accept))
    }
    forgetFrontiers(from: start)
  }

  private mutating func forgetFrontiers(from start: Int) {
    frontiers.removeLast(frontiers.count - start)
    if lastLookedUp.place.upperBound > start { lastLookedUp = (0..<0, 0) }
  }

  private mutating func index(of term: Pattern.Term) -> Int {
    if let known = terms[term.name] { return known }
    let index = termNodes.count
    terms[term.name] = index
    termNodes.append([])
    for pattern in term.patterns { add(pattern, as: index, isTerm: true) }
    return index
  }

  /// Adds a sequence of a pattern's parts behind a frontier.
  ///
  /// - Returns: the frontier behind it.
  private mutating func append(_ pattern: Pattern, _ sequence: Range<Int>, to frontier: Range<Int>) -> Range<
    Int
  > {
    var frontier = frontier
    var place = sequence.lowerBound
    while place < sequence.upperBound {
      let next = pattern.place(behind: place)
      let start = frontiers.count
      switch pattern.parts[place] {
      // Only the outermost ones of start and end mean something; the others match anywhere.
      case .start, .end, .test, .alternative: break
      case .gap(let length):
        for index in frontier {
          var entry = frontiers[index]
          if entry.gap >= 0 { entry.gap += length }
          frontiers.append(entry)
        }
        frontier = start..<frontiers.count
      case .word(_, let optional):
        let node = node(pattern.parts, place + 1..<next, after: frontier)
        frontier = self.frontier(behind: node, optional ? frontier : start..<start)
      case .term(let term, let optional):
        let node = node(index(of: pattern.terms[Int(term)]), after: frontier)
        frontier = self.frontier(behind: node, optional ? frontier : start..<start)
      case .group(_, let optional):
        var ends: [Predecessor] = []
        if optional { merge(frontier, into: &ends) }
        var alternative = place + 1
        while alternative < next {
          let end = pattern.place(behind: alternative)
          let branch = append(pattern, alternative + 1..<end, to: frontier)
          merge(branch, into: &ends)
          alternative = end
        }
        forgetFrontiers(from: start)
        for entry in ends { frontiers.append(entry) }
        frontier = start..<frontiers.count
      }
      place = next
    }
    return frontier
  }

  /// The frontier behind a node that may be left out if something else stays.
  private mutating func frontier(behind node: Int32, _ others: Range<Int>) -> Range<Int> {
    let start = frontiers.count
    for index in others { frontiers.append(frontiers[index]) }
    frontiers.append(Predecessor(node: node, gap: 0))
    return start..<frontiers.count
  }

  /// The node that wants a word behind a frontier.
  private mutating func node(_ parts: [Pattern.Part], _ tests: Range<Int>, after frontier: Range<Int>)
    -> Int32
  {
    var want: UInt64 = 0
    for place in tests {
      guard case .test(let test) = parts[place] else { continue }
      want = PatternSet.mixed(want, WordTest.key(test.kind, test.hash))
    }
    let (node, isNew) = node(wanting: want, after: frontier)
    guard isNew else { return node }
    for place in tests {
      if case .test(let test) = parts[place] { vocabulary.add(test, node: node) }
    }
    return node
  }

  /// The node that wants a term behind a frontier.
  private mutating func node(_ term: Int, after frontier: Range<Int>) -> Int32 {
    let (node, isNew) = node(wanting: PatternSet.mixed(.max, UInt64(term)), after: frontier)
    if isNew { termNodes[term].append(node) }
    return node
  }

  /// A node that is there already, or a new one.
  private mutating func node(wanting want: UInt64, after place: Range<Int>) -> (node: Int32, isNew: Bool) {
    let frontier = frontier(at: place)
    let hash = PatternSet.mixed(want, UInt64(frontier))
    if let known = nodesByKey.last(hash, where: { wants[$0] == want && nodes[$0].frontier == frontier }) {
      return (Int32(known), false)
    }
    nodesByKey.append(hash)
    wants.append(want)
    nodes.append(Node(frontier: frontier))
    return (Int32(nodes.count - 1), true)
  }

  /// The number of a frontier that is there already, or of a new one.
  private mutating func frontier(at place: Range<Int>) -> Int32 {
    if !place.isEmpty, place == lastLookedUp.place { return lastLookedUp.frontier }
    var hash: UInt64 = 0
    for entry in frontiers[place] {
      hash = PatternSet.mixed(hash, UInt64(truncatingIfNeeded: Int(entry.node) << 16 ^ Int(entry.gap)))
    }
    let known = frontiersByEntries.last(hash) { number in
      predecessors[Int(frontierStarts[number])..<Int(frontierStarts[number + 1])]
        .elementsEqual(frontiers[place])
    }
    let number = known ?? frontiersByEntries.count
    if known == nil {
      frontiersByEntries.append(hash)
      predecessors += frontiers[place]
      frontierStarts.append(Int32(predecessors.count))
    }
    lastLookedUp = (place, Int32(number))
    return Int32(number)
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    (hash ^ value) &* 0x9E37_79B9_7F4A_7C15 ^ (hash >> 31)
  }

  /// Adds a frontier to others, keeping the widest gap of each node.
  private func merge(_ frontier: Range<Int>, into ends: inout [Predecessor]) {
    for place in frontier {
      let entry = frontiers[place]
      guard let index = ends.firstIndex(where: { $0.node == entry.node }) else {
        ends.append(entry)
        continue
      }
      let unlimited = ends[index].gap < 0 || entry.gap < 0
      ends[index].gap = unlimited ? -1 : max(ends[index].gap, entry.gap)
    }
  }

  /// The automaton of the patterns added.
  mutating func finished() -> PatternGraph {
    // Where the entries of the last node end.
    nodes.append(Node(frontier: 0))
    let accepts = linkAccepts()
    let successors = linkSuccessors()
    return PatternGraph(
      count: count, nodes: nodes, frontierStarts: frontierStarts, predecessors: predecessors,
      successors: successors, accepts: accepts, termNodes: termNodes, vocabulary: vocabulary)
  }

  /// Puts the endings in the order of their nodes, those of one node in the order they have.
  private mutating func linkAccepts() -> [Accept] {
    var places = PatternSet.starts(nodes.count, endings.lazy.map(\.node))
    for index in nodes.indices { nodes[index].acceptStart = places[index] }
    var accepts = Array(repeating: Accept(pattern: 0, isTerm: false, atEnd: false), count: endings.count)
    for (node, accept) in endings {
      accepts[Int(places[Int(node)])] = accept
      places[Int(node)] += 1
    }
    return accepts
  }

  /// Turns the predecessors round.
  private mutating func linkSuccessors() -> [Successor] {
    var places = PatternSet.starts(nodes.count, predecessors.lazy.map(\.node))
    for index in nodes.indices { nodes[index].successorStart = places[index] }
    var successors = Array(
      repeating: Successor(frontier: 0, gap: 0), count: Int(places[nodes.count]))
    for frontier in 0..<(frontierStarts.count - 1) {
      for place in Int(frontierStarts[frontier])..<Int(frontierStarts[frontier + 1])
      where predecessors[place].node >= 0 {
        let before = Int(predecessors[place].node)
        successors[Int(places[before])] = Successor(frontier: Int32(frontier), gap: predecessors[place].gap)
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
