/// A finished automaton. It is a class so that all who use it share one.
final class PatternGraph: Sendable {
  let count: Int
  /// The last one only ends the entries of the one before.
  let nodes: [PatternSet.Node]
  /// Where the predecessors of each frontier begin; those of the next end them.
  let frontierStarts: [Int32]
  let predecessors: [PatternSet.Predecessor]
  let successors: [PatternSet.Successor]
  let accepts: [PatternSet.Accept]
  /// For each term the nodes that want it.
  let termNodes: NodeLists
  /// For each bit of a word class the nodes that want it.
  let categoryNodes: NodeLists
  let vocabulary: Vocabulary

  init(
    count: Int, nodes: [PatternSet.Node], frontierStarts: [Int32], predecessors: [PatternSet.Predecessor],
    successors: [PatternSet.Successor], accepts: [PatternSet.Accept], termNodes: [[Int32]],
    vocabulary: Vocabulary
  ) {
    self.count = count
    self.nodes = nodes
    self.frontierStarts = frontierStarts
    self.predecessors = predecessors
    self.successors = successors
    self.accepts = accepts
    self.vocabulary = vocabulary
    self.termNodes = NodeLists(termNodes, nodes)
    categoryNodes = NodeLists(vocabulary.categories, nodes)
  }

  /// For each frontier whether a pattern may begin behind it.
  var alwaysReady: [Bool] {
    (0..<(frontierStarts.count - 1)).map { frontier in
      predecessors[Int(frontierStarts[frontier])..<Int(frontierStarts[frontier + 1])]
        .contains { $0.node < 0 }
    }
  }

  /// The graph's arrays, for the time of a run.
  struct Tables {
    let nodes: UnsafeBufferPointer<PatternSet.Node>
    let frontierStarts: UnsafeBufferPointer<Int32>
    let predecessors: UnsafeBufferPointer<PatternSet.Predecessor>
    let successors: UnsafeBufferPointer<PatternSet.Successor>
    let accepts: UnsafeBufferPointer<PatternSet.Accept>
    let termNodes: UnsafeBufferPointer<WantingNode>
    let termStarts: UnsafeBufferPointer<Int32>
    let categoryNodes: UnsafeBufferPointer<WantingNode>
    let categoryStarts: UnsafeBufferPointer<Int32>
  }

  /// Calls `body` with the arrays, so that no access to them is counted or checked.
  func withTables(_ body: (Tables) -> Void) {
    nodes.withUnsafeBufferPointer { nodes in
      frontierStarts.withUnsafeBufferPointer { frontierStarts in
        predecessors.withUnsafeBufferPointer { predecessors in
          successors.withUnsafeBufferPointer { successors in
            accepts.withUnsafeBufferPointer { accepts in
              termNodes.withTables { termNodes, termStarts in
                categoryNodes.withTables { categoryNodes, categoryStarts in
                  body(
                    Tables(
                      nodes: nodes, frontierStarts: frontierStarts, predecessors: predecessors,
                      successors: successors, accepts: accepts, termNodes: termNodes,
                      termStarts: termStarts, categoryNodes: categoryNodes, categoryStarts: categoryStarts))
                }
              }
            }
          }
        }
      }
    }
  }
}

/// A node that wants a word or a term, and the frontier that it stands behind: most of the nodes that are looked at stand
/// behind one that nothing has opened.
struct WantingNode: Sendable {
  let node: Int32
  let frontier: Int32

  init(_ node: Int32, _ nodes: [PatternSet.Node]) {
    self.node = node
    frontier = nodes[Int(node)].frontier
  }
}

/// Lists of nodes, the latest node of each first, as one flat list.
struct NodeLists: Sendable {
  private let nodes: [WantingNode]
  /// Where the nodes of a list begin; those of the next end them.
  private let starts: [Int32]

  init(_ lists: [[Int32]], _ all: [PatternSet.Node]) {
    nodes = lists.flatMap { list in list.sorted(by: >).map { WantingNode($0, all) } }
    starts = lists.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
  }

  /// Calls `body` with the nodes and the starts.
  func withTables(_ body: (UnsafeBufferPointer<WantingNode>, UnsafeBufferPointer<Int32>) -> Void) {
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
