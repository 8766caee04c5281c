/// Which nodes of the automaton want which word.
struct Vocabulary: Sendable {
  private var exact: [[UInt8]: [Int32]] = [:]
  private var url: [[UInt8]: [Int32]] = [:]
  /// Sorted by the affix, so that all that fit a word are found by trying its lengths.
  private var prefixes: [[UInt8]: [Int32]] = [:]
  private var suffixes: [[UInt8]: [Int32]] = [:]
  private var longestAffix = 0
  private var shortestAffix = Int.max
  /// For each bit of a word class the nodes that want it, the latest node first.
  private(set) var categories: [[Int32]] = Array(repeating: [], count: 16)

  mutating func add(_ test: Pattern.WordTest, node: Int32) {
    switch test {
    case .exact(let word): exact[word, default: []].append(node)
    case .url(let word): url[word, default: []].append(node)
    case .prefix(let word):
      prefixes[word, default: []].append(node)
      note(word.count)
    case .suffix(let word):
      suffixes[word, default: []].append(node)
      note(word.count)
    case .category(let category): categories[category.rawValue.trailingZeroBitCount].append(node)
    }
  }

  private mutating func note(_ length: Int) {
    longestAffix = max(longestAffix, length)
    shortestAffix = min(shortestAffix, length)
  }

  mutating func finish() {
    for index in categories.indices { categories[index].sort(by: >) }
  }

  /// The nodes that want a word (lower-cased), the latest first; `insideURL` words are wanted by their own tests only.
  func nodes(for word: [UInt8], insideURL: Bool) -> [Int32] {
    if insideURL { return (url[word] ?? []).sorted(by: >) }
    var nodes = exact[word] ?? []
    if shortestAffix <= word.count {
      for length in shortestAffix...min(longestAffix, word.count) {
        if let more = prefixes[Array(word[..<length])] { nodes += more }
        if let more = suffixes[Array(word[(word.count - length)...])] { nodes += more }
      }
    }
    guard nodes.count > 1 else { return nodes }
    nodes.sort(by: >)
    // A word may satisfy two tests of one node.
    var unique: [Int32] = []
    for node in nodes where unique.last != node { unique.append(node) }
    return unique
  }
}
