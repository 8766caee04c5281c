/// Reads PlainText.
enum PlainTextReader {
  /// The document that a text describes.
  static func read(_ source: SourceText) -> Document {
    Document(source: source, syntax: .plainText, title: nil, sections: [], blocks: [], spans: [])
  }
}
