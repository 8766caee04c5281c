/// What names in titles stand for: substitutions and roles.
struct TitleNames {
  /// What becomes of a role's text.
  enum Meaning {
    case text
    /// The text with its backslashes.
    case rawText
    case prefixed(String)
    /// The markup stays as it is written.
    case unknown
  }

  var substitutions: [SubstitutionDefinition]
  var roles: [String]

  /// The meaning of a role by its name in lower case; nil is the default role.
  func meaning(of role: String?) -> Meaning {
    guard let role, !roles.contains(role) else { return .text }
    switch role {
    case "abbreviation", "ab", "acronym", "ac", "emphasis", "literal", "strong", "subscript", "sub",
      "superscript",
      "sup", "title-reference", "title", "t":
      return .text
    case "code", "math": return .rawText
    case "pep-reference", "pep": return .prefixed("PEP ")
    case "rfc-reference", "rfc": return .prefixed("RFC ")
    default: return .unknown
    }
  }

  /// The words that a substitution stands for; nil for an undefined one.
  func replacement(of name: String) -> (words: [UInt8], trimsBefore: Bool, trimsAfter: Bool)? {
    let folded = ReStructuredTextInlineReader.folded(Array(name.utf8))
    let found =
      substitutions.last { $0.name == folded }
      ?? substitutions.last { $0.name.lowercased() == folded.lowercased() }
    guard let found, let text = found.text else { return nil }
    var words = Array(text.utf8)
    if found.isMarkup {
      // References to other substitutions inside are left as they are: that bounds the depth.
      var reader = ReStructuredTextInlineReader(style: .title(TitleNames(substitutions: [], roles: roles)))
      words.withUnsafeBufferPointer { reader.append($0, 0..<$0.count) }
      reader.read()
      words = reader.output
    }
    return (words, found.trimsBefore, found.trimsAfter)
  }
}

extension SubstitutionDefinition {
  /// Reads a definition: its name and the lines behind it; nil if it defines nothing.
  static func read(name: String, content: [String]) -> SubstitutionDefinition? {
    guard let first = content.first, let colons = first.range(ofColons: ()) else { return nil }
    let type = first[..<colons.lowerBound].lowercased()
    var lines = [String(first[colons.upperBound...])] + content.dropFirst()
    lines = lines.map { $0.trimmedSpaces() }
    let folded = ReStructuredTextInlineReader.folded(Array(name.utf8))
    switch type {
    case "replace":
      let text = lines.joined(separator: "\n").trimmedSpaces()
      return text.isEmpty ? nil : SubstitutionDefinition(name: folded, text: text, isMarkup: true)
    case "image":
      // An image's text is its alternative text, else its name.
      let alternative = lines.first { $0.hasPrefix(":alt:") }.map { String($0.dropFirst(5)).trimmedSpaces() }
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
}

extension String {
  /// The place of the `::` behind a directive's name.
  fileprivate func range(ofColons: Void) -> Range<String.Index>? {
    guard let colon = firstIndex(of: ":"), let next = index(colon, offsetBy: 1, limitedBy: endIndex),
      next < endIndex,
      self[next] == ":"
    else { return nil }
    return colon..<index(after: next)
  }

  fileprivate func trimmedSpaces() -> String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !UnicodeClass.isWhiteSpace($0) }),
      let last = scalars.lastIndex(where: { !UnicodeClass.isWhiteSpace($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}
