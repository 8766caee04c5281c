import SpecText

/// Compares the sections of a spec with its template's, as nova's own title test does: each section and subsection of
/// the template must be there, except "History" and "Feature Liaison" and those that the template calls optional;
/// further sections are reported, further subsections are not.
struct SectionCheck {
  private(set) var remarks: [RuleChecker.Remark] = []

  /// An outermost section with those one level below it.
  struct Part: Sendable {
    var title: Title
    /// 0 in a template.
    var line: Int
    var subsections: [Title] = []
  }

  /// A title with what identifies it whatever its case and markup.
  struct Title: Sendable {
    let text: String
    let key: UInt64

    init(_ text: String) {
      self.text = text
      key = SentenceHash.of(text).hash
    }

    /// Whether a template does not ask for it.
    var isOptional: Bool {
      Title.optional.contains(key) || text.lowercased().hasSuffix("(optional)")
    }

    private static let optional = ["history", "feature liaison"].map { SentenceHash.of($0).hash }
  }

  init(_ document: Document, _ template: SpecTemplate, _ place: FindingPlace) {
    let wanted = template.parts
    guard !wanted.isEmpty else { return }
    func isWanted(_ key: UInt64) -> Bool { wanted.contains { $0.title.key == key } }
    let title = document.sections.firstIndex { $0.title == document.title }
    let isTitle = title.map { !isWanted(SentenceHash.of(document.sections[$0].title).hash) }
    let found = SectionCheck.parts(document, without: isTitle == true ? title : nil)
    let titleLine = isTitle == true ? title.map { document.sections[$0].line } ?? 1 : 1
    let places = TitlePlaces(found)
    for part in template.requiredParts {
      guard let mine = places.place(of: part.title) else {
        remarks.append(
          RuleChecker.Remark(
            rule: "structure.missing-section", range: place.of(line: titleLine),
            message: "The template's section “\(SectionCheck.quoted(part.title))” is missing.",
            words: part.title.text))
        continue
      }
      for subsection in part.subsections where !places.has(subsection, in: mine) {
        remarks.append(
          RuleChecker.Remark(
            rule: "structure.missing-section", range: place.of(line: found[mine].line),
            message:
              "The template's subsection “\(SectionCheck.quoted(subsection))” is missing here.",
            words: part.title.text + " " + subsection.text))
      }
    }
    for part in found where !isWanted(part.title.key) {
      remarks.append(
        RuleChecker.Remark(
          rule: "structure.extra-section", range: place.of(line: part.line),
          message:
            "The template has no section “\(SectionCheck.quoted(part.title))”. "
            + "What belongs under one of the template's is best moved there.",
          words: part.title.text))
    }
  }

  /// Finds the sections of a document by their titles.
  private struct TitlePlaces {
    private var parts: HashIndex
    private var subsections: HashIndex
    /// The index of the section of each entry.
    private var partOfEntry: [Int] = []

    init(_ found: [Part]) {
      parts = HashIndex(capacity: found.count)
      subsections = HashIndex()
      // Of equal ones the first is found: the last entry is.
      for index in found.indices.reversed() {
        parts.append(found[index].title.key)
        partOfEntry.append(index)
        for subsection in found[index].subsections {
          subsections.append(TitlePlaces.key(subsection, in: index))
        }
      }
    }

    func place(of title: Title) -> Int? {
      parts.last(title.key) { _ in true }.map { partOfEntry[$0] }
    }

    func has(_ title: Title, in part: Int) -> Bool {
      subsections.last(TitlePlaces.key(title, in: part)) { _ in true } != nil
    }

    private static func key(_ subsection: Title, in part: Int) -> UInt64 {
      subsection.key ^ UInt64(part + 1) &* 0x9E37_79B9_7F4A_7C15
    }
  }

  private static func quoted(_ title: Title) -> String {
    Excerpt.of(title.text, limit: RuleChecker.longestTitle)
  }

  /// What a template asks for of its sections.
  static func required(of parts: [Part]) -> [Part] {
    parts.filter { !$0.title.isOptional }.map { part in
      var part = part
      part.subsections.removeAll(where: \.isOptional)
      return part
    }
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
    for index in indices {
      parts.add(
        document.sections[index].level, document.sections[index].title, line: document.sections[index].line)
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
        parts.append(Part(title: Title(title), line: line))
        inner = nil
      } else if !parts.isEmpty {
        // Levels may be skipped: the first one below a section is that of its subsections.
        let wanted = inner ?? level
        inner = wanted
        guard level <= wanted else { return }
        parts[parts.count - 1].subsections.append(Title(title))
      }
    }
  }
}
