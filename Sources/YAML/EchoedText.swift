/// Makes text from a file safe to show in a message: no control characters, not too long.
public enum EchoedText {
  /// The text between double quotes, escaped and cut after 60 characters.
  public static func quoted(_ text: String) -> String {
    let start = text.unicodeScalars.prefix(limit)
    let isCut = start.endIndex < text.endIndex
    return "\"" + escaped(String(start)) + (isCut ? "…" : "") + "\""
  }

  private static let limit = 60

  /// The text with control characters, line ends and marks that turn the direction of text around written as
  /// `\n`, `\t` or `\u{…}`, so that it can neither move a terminal's cursor nor disguise itself.
  public static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where isUnsafe(scalar): result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }
}
