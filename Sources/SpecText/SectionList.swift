/// Sections in the order in which a reader finds them. It knows where each ends and which encloses it.
struct SectionList {
  /// What was found so far; the sections still open end at their heading until `finish` is called.
  private(set) var sections: [Section] = []
  /// The sections that the next line belongs to, outermost first.
  private var open: [Int] = []

  /// The index of the innermost open section.
  var current: Int? { open.last }

  /// Begins a section, which ends those of the same or a more inward level.
  ///
  /// - Parameters:
  ///   - line: The line of the title's text.
  ///   - first: The heading's first line, where that is another one.
  mutating func add(level: Int, title: String, line: Int, first: Int? = nil) {
    close(downTo: level, before: first ?? line)
    sections.append(
      Section(level: level, title: title, line: line, lines: (first ?? line)...line, parent: open.last))
    open.append(sections.count - 1)
  }

  /// Names a section whose title could not be told when it was found.
  mutating func setTitle(_ title: String, of index: Int) {
    sections[index].title = title
  }

  /// Puts numbers before the titles.
  mutating func number(_ numbering: SectionNumbering) {
    let numbers = numbering.numbers(of: sections)
    for index in sections.indices { sections[index].number = numbers[index] }
  }

  /// Ends all sections with the text.
  mutating func finish(lineCount: Int) {
    close(downTo: Int.min, before: lineCount + 1)
  }

  /// `Document.title`: that of the first outermost section if no words stand before it, else the first one's.
  func title(above blocks: [Block]) -> String? {
    guard let outermost = sections.map(\.level).min(),
      let candidate = sections.first(where: { $0.level == outermost })
    else { return nil }
    let words = blocks.first { block in
      switch block.kind {
      case .comment, .frontMatter, .html, .target, .substitution, .transition: false
      default: true
      }
    }
    if let words, words.lines.lowerBound < candidate.line { return sections[0].title }
    return candidate.title
  }

  private mutating func close(downTo level: Int, before line: Int) {
    while let last = open.last, sections[last].level >= level {
      let first = sections[last].lines.lowerBound
      sections[last].lines = first...max(first, line - 1)
      open.removeLast()
    }
  }
}
