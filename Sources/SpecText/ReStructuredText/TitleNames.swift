/// What names in titles stand for: substitutions, roles, footnotes and targets.
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

  /// Substitutions by their names, and by their names in lower case.
  private var substitutions: [String: SubstitutionDefinition] = [:]
  private var foldedSubstitutions: [String: SubstitutionDefinition] = [:]
  /// The lines on which the document defines roles, by their names in lower case.
  private let roles: [String: Int]
  /// The line of the title: roles are known below their definition.
  var line = Int.max
  /// The normalized names that references can name; nil while all are taken to resolve.
  var targets: Set<String>?
  /// Whether there are anonymous targets.
  var hasAnonymousTargets = false
  /// The numbers of footnotes and citations by their normalized labels.
  var footnotes: [String: String] = [:]
  /// The numbers of the autonumbered footnotes without a name, and the symbols of those that have symbols.
  private var unnamedFootnotes: [String] = []
  private var symbolFootnotes: [String] = []
  private var nextUnnamed = 0
  private var nextSymbol = 0
  private var scanned = 0

  init(substitutions: [SubstitutionDefinition], roles: [String: Int]) {
    self.roles = roles
    for definition in substitutions {
      self.substitutions[definition.name] = definition
      foldedSubstitutions[definition.name.lowercased()] = definition
    }
  }

  /// A name as docutils compares it: in lower case, white space folded, escapes resolved.
  static func normalized(_ name: some Collection<UInt8>) -> String {
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in name {
      if byte == 0 {
        isEscaped = true
        continue
      }
      if isEscaped, byte == 0x20 || byte == 0x0A {
        isEscaped = false
        continue
      }
      isEscaped = false
      bytes.append(byte)
    }
    return InlineMarkup.folded(bytes).lowercased()
  }

  /// Whether a reference finds its target.
  func resolves(_ name: some Collection<UInt8>, isAnonymous: Bool) -> Bool {
    guard let targets else { return true }
    // docutils counts anonymous references and targets; that they are as many is taken for granted here.
    if isAnonymous { return hasAnonymousTargets }
    return targets.contains(TitleNames.normalized(name))
  }

  /// Numbers the footnotes that number themselves: `#name`, `#` or `*`, in document order.
  mutating func number(_ automatic: [String], taken: Set<String>) {
    var number = 0
    for name in automatic where name != "*" {
      repeat { number += 1 } while taken.contains(String(number))
      if name == "#" { unnamedFootnotes.append(String(number)) } else { footnotes[name] = String(number) }
    }
    let symbols = ["*", "†", "‡", "§", "¶", "#", "♠", "♥", "♦", "♣"]
    for index in 0..<automatic.count(where: { $0 == "*" }) {
      symbolFootnotes.append(String(repeating: symbols[index % 10], count: index / 10 + 1))
    }
  }

  /// Leaves out the unnamed footnotes that references before an offset take; offsets may only grow.
  mutating func skipFootnotes(before offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    if unnamedFootnotes.isEmpty, symbolFootnotes.isEmpty { return }
    while scanned < offset {
      if scanned >= 3, bytes[scanned] == 0x5F, bytes[scanned - 1] == 0x5D, bytes[scanned - 3] == 0x5B {
        if bytes[scanned - 2] == 0x23 { nextUnnamed += 1 }
        if bytes[scanned - 2] == 0x2A { nextSymbol += 1 }
      }
      scanned += 1
    }
  }

  /// The number or label that a reference to a footnote shows; nil if there is no such footnote.
  func footnoteLabel(_ label: some Collection<UInt8>) -> [UInt8]? {
    let name = TitleNames.normalized(label)
    if name == "#" {
      return nextUnnamed < unnamedFootnotes.count ? Array(unnamedFootnotes[nextUnnamed].utf8) : nil
    }
    if name == "*" {
      return nextSymbol < symbolFootnotes.count ? Array(symbolFootnotes[nextSymbol].utf8) : nil
    }
    guard let found = footnotes[name] else { return nil }
    return found == name ? Array(label) : Array(found.utf8)
  }

  /// The meaning of a role by its name in lower case; nil is the default role.
  func meaning(of role: String?, text: some Collection<UInt8>) -> Meaning {
    guard let role else { return .text }
    if let definition = roles[role], definition < line { return .text }
    switch role {
    case "abbreviation", "ab", "acronym", "ac", "emphasis", "literal", "strong", "subscript", "sub",
      "superscript",
      "sup", "title-reference", "title", "t":
      return .text
    case "code", "math": return .rawText
    case "pep-reference", "pep":
      return TitleNames.isNumber(text) && text.count <= 4 ? .prefixed("PEP ") : .unknown
    case "rfc-reference", "rfc": return TitleNames.isNumber(text) ? .prefixed("RFC ") : .unknown
    default: return .unknown
    }
  }

  private static func isNumber(_ text: some Collection<UInt8>) -> Bool {
    !text.isEmpty && text.allSatisfy(ASCII.isDigit)
  }

  /// In bytes; a substitution of more stays as the reference to it.
  private static let longestReplacement = 500

  /// The words that a substitution stands for; nil for an undefined one.
  func replacement(of name: String) -> (words: [UInt8], trimsBefore: Bool, trimsAfter: Bool)? {
    let folded = InlineMarkup.folded(Array(name.utf8))
    let found = substitutions[folded] ?? foldedSubstitutions[folded.lowercased()]
    // A short definition used in many titles must not make a long document of a small file.
    guard let found, let text = found.text, text.utf8.count <= TitleNames.longestReplacement else {
      return nil
    }
    var words = Array(text.utf8)
    if found.isMarkup {
      // References to other substitutions inside are left as they are: that bounds the depth.
      var names = self
      names.substitutions = [:]
      names.foldedSubstitutions = [:]
      words = names.words(of: words)
    }
    return (words, found.trimsBefore, found.trimsAfter)
  }

  /// A title's words, or those of a replacement.
  func words(of text: [UInt8]) -> [UInt8] {
    var text = text
    let hasEscapes = InlineMarkup.markEscapes(&text)
    return text.withUnsafeBufferPointer { buffer in
      var markup = InlineMarkup(buffer, style: .title(self), hasEscapes: hasEscapes)
      markup.read()
      return markup.output
    }
  }
}
