/// Reads reStructuredText as docutils 0.21.2 does, Sphinx's directives taken as they are.
enum ReStructuredTextReader {
  /// The document that a text describes.
  static func read(_ source: SourceText) -> Document {
    let table = LineTable(source)
    let bytes = table.bytes
    return bytes.withUnsafeBufferPointer { buffer in
      var parser = BlockParser(table: table, bytes: buffer)
      parser.body(LineView(0, parser.lines.count, column: 0), titles: true)
      parser.checkTransitions()
      let sections = parser.sections(lineCount: source.lineCount)
      return Document(
        source: source, syntax: .reStructuredText, title: sections.first?.title, sections: sections,
        blocks: parser.blocks, spans: parser.spans, diagnostics: parser.diagnostics)
    }
  }
}
