/// Text from a file, a path or a server made safe to print: on one line, without anything a terminal acts on or
/// that hides or reorders what is read.
public enum TerminalText {
  /// The text with line ends and tabs as spaces, and without control characters (C0, DEL, C1), bidirectional
  /// controls, zero-width characters, variation-free tag characters and other invisible ones.
  public static func clean(_ text: String) -> String {
    if isASCII(text) { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch fate(of: scalar) {
      case .keep: scalars.append(scalar)
      case .space: scalars.append(" ")
      case .drop: break
      }
    }
    return String(scalars)
  }

  /// Whether a text is printable ASCII, every byte one column.
  static func isASCII(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { $0.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
  }

  /// The same in ASCII: quotes, dashes and the like by their nearest character, everything else as `?`.
  static func ascii(_ text: String) -> String {
    var result = ""
    for scalar in clean(text).unicodeScalars {
      switch scalar.value {
      case 0x20..<0x7F: result.unicodeScalars.append(scalar)
      case 0x2018, 0x2019, 0x201A, 0x2032: result += "'"
      case 0x201C, 0x201D, 0x201E, 0x2033, 0xAB, 0xBB: result += "\""
      case 0x2010...0x2015, 0x2212: result += "-"
      case 0x2026: result += "..."
      case 0x2022, 0xB7: result += "*"
      case 0x2192: result += "->"
      case 0xA0: result += " "
      default: if width(of: scalar) > 0 { result += "?" }
      }
    }
    return result
  }

  /// How many columns of a terminal a clean text takes.
  public static func width(_ text: String) -> Int {
    isASCII(text) ? text.utf8.count : text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  /// 0 for characters that combine with the one before, 2 for wide ones (East Asian Width W and F, pictures),
  /// else 1.
  static func width(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) || value == 0xAD ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    if (0x1160...0x11FF).contains(value) { return 0 }  // Hangul vowels and finals join the initial
    return isWide(value) || scalar.properties.isEmojiPresentation ? 2 : 1
  }

  /// The blocks of East Asian Width W and F (UAX #11); pictures are told by their emoji presentation.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x16FE0...0x18D08, 0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD:
      return true
    default:
      return false
    }
  }

  private enum Fate { case keep, space, drop }

  private static func fate(of scalar: Unicode.Scalar) -> Fate {
    switch scalar.value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: return .space
    case 0x00..<0x20, 0x7F..<0xA0: return .drop
    case 0xA0..<0x300: return scalar.value == 0xAD ? .drop : .keep
    // Hangul fillers and the braille blank look like nothing at all.
    case 0x115F, 0x1160, 0x3164, 0xFFA0: return .drop
    default: break
    }
    // Bidirectional controls, zero-width space and joiners, the byte order mark, tag characters: all are Cf.
    switch scalar.properties.generalCategory {
    case .format, .control, .surrogate, .privateUse: return .drop
    default: return .keep
    }
  }
}
