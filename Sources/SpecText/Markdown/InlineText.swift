/// The words of a leaf block as one piece of text: its lines without indentation, joined by line feeds.
struct InlineText {
  var bytes: [UInt8] = []
  /// The offset in `bytes` and the number of each line.
  var lines: [(offset: Int, number: Int)] = []

  /// The text of some spans, blanks at the ends of lines left out.
  init(_ spans: ArraySlice<TextSpan>, of source: [UInt8]) {
    lines.reserveCapacity(spans.count)
    if let first = spans.first, let last = spans.last {
      bytes.reserveCapacity(Int(last.end - first.start) + 1)
    }
    for span in spans {
      if !lines.isEmpty {
        // A backslash before blanks escapes nothing; without them it would escape the line end.
        if Int(lines[lines.count - 1].offset) < bytes.count, bytes[bytes.count - 1] == 0x5C, wasTrimmed {
          bytes.append(0x20)
        }
        bytes.append(0x0A)
      }
      lines.append((bytes.count, Int(span.line)))
      bytes += source[Int(span.start)..<Int(span.end)]
      wasTrimmed = Int(span.end) < source.count && MarkdownMarker.isBlank(source[Int(span.end)])
    }
  }

  /// Whether blanks were left out after the last line taken.
  private var wasTrimmed = false
}
