/// The characters that may stand before and after inline markup: Unicode's brackets, quotes, dashes and
/// other punctuation, as docutils lists them (docutils/utils/punctuation_chars.py).
enum InlineCharacters {
  /// Whether an ASCII character is white space.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }

  /// Whether markup can begin behind an ASCII character: white space, an opening bracket or quote, or `-`
  /// `/` `:`.
  @inline(__always)
  static func opens(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09...0x0D, 0x22, 0x27, 0x28, 0x3C, 0x5B, 0x7B, 0x2D, 0x2F, 0x3A: return true
    default: return false
    }
  }

  /// Whether markup can end before an ASCII character; NUL is an escaping backslash.
  @inline(__always)
  static func closes(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00, 0x20, 0x09...0x0D, 0x22, 0x27, 0x29, 0x3E, 0x5D, 0x7D, 0x2D, 0x2F, 0x3A, 0x5C, 0x2E, 0x2C,
      0x3B, 0x21, 0x3F:
      return true
    default: return false
    }
  }

  /// The same for other characters: any punctuation that is no closing bracket.
  static func opens(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .openPunctuation, .initialPunctuation, .finalPunctuation, .dashPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }

  /// The same for other characters: any punctuation that is no opening bracket.
  static func closes(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .closePunctuation, .initialPunctuation, .finalPunctuation, .dashPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }

  /// Whether two characters are an opening and its closing bracket or quote.
  static func isPair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    switch (first, second) {
    case ("\"", "\""), ("'", "'"), ("(", ")"), ("<", ">"), ("[", "]"), ("{", "}"), ("«", "»"), ("»", "«"),
      ("»", "»"), ("‘", "’"), ("‘", "‚"), ("’", "‘"), ("’", "’"), ("‚", "‘"), ("‚", "’"), ("“", "”"),
      ("“", "„"),
      ("”", "“"), ("”", "”"), ("„", "“"), ("„", "”"), ("‹", "›"), ("›", "‹"), ("›", "›"):
      return true
    default:
      return first.value >= 0x80 && first.properties.generalCategory == .openPunctuation
        && second.properties.generalCategory == .closePunctuation && second.value == first.value + 1
    }
  }
}
