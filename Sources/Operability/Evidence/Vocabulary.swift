/// Which nodes of the automaton want which word.
///
/// Words, beginnings and ends are known by their hashes (FNV-1a 64, an end's from its last letter on), which makes
/// looking up a word's beginnings a matter of hashing it once.
struct Vocabulary: Sendable {
  private var exact: [UInt64: [Int32]] = [:]
  private var url: [UInt64: [Int32]] = [:]
  private var prefixes: [UInt64: [Int32]] = [:]
  private var suffixes: [UInt64: [Int32]] = [:]
  private var longestAffix = 0
  /// Which words may be wanted at all, so that most of those that are not need not be remembered.
  private(set) var filter = WordFilter()
  /// For each bit of a word class the nodes that want it.
  private(set) var categories: [[Int32]] = Array(repeating: [], count: 16)

  mutating func add(_ test: Pattern.WordTest, node: Int32) {
    filter.add(test)
    switch test {
    case .exact(let word): exact[Vocabulary.hash(word), default: []].append(node)
    case .url(let word): url[Vocabulary.hash(word), default: []].append(node)
    case .prefix(let word):
      prefixes[Vocabulary.hash(word), default: []].append(node)
      longestAffix = max(longestAffix, word.count)
    case .suffix(let word):
      suffixes[Vocabulary.hash(word.reversed()), default: []].append(node)
      longestAffix = max(longestAffix, word.count)
    case .category(let category): categories[category.rawValue.trailingZeroBitCount].append(node)
    }
  }

  private static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
    var hash = SentenceHash.seed
    for byte in word { hash = (hash ^ UInt64(byte)) &* SentenceHash.prime }
    return hash
  }

  /// Appends the nodes that want a word (lower-cased), the latest first; words inside URLs are wanted by their own
  /// tests only.
  func appendNodes(for word: [UInt8], insideURL: Bool, to nodes: inout [Int32]) {
    let start = nodes.count
    if insideURL {
      if let found = url[Vocabulary.hash(word)] { nodes += found }
    } else {
      var forward = SentenceHash.seed
      var backward = SentenceHash.seed
      for length in 1...max(word.count, 1) where length <= word.count {
        forward = (forward ^ UInt64(word[length - 1])) &* SentenceHash.prime
        backward = (backward ^ UInt64(word[word.count - length])) &* SentenceHash.prime
        guard length <= longestAffix else { continue }
        if let found = prefixes[forward] { nodes += found }
        if let found = suffixes[backward] { nodes += found }
      }
      if let found = exact[forward] { nodes += found }
    }
    guard nodes.count - start > 1 else { return }
    nodes[start...].sort(by: >)
    // A word may satisfy two tests of one node.
    var kept = start + 1
    for index in (start + 1)..<nodes.count where nodes[index] != nodes[kept - 1] {
      nodes[kept] = nodes[index]
      kept += 1
    }
    nodes.removeLast(nodes.count - kept)
  }
}
