/// The letters of a word as far as tests know them, put together one by one: the hash of all, and the first ones.
struct WordLetters {
  /// FNV-1a, 64 bits.
  private(set) var hash = SentenceHash.seed
  /// How many there are.
  private(set) var count: Int32 = 0
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// The first sixteen, as tokens hold them: the first of all lowest.
  var first: SIMD2<UInt64> { SIMD2(x: low, y: high) }

  /// The first one; 0 if there is none.
  var initial: UInt8 { UInt8(truncatingIfNeeded: low) }

  /// Adds a letter, which is in small form.
  @inline(__always)
  mutating func append(_ letter: UInt8) {
    hash = (hash ^ UInt64(letter)) &* SentenceHash.prime
    let shifted = UInt64(letter) &<< UInt64(truncatingIfNeeded: (count & 7) &* 8)
    if count < 8 { low |= shifted } else if count < Token.mostLetters { high |= shifted }
    count &+= 1
  }

  /// The same with an ending.
  @inline(__always)
  func with(_ ending: StaticString) -> WordLetters {
    var letters = self
    ending.withUTF8Buffer { for letter in $0 { letters.append(letter) } }
    return letters
  }
}
