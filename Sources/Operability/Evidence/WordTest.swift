/// What a single word must be for a pattern. Words are known by hashes, so that a test is cheap to keep and compare.
struct WordTest: Sendable, Equatable {
  /// Which part of a word is tested.
  enum Kind: UInt8, Sendable {
    case exact, prefix, suffix, url, category
  }

  /// FNV-1a (64 bits) of the letters in small form, those of an end from the last one on; a class's bits.
  let hash: UInt64
  /// How many letters there are.
  let count: Int32
  /// The bit of ``WordFilter`` that words have to have; nil if that cannot be told.
  let filterBit: UInt16?
  let kind: Kind

  /// A test of a word's letters, those of an end from the last one on.
  init(_ kind: Kind, _ letters: WordLetters) {
    self.kind = kind
    hash = letters.hash
    count = letters.count
    filterBit = WordFilter.bit(kind, letters)
  }

  /// A test of a word's class.
  init(_ category: WordClass) {
    kind = .category
    hash = UInt64(category.rawValue)
    count = 0
    filterBit = nil
  }

  /// The hash that tests know letters by.
  static func hash(_ letters: some Sequence<UInt8>) -> UInt64 {
    var hash = SentenceHash.seed
    for byte in letters { hash = (hash ^ UInt64(byte)) &* SentenceHash.prime }
    return hash
  }

  /// Tells hashes of different parts apart in one table.
  @inline(__always)
  static func key(_ kind: Kind, _ hash: UInt64) -> UInt64 {
    hash ^ (UInt64(kind.rawValue) &* 0xD6E8_FEB8_6659_FD93)
  }
}
