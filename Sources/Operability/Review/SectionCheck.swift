import SpecText

/// Compares the sections of a spec with its template's, as nova's own title test does: each section and subsection of
/// the template must be there, except "History" and "Feature Liaison" and those that the template calls optional;
/// further sections are reported, further subsections are not.
struct SectionCheck {
  private(set) var remarks: [RuleChecker.Remark] = []

  private struct Part {
    var title: String
    var key: UInt64
    var line: Int
    var subsections: [(title: String, key: UInt64)]
    var subsectionKeys: Set<UInt64> = []
  }

  private static let optional = Set(["history", "feature liaison"].map { SentenceHash.of($0).hash })

  init(_ document: Document, _ template: SpecTemplate, _ place: FindingPlace) {
    let wanted = SectionCheck.parts(template.headings.map { ($0.level, $0.title, 0) })
    guard !wanted.isEmpty else { return }
    let title = document.sections.firstIndex { $0.title == document.title }
    let wantedKeys = Set(wanted.map(\.key))
    let isTitle = title.map { !wantedKeys.contains(SentenceHash.of(document.sections[$0].title).hash) }
    let found = SectionCheck.parts(
      document.sections.indices.filter { !(isTitle == true && $0 == title) }
        .map { (document.sections[$0].level, document.sections[$0].title, document.sections[$0].line) })
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
    for part in found where !wantedKeys.contains(part.key) {
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

  /// The outermost headings with those one level below them.
  private static func parts(_ headings: [(level: Int, title: String, line: Int)]) -> [Part] {
    guard let outermost = headings.map(\.level).min() else { return [] }
    var parts: [Part] = []
    var inner: Int?
    for heading in headings {
      let key = SentenceHash.of(heading.title).hash
      if heading.level == outermost {
        parts.append(Part(title: heading.title, key: key, line: heading.line, subsections: []))
        inner = nil
      } else if !parts.isEmpty {
        // Levels may be skipped: the first one below a section is that of its subsections.
        let level = inner ?? heading.level
        inner = level
        guard heading.level <= level else { continue }
        parts[parts.count - 1].subsections.append((heading.title, key))
        parts[parts.count - 1].subsectionKeys.insert(key)
      }
    }
    return parts
  }
}
