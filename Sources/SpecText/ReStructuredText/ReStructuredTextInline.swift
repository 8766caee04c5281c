/// The words of reStructuredText's leaf blocks with inline markup dropped.
enum ReStructuredTextInline {
  /// Appends the words of a leaf block: emphasis, roles and the targets of links dropped, literals between
  /// single backquotes, substitutions as their names, escapes resolved. Every line ends with a line feed,
  /// and so do the lines of a table's cells. Literal blocks, comments and directives are copied as they
  /// are.
  static func appendProse(of block: Block, in document: Document, to prose: inout Prose) {
    let spans = document.spans[block.spans]
    document.source.bytes.withUnsafeBufferPointer { bytes in
      switch block.kind {
      case .paragraph, .quote:
        if !spans.isEmpty { append(spans, bytes, to: &prose) }
      case .table, .lineBlock:
        // Cells and lines stand for themselves.
        for index in spans.indices { append(spans[index...index], bytes, to: &prose) }
      default:
        for span in spans { copy(span, bytes, to: &prose) }
      }
    }
  }

  private static func copy(_ span: TextSpan, _ bytes: UnsafeBufferPointer<UInt8>, to prose: inout Prose) {
    prose.lineMarks.append((prose.bytes.count, Int(span.line)))
    prose.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[Int(span.start)..<Int(span.end)]))
    prose.bytes.append(0x0A)
  }

  private static func append(
    _ spans: ArraySlice<TextSpan>, _ bytes: UnsafeBufferPointer<UInt8>, to prose: inout Prose
  ) {
    var hasMarkup = false
    var hasEscapes = false
    for span in spans where ByteScan.markup(bytes, Int(span.start), Int(span.end)) < Int(span.end) {
      hasMarkup = true
      break
    }
    guard hasMarkup, let first = spans.first else {
      for span in spans { copy(span, bytes, to: &prose) }
      return
    }
    for span in spans where !hasEscapes {
      hasEscapes = bytes[Int(span.start)..<Int(span.end)].contains(0x5C)
    }
    withMarkup(spans, first, bytes, hasEscapes: hasEscapes) { markup in
      swap(&markup.output, &prose.bytes)
      swap(&markup.marks, &prose.lineMarks)
      markup.marks.append((markup.output.count, Int(first.line)))
      markup.read()
      markup.output.append(0x0A)
      swap(&markup.output, &prose.bytes)
      swap(&markup.marks, &prose.lineMarks)
    }
  }

  /// The names that inline targets and links with their own address define, normalized.
  static func definedNames(
    _ spans: ArraySlice<TextSpan>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [String] {
    guard let first = spans.first else { return [] }
    var names: [String] = []
    withMarkup(spans, first, bytes, hasEscapes: true) { markup in
      markup.read()
      names = markup.definedNames
    }
    return names
  }

  /// Makes the lines one text, in place where they are one already and nothing is escaped.
  private static func withMarkup(
    _ spans: ArraySlice<TextSpan>, _ first: TextSpan, _ bytes: UnsafeBufferPointer<UInt8>, hasEscapes: Bool,
    _ body: (inout InlineMarkup) -> Void
  ) {
    if !hasEscapes, let last = spans.last, isOnePiece(spans, bytes) {
      let text = UnsafeBufferPointer(rebasing: bytes[Int(first.start)..<Int(last.end)])
      spans.withUnsafeBufferPointer { lines in
        var markup = InlineMarkup(
          text, style: .prose, hasEscapes: false, lines: lines, origin: Int(first.start))
        body(&markup)
      }
      return
    }
    var text: [UInt8] = []
    var lines: [TextSpan] = []
    lines.reserveCapacity(spans.count)
    for span in spans {
      if !lines.isEmpty { text.append(0x0A) }
      text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[Int(span.start)..<Int(span.end)]))
      lines.append(TextSpan(line: Int(span.line), start: 0, end: text.count))
    }
    let hasEscapes = hasEscapes && InlineMarkup.markEscapes(&text)
    text.withUnsafeBufferPointer { buffer in
      lines.withUnsafeBufferPointer { lines in
        var markup = InlineMarkup(buffer, style: .prose, hasEscapes: hasEscapes, lines: lines)
        body(&markup)
      }
    }
  }

  /// Whether nothing but a line feed stands between the lines.
  private static func isOnePiece(_ spans: ArraySlice<TextSpan>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in spans.indices.dropFirst()
    where spans[index].start != spans[index - 1].end + 1 || bytes[Int(spans[index - 1].end)] != 0x0A {
      return false
    }
    return true
  }
}
