/// The words of a leaf block as one piece of text: its lines without indentation, joined by line feeds.
///
/// Where the lines stand in the source just like that, the text is a part of the source; else it is a copy.
struct InlineText {
  let bytes: [UInt8]
  /// Where the text is in `bytes`.
  let range: Range<Int>
  private let spans: ArraySlice<TextSpan>
  /// Where each line begins, if the text is a copy.
  private let starts: [Int]

  /// The text of some spans, blanks at the ends of lines left out.
  init(_ spans: ArraySlice<TextSpan>, of source: [UInt8]) {
    self.spans = spans
    guard let first = spans.first, let last = spans.last else {
      (bytes, range, starts) = ([], 0..<0, [])
      return
    }
    if zip(spans, spans.dropFirst()).allSatisfy({ $0.end + 1 == $1.start && source[Int($0.end)] == 0x0A }) {
      (bytes, range, starts) = (source, Int(first.start)..<Int(last.end), [])
      return
    }
    var copy: [UInt8] = []
    var starts: [Int] = []
    copy.reserveCapacity(Int(last.end - first.start) + 1)
    starts.reserveCapacity(spans.count)
    for span in spans {
      starts.append(copy.count)
      copy += source[Int(span.start)..<Int(span.end)]
      let end = Int(span.end)
      // A backslash before blanks escapes nothing; without them it would escape the line end.
      if copy.last == 0x5C, end < source.count, MarkdownMarker.isBlank(source[end]) { copy.append(0x20) }
      copy.append(0x0A)
    }
    copy.removeLast(copy.last == 0x0A ? 1 : 0)
    if copy.last == 0x20 { copy.removeLast() }
    (bytes, range, self.starts) = (copy, 0..<copy.count, starts)
  }

  /// How many lines there are.
  var lineCount: Int { spans.count }

  /// Where the line with an index from 0 begins in `bytes`, and its number in the source.
  func line(_ index: Int) -> (start: Int, number: Int) {
    let span = spans[spans.startIndex + index]
    return (starts.isEmpty ? Int(span.start) : starts[index], Int(span.line))
  }
}
