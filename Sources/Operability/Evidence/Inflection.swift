/// The regular forms of English words, as far as patterns need them.
enum Inflection {
  /// Calls `body` with the letters of a word in small form, and of its forms that end in -s, -es, -ed and -ing; one that
  /// does not exist does no harm.
  static func forEachForm(of word: UnsafeBufferPointer<UInt8>, _ body: (WordLetters) -> Void) {
    guard !word.isEmpty else { return }
    var stem = WordLetters()
    for byte in word.dropLast() { stem.append(Tokenizer.lowered(byte)) }
    let last = letter(word, 1)
    var whole = stem
    whole.append(last)
    body(whole)
    guard word.count > 1 else { return }
    switch last {
    case UInt8(ascii: "e"):
      body(whole.with("s"))
      body(whole.with("d"))
      body(stem.with("ing"))
    case UInt8(ascii: "y"):
      body(stem.with("ies"))
      body(stem.with("ied"))
      body(whole.with("s"))
      body(whole.with("ed"))
      body(whole.with("ing"))
    default:
      body(whole.with("s"))
      body(whole.with("es"))
      body(whole.with("ed"))
      body(whole.with("ing"))
      // "drop" becomes "dropped": a single vowel before a single consonant.
      if word.count > 2, !isVowel(last), isVowel(letter(word, 2)), !isVowel(letter(word, 3)) {
        whole.append(last)
        body(whole.with("ed"))
        body(whole.with("ing"))
      }
    }
  }

  /// A letter counted from the end.
  private static func letter(_ word: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt8 {
    Tokenizer.lowered(word[word.count - place])
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
    default: false
    }
  }
}
