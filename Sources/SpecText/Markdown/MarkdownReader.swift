/// Reads Markdown.
enum MarkdownReader {
  /// The document that a text describes.
  static func read(_ source: SourceText) -> Document {
    Document(source: source, syntax: .markdown, title: nil, sections: [], blocks: [], spans: [])
  }
}
