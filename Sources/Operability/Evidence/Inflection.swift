/// The regular forms of English words, as far as patterns need them.
enum Inflection {
  /// A word with its endings in -s, -es, -ed and -ing; a form that does not exist does no harm.
  static func forms(of word: [UInt8]) -> [[UInt8]] {
    guard let last = word.last, word.count > 1 else { return [word] }
    var forms = [word]
    func add(_ stem: some Collection<UInt8>, _ endings: StaticString...) {
      for ending in endings {
        var form: [UInt8] = []
        form.reserveCapacity(stem.count + ending.utf8CodeUnitCount)
        form += stem
        ending.withUTF8Buffer { form += $0 }
        forms.append(form)
      }
    }
    switch last {
    case UInt8(ascii: "e"):
      add(word, "s", "d")
      add(word.dropLast(), "ing")
    case UInt8(ascii: "y"):
      add(word.dropLast(), "ies", "ied")
      add(word, "s", "ed", "ing")
    default:
      add(word, "s", "es", "ed", "ing")
      // "drop" becomes "dropped": a single vowel before a single consonant.
      if word.count > 2, !isVowel(last), isVowel(word[word.count - 2]), !isVowel(word[word.count - 3]) {
        add(word + [last], "ed", "ing")
      }
    }
    return forms
  }

  private static func isVowel(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
    default: false
    }
  }
}
