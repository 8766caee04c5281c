/// Identifies a sentence whatever its markup, case and line breaks. A text is hashed by FNV-1a (64 bits) of its words of
/// ASCII letters and digits, in small letters, one space between them.
enum SentenceHash {
  static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  static let prime: UInt64 = 0x100_0000_01B3

  /// The hash and the number of words.
  static func of(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> (hash: UInt64, words: Int) {
    var hash = seed
    var words = 0
    var insideWord = false
    for index in range {
      let byte = Tokenizer.lowered(bytes[index])
      guard byte &- 0x61 < 26 || byte &- 0x30 < 10 else {
        insideWord = false
        continue
      }
      if !insideWord {
        if words > 0 { hash = (hash ^ 0x20) &* prime }
        words += 1
        insideWord = true
      }
      hash = (hash ^ UInt64(byte)) &* prime
    }
    return (hash, words)
  }

  /// The hash of a text.
  static func of(_ text: String) -> (hash: UInt64, words: Int) {
    var text = text
    return text.withUTF8 { of($0, 0..<$0.count) }
  }

  /// The hash of words that were found already, for sentences of a template: every word counts, those of other
  /// alphabets too, with all letters in small form.
  static func of(_ bytes: UnsafeBufferPointer<UInt8>, _ words: [Token]) -> UInt64 {
    var hash = seed
    for word in words {
      hash = mixed(hash ^ word.letters[0], word.letters[1])
      for index in word.range.dropFirst(Token.mostLetters) {
        hash = (hash ^ UInt64(Tokenizer.lowered(bytes[index]))) &* prime
      }
    }
    return hash
  }

  @inline(__always)
  private static func mixed(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let product = first &* 0x9E37_79B9_7F4A_7C15
    let sum = (product ^ (product >> 32)) &+ second
    return sum &* 0xD6E8_FEB8_6659_FD93
  }
}
