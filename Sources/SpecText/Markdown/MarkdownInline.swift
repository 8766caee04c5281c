/// The words of Markdown's leaf blocks with inline markup dropped.
enum MarkdownInline {
  /// A heading as plain text, white space folded: what markdown-it's tokens of text and code hold. Images
  /// and HTML tags are left out.
  static func title(_ spans: ArraySlice<TextSpan>, of source: [UInt8], labels: Set<[UInt8]>) -> String {
    var words: [UInt8] = []
    if spans.count == 1, let span = spans.first, !hasMarkup(source, span) {
      words = Array(source[Int(span.start)..<Int(span.end)])
    } else {
      var prose = Prose()
      append(InlineText(spans, of: source), labels: labels, isTitle: true, to: &prose)
      words = prose.bytes
    }
    var folded: [UInt8] = []
    folded.reserveCapacity(words.count)
    for byte in words {
      let isSpace = HTMLTag.isSpace(byte)
      if isSpace, folded.isEmpty || folded[folded.count - 1] == 0x20 { continue }
      folded.append(isSpace ? 0x20 : byte)
    }
    if folded.last == 0x20 { folded.removeLast() }
    return String(decoding: folded, as: UTF8.self)
  }

  /// Appends the words of a leaf block: emphasis, HTML tags and comments and the addresses of links
  /// dropped, the descriptions of images kept, code between single backquotes, escapes and character
  /// references resolved. Lines end with a line feed, and so do the cells of a table. Code, HTML and
  /// comments are copied as they are.
  static func appendProse(of block: Block, in document: Document, to prose: inout Prose) {
    let spans = document.spans[block.spans]
    let bytes = document.source.bytes
    switch block.kind {
    case .paragraph, .topic:
      appendText(spans, in: document, to: &prose)
    case .table:
      for index in spans.indices { appendText(spans[index...index], in: document, to: &prose) }
    default:
      for span in spans { copy(span, of: bytes, to: &prose) }
    }
  }

  /// Appends words that may hold markup, and a line feed.
  private static func appendText(_ spans: ArraySlice<TextSpan>, in document: Document, to prose: inout Prose)
  {
    let bytes = document.source.bytes
    if spans.allSatisfy({ !hasMarkup(bytes, $0) }) {
      for span in spans { copy(span, of: bytes, to: &prose) }
    } else {
      append(InlineText(spans, of: bytes), labels: document.linkLabels, isTitle: false, to: &prose)
      prose.bytes.append(0x0A)
    }
  }

  private static func hasMarkup(_ bytes: [UInt8], _ span: TextSpan) -> Bool {
    MarkdownInlineReader.nextSpecial(bytes, Int(span.start), Int(span.end)) < Int(span.end)
  }

  private static func copy(_ span: TextSpan, of bytes: [UInt8], to prose: inout Prose) {
    prose.lineMarks.append((prose.bytes.count, Int(span.line)))
    prose.bytes += bytes[Int(span.start)..<Int(span.end)]
    prose.bytes.append(0x0A)
  }

  private static func append(
    _ text: InlineText, labels: Set<[UInt8]>, isTitle: Bool, to prose: inout Prose
  ) {
    let reader = MarkdownInlineReader(text, labels: labels, keepsImages: !isTitle)
    var marks = LineMarks(text)
    for (index, piece) in reader.pieces.enumerated() {
      if piece.pos >= marks.next { marks.add(to: &prose, upTo: Int(piece.pos)) }
      switch piece.kind {
      case .words:
        prose.bytes += text.bytes[piece.range]
      case .decoded:
        prose.bytes += reader.decoded[piece.range]
      case .code:
        if !isTitle { prose.bytes.append(0x60) }
        for index in codeRange(text.bytes, piece.range) {
          if index >= marks.next { marks.add(to: &prose, upTo: index) }
          prose.bytes.append(text.bytes[index] == 0x0A ? 0x20 : text.bytes[index])
        }
        if !isTitle { prose.bytes.append(0x60) }
      case .delimiter:
        let run = reader.delimiters.runs[Int(piece.start)]
        for _ in 0..<run.left { prose.bytes.append(run.marker) }
      case .lineEnd:
        prose.bytes.append(isTitle ? 0x20 : 0x0A)
      case .lineBreak:
        if !isTitle { prose.bytes.append(0x20) }
      case .dropped:
        guard !isTitle, text.bytes[Int(piece.pos)] == 0x3C else { break }
        let end = index + 1 < reader.pieces.count ? Int(reader.pieces[index + 1].pos) : text.range.upperBound
        addComment(text, Int(piece.pos)..<end, to: &prose)
      }
    }
  }

  /// Takes note of a tag or the like if it is a comment. Its line has been marked.
  private static func addComment(_ text: InlineText, _ range: Range<Int>, to prose: inout Prose) {
    let bytes = text.bytes[range]
    guard range.count >= 7, bytes.starts(with: "<!--".utf8) else { return }
    prose.comments.append((prose.lineMarks.last?.line ?? 1, Array(bytes.dropFirst(4).dropLast(3))))
  }

  /// Marks the lines of a text in prose while its pieces are appended.
  private struct LineMarks {
    private let text: InlineText
    private var line = 0
    /// Where the next line begins in the text.
    private(set) var next = 0

    init(_ text: InlineText) { self.text = text }

    /// Marks the lines that begin no later than at a place of the text.
    mutating func add(to prose: inout Prose, upTo pos: Int) {
      while line < text.lineCount {
        let (start, number) = text.line(line)
        next = start
        if start > pos { return }
        prose.lineMarks.append((prose.bytes.count, number))
        line += 1
      }
      next = Int.max
    }
  }

  /// Where the code of a code span is: one blank on either side is not part of it, unless there is nothing
  /// else.
  private static func codeRange(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    guard range.count >= 2, isBlank(bytes[range.lowerBound]), isBlank(bytes[range.upperBound - 1]),
      !bytes[range].allSatisfy(isBlank)
    else { return range }
    return range.lowerBound + 1..<range.upperBound - 1
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }
}
