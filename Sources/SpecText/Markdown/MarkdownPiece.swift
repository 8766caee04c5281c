/// A part of a Markdown text that `MarkdownInlineReader` takes apart.
struct MarkdownPiece {
  enum Kind {
    /// A range of the text.
    case words
    /// A range of `decoded`.
    case decoded
    /// A code span: a range of the text.
    case code
    /// The run with index `start` of `delimiters`.
    case delimiter
    case lineEnd
    /// A tag that breaks the line.
    case lineBreak
    /// Markup.
    case dropped
  }
  var kind: Kind
  /// Where it begins in the text.
  var pos: Int32
  var start: Int32
  var end: Int32

  init(_ kind: Kind, pos: Int, start: Int = 0, end: Int = 0) {
    self.kind = kind
    self.pos = Int32(truncatingIfNeeded: pos)
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
  }

  /// The part's place in the text or in what `kind` says.
  var range: Range<Int> { Int(start)..<Int(end) }
}
