import SpecText

/// Checks a spec's form: `structure.…`, `syntax.…` and `style.…`.
struct RuleChecker {
  let document: Document
  let reading: SpecReading
  let ignores: InlineIgnores
  let fingerprintPath: String
  /// Whether anybody asked for `style.…`.
  let checksStyle: Bool
  let place: FindingPlace

  /// Something found, before it has a fingerprint.
  struct Remark {
    var rule: String
    var range: FindingPlace.Range
    var message: String
    /// What identifies it beside the rule.
    var words: String
  }

  /// The most characters that a message quotes of a title or an address.
  static let longestTitle = 200

  /// All findings, rule by rule and in the order of the lines.
  func findings(structureTemplate: SpecTemplate?, metadataProblem: String?) -> [Finding] {
    var remarks: [Remark] = []
    if let metadataProblem {
      remarks.append(
        Remark(rule: "structure.metadata", range: place.of(line: 1), message: metadataProblem, words: ""))
    }
    if let structureTemplate { remarks += SectionCheck(document, structureTemplate, place).remarks }
    remarks += emptySections()
    remarks += placeholders()
    for mistake in ignores.mistakes {
      remarks.append(
        Remark(
          rule: "structure.bad-ignore", range: place.of(line: mistake.line), message: mistake.message,
          words: mistake.message))
    }
    for diagnostic in document.diagnostics where diagnostic.severity != .warning {
      remarks.append(
        Remark(
          rule: "syntax." + diagnostic.kind.rawValue, range: place.of(line: diagnostic.line),
          message: diagnostic.message,
          words: words(ofLine: diagnostic.line)))
    }
    if checksStyle { remarks += StyleCheck(document).remarks }
    return numbered(remarks)
  }

  /// Gives equal remarks ordinals, so that their fingerprints differ.
  private func numbered(_ remarks: [Remark]) -> [Finding] {
    var seen: [String: Int] = [:]
    return remarks.map { remark in
      let hash = Fingerprint.hexadecimal(SentenceHash.of(remark.words).hash)
      let ordinal = seen[remark.rule + hash, default: 0]
      seen[remark.rule + hash] = ordinal + 1
      return Finding(
        rule: remark.rule, severity: remark.rule.hasPrefix("syntax.") ? .error : .warning,
        line: remark.range.line,
        column: remark.range.column, endLine: remark.range.endLine, endColumn: remark.range.endColumn,
        confidence: 1,
        fingerprint: Fingerprint.of(fingerprintPath, remark.rule, hash, String(ordinal)),
        message: remark.message,
        ask: "")
    }
  }

  private func words(ofLine line: Int) -> String {
    guard line >= 1, line <= document.source.lineCount else { return "" }
    return document.source.string(document.source.line(line))
  }

  /// Sections without text and without subsections.
  private func emptySections() -> [Remark] {
    var isFilled = Array(repeating: false, count: document.sections.count)
    for block in document.blocks
    where block.kind != .comment && block.kind != .html && block.kind != .transition {
      if let section = block.section { isFilled[section] = true }
    }
    for section in document.sections { if let parent = section.parent { isFilled[parent] = true } }
    // A document that is nothing but its title is an empty document, not an empty section.
    guard document.sections.count > 1 else { return [] }
    return document.sections.indices.filter { !isFilled[$0] }.map { index in
      let section = document.sections[index]
      return Remark(
        rule: "structure.empty-section", range: place.of(line: section.line),
        message: "“\(Excerpt.of(section.title, limit: RuleChecker.longestTitle))” has no text. "
          + "If it does not apply, say so and why.",
        words: section.title)
    }
  }

  /// Words of the template, and answers that are only put off.
  private func placeholders() -> [Remark] {
    let forms = headingsOfForms()
    func isLeftIn(_ index: Int) -> Bool {
      let unit = reading.units[index]
      return unit.isTemplate && unit.kind != .link && !forms.contains(unit.heading) && !isLabel(index)
    }
    var remarks: [Remark] = []
    var index = 0
    while index < reading.units.count {
      let unit = reading.units[index]
      let start = index
      index += 1
      if isLeftIn(start) {
        // What stands together is reported once.
        while index < reading.units.count, isLeftIn(index),
          reading.units[index].heading == unit.heading
        { index += 1 }
        remarks.append(
          Remark(
            rule: "structure.placeholder",
            range: place.of(line: unit.line, endLine: reading.units[index - 1].endLine),
            message:
              "“\(shortened(unit))” is still the template's text. Put in its place what holds for this proposal.",
            words: reading.text(reading.units[start])))
      } else if reading.has(.undecided, unit), unit.wordCount <= 4, unit.kind != .code, unit.kind != .row,
        !isLabel(start)
      {
        remarks.append(
          Remark(
            rule: "structure.placeholder", range: place.of(unit: start),
            message:
              "“\(shortened(unit))” puts the answer off. Say what is decided so far, or what it depends on.",
            words: reading.text(unit)))
      }
    }
    return remarks
  }

  /// The words of a unit, at most some 60 characters of them.
  private func shortened(_ unit: TextUnit) -> String {
    var words: [Substring] = []
    var length = 0
    let (text, isWhole) = Excerpt.start(reading.text(unit), limit: 100)
    for word in text.split(separator: " ") {
      length += word.count + 1
      if length > 61, !words.isEmpty { return words.joined(separator: " ") + "…" }
      words.append(word)
    }
    return isWhole ? Excerpt.of(text, limit: RuleChecker.longestTitle) : Excerpt.of(text, limit: 60)
  }

  /// Whether a unit asks for what follows it: "Expected error codes:", or a question that has its answer behind it.
  private func isLabel(_ index: Int) -> Bool {
    let unit = reading.units[index]
    switch reading.prose.bytes[unit.text].last {
    case 0x3A: return true
    case 0x3F:
      let next = index + 1
      return next < reading.units.count && reading.units[next].heading == unit.heading
        && !reading.units[next].isTemplate
    default: return false
    }
  }

  /// The headings with boxes to tick. The template's words there are a form, which stays, and no instruction.
  private func headingsOfForms() -> Set<Int> {
    var forms: Set<Int> = []
    for unit in reading.units where unit.kind == .item && unit.text.count >= 3 {
      let box = reading.prose.bytes[unit.text.lowerBound..<(unit.text.lowerBound + 3)]
      if box.elementsEqual("[ ]".utf8) || box.elementsEqual("[x]".utf8) || box.elementsEqual("[X]".utf8) {
        forms.insert(unit.heading)
      }
    }
    return forms
  }
}
