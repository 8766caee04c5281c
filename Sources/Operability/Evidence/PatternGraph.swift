/// A finished automaton. It is a class so that all who use it share one, and owns the tables that it lends.
final class PatternGraph: Sendable {
  let count: Int
  let tables: Tables
  let vocabulary: Vocabulary

  /// What runs over sentences look into.
  struct Tables: Sendable {
    /// The last one only ends the entries of the one before.
    let nodes: FixedTable<PatternSet.Node>
    /// Where the predecessors of each frontier begin; those of the next end them.
    let frontierStarts: FixedTable<Int32>
    let predecessors: FixedTable<PatternSet.Predecessor>
    let successors: FixedTable<PatternSet.Successor>
    let accepts: FixedTable<PatternSet.Accept>
    /// For each term the nodes that want it.
    let termNodes: NodeLists
    /// For each bit of a word class the nodes that want it.
    let categoryNodes: NodeLists
    /// Which words may be wanted at all.
    let filter: WordFilter
  }

  init(
    count: Int, nodes: [PatternSet.Node], frontierStarts: [Int32], predecessors: [PatternSet.Predecessor],
    successors: [PatternSet.Successor], accepts: [PatternSet.Accept], termNodes: [[Int32]],
    vocabulary: Vocabulary
  ) {
    self.count = count
    self.vocabulary = vocabulary
    let nodes = FixedTable(nodes)
    tables = Tables(
      nodes: nodes, frontierStarts: FixedTable(frontierStarts),
      predecessors: FixedTable(predecessors), successors: FixedTable(successors),
      accepts: FixedTable(accepts), termNodes: NodeLists(termNodes, nodes),
      categoryNodes: NodeLists(vocabulary.categories, nodes), filter: WordFilter(vocabulary.filter))
  }

  deinit {
    tables.nodes.deallocate()
    tables.frontierStarts.deallocate()
    tables.predecessors.deallocate()
    tables.successors.deallocate()
    tables.accepts.deallocate()
    tables.termNodes.deallocate()
    tables.categoryNodes.deallocate()
    tables.filter.deallocate()
  }

  /// For each frontier whether a pattern may begin behind it.
  var alwaysReady: [Bool] {
    (0..<(tables.frontierStarts.count - 1)).map { frontier in
      (Int(tables.frontierStarts[frontier])..<Int(tables.frontierStarts[frontier + 1]))
        .contains { tables.predecessors[$0].node < 0 }
    }
  }
}

/// A node that wants a word or a term, and the frontier that it stands behind: most of the nodes that are looked at stand
/// behind one that nothing has opened.
struct WantingNode: Sendable {
  let node: Int32
  let frontier: Int32

  init(_ node: Int32, _ nodes: FixedTable<PatternSet.Node>) {
    self.node = node
    frontier = nodes[Int(node)].frontier
  }
}

/// Lists of nodes, the latest node of each first, as one flat list.
struct NodeLists: Sendable {
  private let nodes: FixedTable<WantingNode>
  /// Where the nodes of a list begin; those of the next end them.
  private let starts: FixedTable<Int32>

  init(_ lists: [[Int32]], _ all: FixedTable<PatternSet.Node>) {
    nodes = FixedTable(lists.flatMap { list in list.sorted(by: >).map { WantingNode($0, all) } })
    starts = FixedTable(lists.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) })
  }

  /// The places of a list's nodes.
  @inline(__always)
  func places(_ list: Int) -> Range<Int> { Int(starts[list])..<Int(starts[list + 1]) }

  subscript(place: Int) -> WantingNode { nodes[place] }

  /// Gives the memory back.
  func deallocate() {
    nodes.deallocate()
    starts.deallocate()
  }
}

/// A pattern found in a sentence.
struct PatternHit: Sendable {
  var pattern: Int32
  /// The first and the last word, as indices into the tokens of the sentence.
  var first: Int32
  var last: Int32
}
