/// The rows of a table (GitHub Flavored Markdown 0.29, section 4.10), split as markdown-it splits them.
enum MarkdownTable {
  /// The number of columns that a delimiter row declares, or nil if the line is none.
  ///
  /// - Parameters:
  ///   - pos: The first byte that is not blank.
  ///   - end: The end of the line.
  static func delimiterColumns(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> Int? {
    guard pos + 1 < end else { return nil }
    // "- " begins a list item.
    if bytes[pos] == 0x2D, MarkdownMarker.isBlank(bytes[pos + 1]) { return nil }
    var columns = 0
    var start = pos
    while start <= end {
      var stop = start
      while stop < end, bytes[stop] != 0x7C {
        guard bytes[stop] == 0x2D || bytes[stop] == 0x3A || MarkdownMarker.isBlank(bytes[stop]) else {
          return nil
        }
        stop += 1
      }
      var first = MarkdownMarker.skipBlanks(bytes, start, stop)
      var last = MarkdownMarker.trimEnd(bytes, first, stop)
      if first == last {
        // Nothing may stand outside the outer borders only.
        guard start == pos || stop == end else { return nil }
      } else {
        if bytes[first] == 0x3A { first += 1 }
        if last > first, bytes[last - 1] == 0x3A { last -= 1 }
        guard first < last, MarkdownMarker.skipRun(bytes, first, last, of: 0x2D) == last else { return nil }
        columns += 1
      }
      start = stop + 1
    }
    return columns
  }

  /// Calls `body` with the range of each cell of a row, blanks around it left out; the range may be empty.
  ///
  /// A pipe after a backslash does not end a cell; code spans make no difference.
  static func forEachCell(
    _ bytes: [UInt8], _ pos: Int, _ end: Int, _ body: (_ cell: Range<Int>) -> Void
  ) {
    let end = MarkdownMarker.trimEnd(bytes, pos, end)
    var start = pos
    var index = pos
    var isEscaped = false
    while index <= end {
      if index == end || (bytes[index] == 0x7C && !isEscaped) {
        // The empty pieces outside the outer borders are no cells.
        let isOutside = start == index && (start == pos || index == end)
        if !isOutside {
          let first = MarkdownMarker.skipBlanks(bytes, start, index)
          body(first..<MarkdownMarker.trimEnd(bytes, first, index))
        }
        start = index + 1
      }
      isEscaped = index < end && bytes[index] == 0x5C
      index += 1
    }
  }

  /// How many cells a row has; 0 if it holds no pipe.
  static func cellCount(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> Int {
    guard bytes[pos..<end].contains(0x7C) else { return 0 }
    var count = 0
    forEachCell(bytes, pos, end) { _ in count += 1 }
    return count
  }
}
