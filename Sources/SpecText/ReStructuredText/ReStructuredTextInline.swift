/// The words of reStructuredText's leaf blocks with inline markup dropped.
enum ReStructuredTextInline {
  /// Appends the words of a leaf block: emphasis, roles and the targets of links dropped, literals between single
  /// backquotes, substitutions as their names, escapes resolved. Every line ends with a line feed, and so do the
  /// lines of a table's cells. Literal blocks, comments and directives are copied as they are.
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
    for span in spans {
      for index in Int(span.start)..<Int(span.end) {
        hasMarkup = hasMarkup || InlineMarkup.isSpecial(bytes[index])
        hasEscapes = hasEscapes || bytes[index] == 0x5C
      }
    }
    guard hasMarkup, let first = spans.first else {
      for span in spans { copy(span, bytes, to: &prose) }
      return
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

  private static func withMarkup(
    _ spans: ArraySlice<TextSpan>, _ first: TextSpan, _ bytes: UnsafeBufferPointer<UInt8>, hasEscapes: Bool,
    _ body: (inout InlineMarkup) -> Void
  ) {
    var text: [UInt8] = []
    var lineEnds: [(end: Int, next: Int)] = []
    lineEnds.reserveCapacity(spans.count)
    for span in spans {
      if span.start != first.start {
        lineEnds.append((text.count, Int(span.line)))
        text.append(0x0A)
      }
      text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[Int(span.start)..<Int(span.end)]))
    }
    let hasEscapes = hasEscapes && InlineMarkup.markEscapes(&text)
    text.withUnsafeBufferPointer { buffer in
      var markup = InlineMarkup(buffer, style: .prose, hasEscapes: hasEscapes, lineEnds: lineEnds)
      body(&markup)
    }
  }
}
