/// A sum of small decision trees over figures, as gradient boosting learns them: the log-odds that there is a gap.
///
/// Trees see what a weighted sum cannot: that a figure matters only beside another.
struct TreeModel: Sendable {
  /// The log-odds before any tree.
  let base: Double
  /// The nodes of all trees, each before those below it.
  private(set) var nodes: [Node] = []
  /// Where the trees begin.
  private(set) var roots: [Int32] = []

  struct Node {
    /// The figure to look at; -1 for a leaf.
    var feature: Int32
    /// Up to here the next node follows, beyond it the one at ``beyond``; of a leaf, what it adds to the log-odds.
    var value: Float
    var beyond: Int32 = 0
  }

  /// A tree has at most so many levels.
  static let mostLevels = 8

  init(base: Double) { self.base = base }

  /// Begins a tree.
  mutating func beginTree() { roots.append(Int32(nodes.count)) }

  /// Adds a node that splits by a figure.
  ///
  /// - Returns: its place, for ``continueBeyond(_:)``.
  mutating func addSplit(_ feature: Int32, upTo limit: Double) -> Int {
    nodes.append(Node(feature: feature, value: Float(limit)))
    return nodes.count - 1
  }

  /// Says that the next node is the one beyond a split's limit.
  mutating func continueBeyond(_ split: Int) { nodes[split].beyond = Int32(nodes.count) }

  /// Adds a leaf.
  mutating func addLeaf(_ value: Double) { nodes.append(Node(feature: -1, value: Float(value))) }

  /// The probability that figures make; those that are not there count as 0.
  func probability(_ figures: [Float]) -> Double {
    var sum = base
    for root in roots {
      var place = Int(root)
      while nodes[place].feature >= 0 {
        let feature = Int(nodes[place].feature)
        let figure = feature < figures.count ? figures[feature] : 0
        place = figure <= nodes[place].value ? place + 1 : Int(nodes[place].beyond)
      }
      sum += Double(nodes[place].value)
    }
    return Logarithm.logistic(sum)
  }
}
