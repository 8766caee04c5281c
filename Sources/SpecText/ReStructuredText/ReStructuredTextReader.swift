/// Reads ReStructuredText.
enum ReStructuredTextReader {
  /// The document that a text describes.
  static func read(_ source: SourceText) -> Document {
    Document(source: source, syntax: .reStructuredText, title: nil, sections: [], blocks: [], spans: [])
  }
}
