/// Which nodes of the automaton want which word.
///
/// Words, beginnings and ends are known by their hashes, which makes looking up a word's beginnings a matter of
/// hashing it once.
struct Vocabulary: Sendable {
  private var tests: HashIndex
  /// For each test the node that wants it.
  private var wanting: [Int32] = []
  private var longestAffix = 0
  /// Tells most beginnings and ends that no test wants from the others, in little memory.
  private var affixBits = Array(repeating: UInt64(0), count: 1 << 9)
  /// Which words may be wanted at all, so that most of those that are not need not be remembered.
  private(set) var filter = WordFilter.Draft()
  /// For each bit of a word class the nodes that want it.
  private(set) var categories: [[Int32]] = Array(repeating: [], count: 16)

  /// - Parameter capacity: about how many tests are expected.
  init(capacity: Int = 0) {
    tests = HashIndex(capacity: capacity)
    wanting.reserveCapacity(capacity)
  }

  mutating func add(_ test: WordTest, node: Int32) {
    filter.add(test)
    if test.kind == .category {
      categories[test.hash.trailingZeroBitCount].append(node)
      return
    }
    let key = WordTest.key(test.kind, test.hash)
    tests.append(key)
    wanting.append(node)
    if test.kind != .exact { longestAffix = max(longestAffix, Int(test.count)) }
    if test.kind == .prefix || test.kind == .suffix {
      let bit = Vocabulary.affixBit(key)
      affixBits[bit >> 6] |= 1 << UInt64(bit & 63)
    }
  }

  /// The nodes that want a word (lower-cased), the latest first; words inside URLs are wanted by their own tests only.
  func nodes(for word: [UInt8], insideURL: Bool) -> [Int32] {
    var nodes: [Int32] = []
    func append(_ kind: WordTest.Kind, _ hash: UInt64) {
      tests.forEach(WordTest.key(kind, hash)) { nodes.append(wanting[$0]) }
    }
    if insideURL {
      append(.url, WordTest.hash(word))
    } else {
      var forward = SentenceHash.seed
      var backward = SentenceHash.seed
      for (place, byte) in word.enumerated() {
        forward = (forward ^ UInt64(byte)) &* SentenceHash.prime
        guard place < longestAffix else { continue }
        backward = (backward ^ UInt64(word[word.count - 1 - place])) &* SentenceHash.prime
        if mayWant(.prefix, forward) { append(.prefix, forward) }
        if mayWant(.suffix, backward) { append(.suffix, backward) }
      }
      append(.exact, forward)
    }
    guard nodes.count > 1 else { return nodes }
    nodes.sort(by: >)
    // A word may satisfy two tests of one node.
    var kept = 1
    for index in 1..<nodes.count where nodes[index] != nodes[kept - 1] {
      nodes[kept] = nodes[index]
      kept += 1
    }
    nodes.removeLast(nodes.count - kept)
    return nodes
  }

  private func mayWant(_ kind: WordTest.Kind, _ hash: UInt64) -> Bool {
    let bit = Vocabulary.affixBit(WordTest.key(kind, hash))
    return affixBits[bit >> 6] & (1 << UInt64(bit & 63)) != 0
  }

  private static func affixBit(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 49)
  }
}
