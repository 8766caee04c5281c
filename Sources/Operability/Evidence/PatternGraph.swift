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
