/// A set of hashes of sentences, which is made once and asked often: a list in order.
public struct SentenceHashes: Sendable, Equatable, ExpressibleByArrayLiteral {
  /// In order, each once.
  private(set) var hashes: [UInt64]

  /// The hashes of a list, in any order.
  public init(_ hashes: some Sequence<UInt64>) {
    self.hashes = Array(hashes)
    // Those of an embedded template are in order already.
    guard !zip(self.hashes, self.hashes.dropFirst()).allSatisfy(<) else { return }
    self.hashes = Set(self.hashes).sorted()
  }

  /// The hashes of a list.
  public init(arrayLiteral hashes: UInt64...) { self.init(hashes) }

  /// How many there are.
  public var count: Int { hashes.count }

  /// Whether a hash is one of them.
  public func contains(_ hash: UInt64) -> Bool {
    var low = 0
    var high = hashes.count
    while low < high {
      let middle = (low + high) / 2
      if hashes[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < hashes.count && hashes[low] == hash
  }

  /// Adds those of another set.
  mutating func formUnion(_ other: SentenceHashes) { self = SentenceHashes(hashes + other.hashes) }

  /// Takes out a hash.
  mutating func remove(_ hash: UInt64) { hashes.removeAll { $0 == hash } }
}
