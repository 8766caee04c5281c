/// Reads reStructuredText as docutils 0.21.2 does, Sphinx's directives taken as they are.
enum ReStructuredTextReader {
  /// The document that a text describes.
  static func read(_ source: SourceText) -> Document {
    let table = LineTable(source)
    let bytes = table.bytes
    return bytes.withUnsafeBufferPointer { buffer in
      var parser = BlockParser(table: table, bytes: buffer)
      parser.body(LineView(0, parser.lines.count, column: 0), titles: true)
      let sections = parser.sections(lineCount: source.lineCount)
      return Document(
        source: source, syntax: .reStructuredText, title: sections.first?.title, sections: sections,
        blocks: parser.blocks, spans: parser.spans, diagnostics: parser.diagnostics)
    }
  }
}

extension BlockParser {
  /// The sections, their titles as plain text.
  fileprivate func sections(lineCount: Int) -> [Section] {
    var sections: [Section] = []
    sections.reserveCapacity(headings.count)
    var open: [Int] = []
    for heading in headings {
      while let last = open.last, sections[last].level >= heading.level {
        sections[last].lines =
          sections[last].lines
          .lowerBound...max(
            sections[last].lines.lowerBound, heading.firstLine - 1)
        open.removeLast()
      }
      sections.append(
        Section(
          level: heading.level, title: title(heading.title), line: heading.line,
          lines: heading.firstLine...max(heading.firstLine, lineCount), parent: open.last))
      open.append(sections.count - 1)
    }
    return sections
  }

  private func title(_ range: Range<Int>) -> String {
    for index in range where ReStructuredTextInlineReader.isSpecial(bytes[index]) {
      var reader = ReStructuredTextInlineReader(style: .title(TitleNames(substitutions: substitutions, roles: roles)))
      reader.append(bytes, range)
      reader.read()
      return ReStructuredTextInlineReader.folded(reader.output)
    }
    return ReStructuredTextInlineReader.folded(Array(bytes[range]))
  }
}
