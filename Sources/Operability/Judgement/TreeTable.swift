/// The trees of a ``TreeModel``, laid out for being asked often: all filled up to the same number of levels, so that a
/// way down takes the same steps through any of them, without a branch that the processor would have to guess. The judge
/// owns its tables.
struct TreeTable: Sendable {
  private let base: Double
  private let levels: Int
  /// The splits of a tree from place 1 on, those below place `n` at `2n` and `2n + 1`; then those of the next tree.
  private let splits: FixedTable<Split>
  /// What the leaves of a tree add, from left to right; then those of the next tree.
  private let leaves: FixedTable<Float>
  /// The last figure that any tree looks at.
  private let lastFigure: Int32

  private struct Split {
    /// The figure to look at, and the number up to which the left side holds.
    var figure: Int32 = 0
    var limit: Float = 0
  }

  init(_ model: TreeModel) {
    base = model.base
    levels = model.roots.map { TreeTable.levels(of: model.nodes, at: Int($0)) }.max() ?? 0
    var filling = Filling(model.roots.count, levels: levels)
    for (tree, root) in model.roots.enumerated() { filling.fill(tree, 1, from: model.nodes, at: Int(root)) }
    splits = FixedTable(filling.splits)
    leaves = FixedTable(filling.leaves)
    lastFigure = filling.lastFigure
  }

  /// Gives the memory back.
  func deallocate() {
    splits.deallocate()
    leaves.deallocate()
  }

  private static func levels(of nodes: [TreeModel.Node], at place: Int) -> Int {
    guard nodes[place].feature >= 0 else { return 0 }
    return 1 + max(levels(of: nodes, at: place + 1), levels(of: nodes, at: Int(nodes[place].beyond)))
  }

  /// Tables that are being filled.
  private struct Filling {
    private let levels: Int
    var splits: [Split]
    var leaves: [Float]
    var lastFigure: Int32 = 0

    init(_ trees: Int, levels: Int) {
      self.levels = levels
      splits = Array(repeating: Split(), count: trees << levels)
      leaves = Array(repeating: 0, count: trees << levels)
    }

    /// Puts a node, and what is below it, at a place of a tree; a leaf above the last level is repeated below.
    mutating func fill(_ tree: Int, _ place: Int, from nodes: [TreeModel.Node], at index: Int) {
      let node = nodes[index]
      guard place < 1 << levels else {
        leaves[(tree - 1) << levels + place] = node.value
        return
      }
      var (left, right) = (index, index)
      if node.feature >= 0 {
        (left, right) = (index + 1, Int(node.beyond))
        // A figure that a checklist does not have is 0.
        if node.feature == .max {
          if node.value >= 0 { right = left } else { left = right }
        } else {
          splits[tree << levels + place] = Split(figure: node.feature, limit: node.value)
          lastFigure = max(lastFigure, node.feature)
        }
      }
      fill(tree, 2 * place, from: nodes, at: left)
      fill(tree, 2 * place + 1, from: nodes, at: right)
    }
  }

  /// The probability that figures make, which stand in two lists, one after the other; those that are not there count
  /// as 0.
  func probability(_ first: [Float], _ second: UnsafeBufferPointer<Float>) -> Double {
    let count = max(first.count + second.count, Int(lastFigure) + 1)
    return withUnsafeTemporaryAllocation(of: Float.self, capacity: count) { figures in
      var end = figures.initialize(fromContentsOf: first)
      end = figures[end...].initialize(fromContentsOf: second)
      figures[end...].initialize(repeating: 0)
      return probability(UnsafeBufferPointer(figures))
    }
  }

  private func probability(_ figures: UnsafeBufferPointer<Float>) -> Double {
    var sum = base
    for start in stride(from: 0, to: leaves.count, by: 1 << levels) {
      var place = 1
      for _ in 0..<levels {
        let split = splits[start &+ place]
        // The sign of the difference: a comparison would become a branch.
        let isBeyond = (split.limit - figures[Int(split.figure)]).bitPattern >> 31
        place = 2 &* place | Int(isBeyond)
      }
      sum += Double(leaves[start &+ place &- 1 << levels])
    }
    return Logarithm.logistic(sum)
  }
}
