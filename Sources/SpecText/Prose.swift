/// The words of blocks with inline markup dropped, as the judging part reads them: literals stay between
/// single backquotes, links keep their text, lines are joined by a line feed.
public struct Prose: Sendable {
  /// The words as UTF-8.
  public var bytes: [UInt8] = []
  /// Where each source line's words begin in `bytes`, in order.
  public var lineMarks: [(offset: Int, line: Int)] = []
  /// The HTML comments in running text, which is Markdown's: their lines and what stands between their marks.
  public var comments: [(line: Int, text: [UInt8])] = []

  /// No words yet.
  public init() {}

  /// The source line of the word at an offset into `bytes`; 0 where there are none.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = lineMarks.count
    while low < high {
      let middle = (low + high) / 2
      if lineMarks[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : lineMarks[low - 1].line
  }
}

extension Document {
  /// Appends the words of a leaf block, its inline markup dropped unless the block is literal text.
  public func appendProse(of block: Block, to prose: inout Prose) {
    switch syntax {
    case .reStructuredText: ReStructuredTextInline.appendProse(of: block, in: self, to: &prose)
    case .markdown: MarkdownInline.appendProse(of: block, in: self, to: &prose)
    case .plainText:
      for span in spans[block.spans] {
        prose.lineMarks.append((prose.bytes.count, Int(span.line)))
        prose.bytes += source.bytes[Int(span.start)..<Int(span.end)]
        prose.bytes.append(0x0A)
      }
    }
  }
}
