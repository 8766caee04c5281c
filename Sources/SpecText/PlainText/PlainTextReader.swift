/// Reads plain text, where nothing but layout says what is what.
///
/// * A title is a line with an underline of about its length (an overline may stand above it), or a short
///   line after a blank one that ends with a colon (`Upgrade impact:`), that has only capitals, or that
///   begins with a number (`2.1 Data model`); the last two stand alone. Titles marked in a new way are one
///   level below the title before them.
/// * Paragraphs end at blank lines. Bullets (`-`, `*`, `+`, `•`) and numbers begin list items, whose
///   further lines are indented.
/// * What is indented by four or more columns after a blank line is literal, unless it is the first thing
///   after a title: then the text under that title is indented as a whole.
enum PlainTextReader {
  /// The document that a text describes.
  static func read(_ source: SourceText) -> Document {
    var reader = PlainTextBlockReader(source)
    reader.read()
    return Document(
      source: source, syntax: .plainText, title: reader.sections.title(above: reader.blocks),
      sections: reader.sections.sections, blocks: reader.blocks, spans: reader.spans)
  }
}
