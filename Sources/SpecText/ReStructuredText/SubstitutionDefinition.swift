/// What a substitution stands for.
struct SubstitutionDefinition {
  /// Its name, white space folded.
  var name: String
  /// The text that replaces it: inline markup for `replace`, otherwise plain; nil for one that has none.
  var text: String?
  /// Whether the text is inline markup.
  var isMarkup: Bool
  /// Whether white space before and after the reference is dropped.
  var trimsBefore = false
  var trimsAfter = false

  /// Reads a definition: its name and the lines behind it; nil if it defines nothing.
  static func read(name: String, content: [String]) -> SubstitutionDefinition? {
    guard let first = content.first, let colon = first.firstIndex(of: ":"),
      first[colon...].hasPrefix("::")
    else { return nil }
    let type = first[..<colon].lowercased()
    let lines = ([String(first[colon...].dropFirst(2))] + content.dropFirst()).map(trimmed)
    let folded = InlineMarkup.folded(Array(name.utf8))
    switch type {
    case "replace":
      let text = trimmed(lines.joined(separator: "\n"))
      return text.isEmpty ? nil : SubstitutionDefinition(name: folded, text: text, isMarkup: true)
    case "image":
      // An image's text is its alternative text, else its name.
      let alternative = lines.first { $0.hasPrefix(":alt:") }.map { trimmed(String($0.dropFirst(5))) }
      return SubstitutionDefinition(name: folded, text: alternative ?? name, isMarkup: false)
    case "unicode": return unicode(folded, lines)
    case "date": return SubstitutionDefinition(name: folded, text: "", isMarkup: false)
    default: return nil
    }
  }

  private static func unicode(_ name: String, _ lines: [String]) -> SubstitutionDefinition {
    let options = lines.filter { $0.hasPrefix(":") }
    let words = lines.filter { !$0.hasPrefix(":") }.joined(separator: " ").split(separator: " ")
    var text = ""
    for word in words.prefix(while: { $0 != ".." }) { text += character(String(word)) }
    return SubstitutionDefinition(
      name: name, text: text, isMarkup: false,
      trimsBefore: options.contains(":trim:") || options.contains(":ltrim:"),
      trimsAfter: options.contains(":trim:") || options.contains(":rtrim:"))
  }

  private static func character(_ code: String) -> String {
    var digits = code.lowercased()
    var radix = 16
    if digits.utf8.allSatisfy(ASCII.isDigit) {
      radix = 10
    } else if digits.hasPrefix("&#x"), digits.hasSuffix(";") {
      digits = String(digits.dropFirst(3).dropLast())
    } else if let prefix = ["0x", "\\x", "u+", "\\u", "x", "u"].first(where: digits.hasPrefix) {
      digits = String(digits.dropFirst(prefix.count))
    } else {
      return code
    }
    guard let value = UInt32(digits, radix: radix), let scalar = Unicode.Scalar(value) else { return code }
    return String(Character(scalar))
  }

  private static func trimmed(_ string: String) -> String {
    let scalars = string.unicodeScalars
    guard let first = scalars.firstIndex(where: { !UnicodeClass.isWhiteSpace($0) }),
      let last = scalars.lastIndex(where: { !UnicodeClass.isWhiteSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
