/// A place in a line of Markdown, in bytes and in columns; tab stops are 4 columns apart.
///
/// A tab may be used up in part: then `pos` is at the tab and `column` inside it.
struct MarkdownCursor {
  private(set) var pos = 0
  private(set) var column = 0
  /// The first byte from `pos` on that is neither space nor tab, or the end.
  private(set) var next = 0
  private var nextColumn = 0
  /// The end of the line.
  let end: Int

  /// A cursor without a line.
  init() { end = 0 }

  /// At the start of a line.
  init(_ bytes: [UInt8], _ line: Range<Int>) {
    pos = line.lowerBound
    end = line.upperBound
    findNext(bytes)
  }

  /// How many columns `next` is indented.
  var indent: Int { nextColumn - column }

  /// Whether nothing but blanks is left.
  var isBlank: Bool { next == end }

  /// Goes past what a line must begin with to continue a container; false, without a move, if it does not.
  mutating func enter(_ container: MarkdownBlockReader.Container, _ bytes: [UInt8]) -> Bool {
    guard let needed = container.indent else {
      // As in markdown-it, a quote that has begun goes on however far its marker is indented.
      guard !isBlank, bytes[next] == 0x3E else { return false }
      skipQuoteMarker(bytes)
      return true
    }
    if isBlank { return !container.isEmpty }
    guard indent >= needed else { return false }
    advance(columns: needed, bytes)
    return true
  }

  /// Goes past the `>` at `next` and one column of blanks after it.
  mutating func skipQuoteMarker(_ bytes: [UInt8]) {
    pos = next + 1
    column = nextColumn + 1
    findNext(bytes)
    if indent > 0 { advance(columns: 1, bytes) }
  }

  /// Goes past the list item's marker at `next` and the blanks that belong to it.
  ///
  /// - Returns: How many columns of indentation the item's further lines need.
  mutating func skipItemMarker(_ bytes: [UInt8], length: Int) -> Int {
    let before = indent
    pos = next + length
    column = nextColumn + length
    findNext(bytes)
    // Five columns or more: one belongs to the marker, the others to indented code.
    let blanks = isBlank || indent > 4 ? 1 : indent
    advance(columns: isBlank ? indent : blanks, bytes)
    return before + length + blanks
  }

  /// Uses up blanks, at most as many columns as given.
  mutating func advance(columns: Int, _ bytes: [UInt8]) {
    var left = columns
    while left > 0, pos < next {
      let width = bytes[pos] == 0x09 ? 4 - column % 4 : 1
      if width > left {
        column += left
        return
      }
      column += width
      left -= width
      pos += 1
    }
  }

  private mutating func findNext(_ bytes: [UInt8]) {
    var index = pos
    var at = column
    while index < end {
      if bytes[index] == 0x20 {
        at += 1
      } else if bytes[index] == 0x09 {
        at += 4 - at % 4
      } else {
        break
      }
      index += 1
    }
    next = index
    nextColumn = at
  }
}
