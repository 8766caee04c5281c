import SpecText

/// Compares the sections of a spec with its template's, as nova's own title test does: each section and subsection of
/// the template must be there, except "History" and "Feature Liaison" and those that the template calls optional;
/// further sections are reported, further subsections are not.
struct SectionCheck {
  private(set) var remarks: [RuleChecker.Remark] = []

  /// An outermost section with those one level below it.
  struct Part: Sendable {
    var title: String
    /// Identifies the title whatever its case and markup.
    var key: UInt64
    /// 0 in a template.
    var line: Int
    var subsections: [(title: String, key: UInt64)]
    var subsectionKeys: Set<UInt64> = []
  }

  private static let optional = Set(["history", "feature liaison"].map { SentenceHash.of($0).hash })

  init(_ document: Document, _ template: SpecTemplate, _ place: FindingPlace) {
    let wanted = template.parts
    guard !wanted.isEmpty else { return }
    func isWanted(_ key: UInt64) -> Bool { wanted.contains { $0.key == key } }
    let title = document.sections.firstIndex { $0.title == document.title }
    let isTitle = title.map { !isWanted(SentenceHash.of(document.sections[$0].title).hash) }
    let found = SectionCheck.parts(document, without: isTitle == true ? title : nil)
    let titleLine = isTitle == true ? title.map { document.sections[$0].line } ?? 1 : 1
    let foundByKey = Dictionary(
      found.indices.map { (found[$0].key, $0) }, uniquingKeysWith: { first, _ in first })
    for part in wanted where !SectionCheck.isOptional(part.title, part.key) {
      guard let mine = foundByKey[part.key].map({ found[$0] }) else {
        remarks.append(
          RuleChecker.Remark(
            rule: "structure.missing-section", range: place.of(line: titleLine),
            message: "The template's section “\(SectionCheck.quoted(part.title))” is missing.",
            words: part.title))
        continue
      }
      for subsection in part.subsections where !SectionCheck.isOptional(subsection.title, subsection.key) {
        if !mine.subsectionKeys.contains(subsection.key) {
          remarks.append(
            RuleChecker.Remark(
              rule: "structure.missing-section", range: place.of(line: mine.line),
              message:
                "The template's subsection “\(SectionCheck.quoted(subsection.title))” is missing here.",
              words: part.title + " " + subsection.title))
        }
      }
    }
    for part in found where !isWanted(part.key) {
      remarks.append(
        RuleChecker.Remark(
          rule: "structure.extra-section", range: place.of(line: part.line),
          message:
            "The template has no section “\(SectionCheck.quoted(part.title))”. "
            + "What belongs under one of the template's is best moved there.",
          words: part.title))
    }
  }

  private static func quoted(_ title: String) -> String { Excerpt.of(title, limit: RuleChecker.longestTitle) }

  private static func isOptional(_ title: String, _ key: UInt64) -> Bool {
    optional.contains(key) || title.lowercased().hasSuffix("(optional)")
  }

  /// A template's sections.
  static func parts(of headings: [SpecTemplate.Heading]) -> [Part] {
    var parts = PartList(outermost: headings.map(\.level).min() ?? 1)
    for heading in headings { parts.add(heading.level, heading.title, line: 0) }
    return parts.parts
  }

  /// A document's sections, its title left out.
  private static func parts(_ document: Document, without title: Int?) -> [Part] {
    let indices = document.sections.indices.filter { $0 != title }
    var parts = PartList(outermost: indices.map { document.sections[$0].level }.min() ?? 1)
    for section in indices.map({ document.sections[$0] }) {
      parts.add(section.level, section.title, line: section.line)
    }
    return parts.parts
  }

  /// Gathers the outermost headings with those one level below them.
  private struct PartList {
    let outermost: Int
    private(set) var parts: [Part] = []
    /// The level of the subsections of the last part.
    private var inner: Int?

    init(outermost: Int) { self.outermost = outermost }

    mutating func add(_ level: Int, _ title: String, line: Int) {
      if level == outermost {
        parts.append(Part(title: title, key: SentenceHash.of(title).hash, line: line, subsections: []))
        inner = nil
      } else if !parts.isEmpty {
        // Levels may be skipped: the first one below a section is that of its subsections.
        let wanted = inner ?? level
        inner = wanted
        guard level <= wanted else { return }
        let key = SentenceHash.of(title).hash
        parts[parts.count - 1].subsections.append((title, key))
        parts[parts.count - 1].subsectionKeys.insert(key)
      }
    }
  }
}
