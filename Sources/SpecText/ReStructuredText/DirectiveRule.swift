/// How docutils reads a directive it knows: arguments, options, content, and what becomes of them.
struct DirectiveRule {
  /// What becomes of a directive.
  enum Result {
    /// Its lines stay together as they are.
    case opaque
    case admonition
    case titledAdmonition
    case topic
    case sidebar
    case lineBlock
    case literal
    case math
    case quote
    /// A container of body elements.
    case container
    /// Body elements that must be one table.
    case table
    case image
    case figure
    /// May stand only where sections can.
    case contents
    /// May stand only in a substitution definition.
    case substitutionOnly
    case role
    /// Nothing but fields; its lines stay together.
    case fields
    case numbering
  }

  var result: Result
  var required = 0
  var optional = 0
  /// Whether the last argument may contain white space.
  var takesText = false
  var options: [String: DirectiveOption] = [:]
  var hasContent = false
  /// Whether it is an error to have none.
  var needsContent = false

  /// The rule of a directive by its name in lower case; nil for one that docutils does not know.
  static func named(_ name: String) -> DirectiveRule? { rules[name] }

  private static let common: [String: DirectiveOption] = ["class": .classNames, "name": .text]

  private static let rules: [String: DirectiveRule] = {
    var rules: [String: DirectiveRule] = [:]
    let admonition = DirectiveRule(
      result: .admonition, takesText: true, options: common, hasContent: true, needsContent: true)
    for name in ["attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning"] {
      rules[name] = admonition
    }
    let titled = DirectiveRule(
      result: .titledAdmonition, required: 1, takesText: true, options: common, hasContent: true,
      needsContent: true)
    rules["admonition"] = titled
    rules["topic"] = titled
    rules["topic"]?.result = .topic
    rules["sidebar"] = DirectiveRule(
      result: .sidebar, optional: 1, takesText: true,
      options: common.merging(["subtitle": .requiredText]) { $1 }, hasContent: true, needsContent: true)
    let block = DirectiveRule(result: .lineBlock, options: common, hasContent: true, needsContent: true)
    rules["line-block"] = block
    rules["parsed-literal"] = block
    rules["parsed-literal"]?.result = .literal
    rules["math"] = block
    rules["math"]?.result = .math
    rules["compound"] = block
    rules["compound"]?.result = .container
    let code = DirectiveRule(
      result: .literal, optional: 1, options: common.merging(["number-lines": .lineNumber]) { $1 },
      hasContent: true, needsContent: true)
    for name in ["code", "code-block", "sourcecode"] { rules[name] = code }
    let quote = DirectiveRule(result: .quote, hasContent: true, needsContent: true)
    for name in ["epigraph", "highlights", "pull-quote"] { rules[name] = quote }
    rules["container"] = DirectiveRule(
      result: .container, optional: 1, takesText: true, options: ["name": .text], hasContent: true,
      needsContent: true)
    rules["class"] = DirectiveRule(result: .container, required: 1, takesText: true, hasContent: true)
    let decoration = DirectiveRule(result: .container, hasContent: true, needsContent: true)
    rules["header"] = decoration
    rules["footer"] = decoration
    rules["rubric"] = DirectiveRule(result: .opaque, required: 1, takesText: true, options: common)
    rules["table"] = DirectiveRule(
      result: .table, optional: 1, takesText: true,
      options: common.merging(["align": .alignment, "width": .measure, "widths": .widths]) { $1 },
      hasContent: true)
    let image = DirectiveRule(
      result: .image, required: 1, takesText: true,
      options: common.merging([
        "alt": .text, "height": .length, "width": .measure, "scale": .percentage, "align": .anyAlignment,
        "target": .requiredText, "loading": .loading,
      ]) { $1 })
    rules["image"] = image
    rules["figure"] = image
    rules["figure"]?.result = .figure
    rules["figure"]?.hasContent = true
    rules["figure"]?.options["align"] = .alignment
    rules["figure"]?.options["figwidth"] = .figureWidth
    rules["figure"]?.options["figclass"] = .classNames
    rules["contents"] = DirectiveRule(
      result: .contents, optional: 1, takesText: true,
      options: ["depth": .count, "local": .flag, "backlinks": .backlinks, "class": .classNames])
    let numbering = DirectiveRule(
      result: .numbering,
      options: ["depth": .integer, "start": .integer, "prefix": .requiredText, "suffix": .requiredText])
    rules["sectnum"] = numbering
    rules["section-numbering"] = numbering
    rules["target-notes"] = DirectiveRule(result: .opaque, options: common)
    rules["meta"] = DirectiveRule(result: .fields, hasContent: true, needsContent: true)
    rules["raw"] = DirectiveRule(
      result: .opaque, required: 1, takesText: true,
      options: ["file": .requiredText, "url": .requiredText, "encoding": .text, "class": .classNames],
      hasContent: true)
    rules["replace"] = DirectiveRule(result: .substitutionOnly, hasContent: true)
    rules["date"] = DirectiveRule(result: .substitutionOnly, hasContent: true)
    rules["unicode"] = DirectiveRule(
      result: .substitutionOnly, required: 1, takesText: true,
      options: ["trim": .flag, "ltrim": .flag, "rtrim": .flag])
    rules["role"] = DirectiveRule(result: .role, hasContent: true)
    rules["default-role"] = DirectiveRule(result: .role, optional: 1)
    rules["title"] = DirectiveRule(result: .opaque, required: 1, takesText: true)
    return rules
  }()
}

/// What the value of a directive's option has to be.
enum DirectiveOption {
  case text, requiredText, flag, classNames, count, integer, lineNumber, percentage, length, measure,
    figureWidth
  case widths, alignment, anyAlignment, loading, backlinks

  /// Whether a value, nil for none at all, is one.
  func accepts(_ value: String?) -> Bool {
    switch self {
    case .text: return true
    case .requiredText: return value != nil
    case .flag: return value == nil
    case .classNames:
      return value.map { $0.isEmpty || $0.split(whereSeparator: \.isWhitespace).allSatisfy(Self.hasLetter) }
        ?? false
    case .count: return value.map(Self.isCount) ?? false
    case .integer: return value.map { Self.isCount($0.hasPrefix("-") ? String($0.dropFirst()) : $0) } ?? false
    case .lineNumber: return value.map { $0.isEmpty || Self.isCount($0) } ?? true
    case .percentage:
      guard var value else { return false }
      while let last = value.last, last == " " || last == "%" { value.removeLast() }
      return Self.isCount(value)
    case .length: return value.map { Self.isMeasure($0, percent: false) } ?? false
    case .measure: return value.map { Self.isMeasure($0, percent: true) } ?? false
    case .figureWidth:
      return value.map { $0.lowercased() == "image" || Self.isMeasure($0, percent: true) } ?? false
    case .widths:
      guard let value else { return false }
      if value == "auto" || value == "grid" { return true }
      let entries =
        value.contains(",")
        ? value.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        : value.split(whereSeparator: \.isWhitespace).map(String.init)
      return entries.allSatisfy { entry in
        let digits = entry.split(whereSeparator: \.isWhitespace)
        return digits.count == 1 && Self.isCount(String(digits[0])) && digits[0].contains { $0 != "0" }
      }
    case .alignment: return Self.isOne(of: ["left", "center", "right"], value)
    case .anyAlignment: return Self.isOne(of: ["left", "center", "right", "top", "middle", "bottom"], value)
    case .loading: return Self.isOne(of: ["embed", "link", "lazy"], value)
    case .backlinks: return Self.isOne(of: ["top", "entry", "none"], value)
    }
  }

  /// Whether options ask for an image above, below or on the line, which is for images inside a text.
  static func isVertical(_ options: [(name: String, value: String?)]) -> Bool {
    options.contains { $0.name == "align" && isOne(of: ["top", "middle", "bottom"], $0.value) }
  }

  private static func isOne(of values: [String], _ value: String?) -> Bool {
    value.map { values.contains($0.lowercased()) } ?? false
  }

  /// Whether something remains of a name in ASCII: a letter, with or without an accent.
  private static func hasLetter(_ name: Substring) -> Bool {
    name.unicodeScalars.contains { scalar in
      scalar.value < 0x80
        ? ASCII.isLetter(UInt8(scalar.value)) : scalar.value < 0x250 && scalar.properties.isAlphabetic
    }
  }

  private static func isCount(_ value: String) -> Bool {
    !value.isEmpty && value.utf8.allSatisfy(ASCII.isDigit)
  }

  private static func isMeasure(_ value: String, percent: Bool) -> Bool {
    let number = value.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let dots = number.count { $0 == "." }
    guard dots <= 1, number.count > dots else { return false }
    let unit = value.dropFirst(number.count).drop { $0 == " " }
    return ["", "em", "ex", "px", "in", "cm", "mm", "pt", "pc"].contains(unit) || percent && unit == "%"
  }
}
