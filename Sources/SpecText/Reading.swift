extension Document {
  /// Reads a text in the given language.
  public init(reading source: SourceText, as syntax: Syntax) {
    switch syntax {
    case .reStructuredText: self = ReStructuredTextReader.read(source)
    case .markdown: self = MarkdownReader.read(source)
    case .plainText: self = PlainTextReader.read(source)
    }
  }
}
