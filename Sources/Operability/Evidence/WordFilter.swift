/// Tells most words that no pattern wants from the others, by a few bits: of the whole word, its first and its last
/// letters. It may take a word for wanted that is not, never the other way round.
struct WordFilter: Sendable {
  private let bits: FixedTable<UInt64>
  private let passesAll: Bool
  private let hasURLs: Bool
  /// Beginnings and ends shorter than this let all words pass.
  private static let affixLength = 3

  /// A filter that is being made.
  struct Draft: Sendable {
    fileprivate var bits = Array(repeating: UInt64(0), count: 1 << 10)
    fileprivate var passesAll = false
    fileprivate var hasURLs = false

    /// Lets the words pass that satisfy a test.
    mutating func add(_ test: WordTest) {
      switch test.kind {
      case .category: break
      case .url: hasURLs = true
      case .exact, .prefix, .suffix:
        guard let bit = test.filterBit else { return passesAll = true }
        bits[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
      }
    }
  }

  init(_ draft: Draft) {
    bits = FixedTable(draft.bits)
    passesAll = draft.passesAll
    hasURLs = draft.hasURLs
  }

  /// Gives the memory back.
  func deallocate() { bits.deallocate() }

  /// The bit that words have which satisfy a test; nil where its letters are too few to tell.
  static func bit(_ kind: WordTest.Kind, _ letters: WordLetters) -> UInt16? {
    switch kind {
    case .exact: UInt16(whole(letters.first))
    case .prefix where letters.count >= affixLength: UInt16(beginning(letters.first))
    // From the last letter on.
    case .suffix where letters.count >= affixLength:
      UInt16(
        ending(
          (0..<affixLength).reversed().lazy.map { UInt8(truncatingIfNeeded: letters.first.x >> ($0 * 8)) }))
    default: nil
    }
  }

  /// Whether a word may be wanted.
  @inline(__always)
  func passes(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if token.classes.contains(.insideURL) { return hasURLs }
    if passesAll || has(WordFilter.whole(token.letters)) || has(WordFilter.beginning(token.letters)) {
      return true
    }
    guard token.count >= WordFilter.affixLength else { return false }
    let end = Int(token.end)
    return has(WordFilter.ending(UnsafeBufferPointer(rebasing: bytes[(end - WordFilter.affixLength)..<end])))
  }

  @inline(__always)
  private static func whole(_ letters: SIMD2<UInt64>) -> UInt64 {
    spread(letters[0] ^ (letters[1] &* 0xD6E8_FEB8_6659_FD93))
  }

  @inline(__always)
  private static func beginning(_ letters: SIMD2<UInt64>) -> UInt64 { spread(letters[0] << 40) }

  @inline(__always)
  private static func ending(_ letters: some Collection<UInt8>) -> UInt64 {
    spread(letters.reduce(1) { $0 << 8 | UInt64(Tokenizer.lowered($1)) })
  }

  @inline(__always)
  private static func spread(_ value: UInt64) -> UInt64 { (value &* 0x9E37_79B9_7F4A_7C15) >> 48 }

  @inline(__always)
  private func has(_ bit: UInt64) -> Bool { bits[Int(bit >> 6)] & (1 << (bit & 63)) != 0 }
}
