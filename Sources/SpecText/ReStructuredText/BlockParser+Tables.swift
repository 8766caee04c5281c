extension BlockParser {
  // MARK: Grid tables

  mutating func gridTable(_ view: LineView, _ first: Int) -> Int {
    var end = first
    while end < view.high, !isBlank(view, end) {
      if indent(view, end) > 0 {
        report(
          .unexpectedIndentation, .error, line: number(end) - tableDepth,
          "The line is indented, but the table it follows is not.")
        break
      }
      end += 1
    }
    // The left edge.
    var stop = first
    while stop < end {
      let byte = bytes[text(view, stop).start]
      if byte != 0x2B && byte != 0x7C { break }
      stop += 1
    }
    end = stop
    var next = end
    var messageLine = number(first)
    if !isBorder(view, end - 1) {
      guard let bottom = stride(from: end - 2, to: first + 1, by: -1).first(where: { isBorder(view, $0) })
      else {
        malformedTable(view, first, end, line: messageLine, "Its bottom border is missing.")
        return end
      }
      // docutils goes back one line too far here and reads the last row and the border again.
      end = bottom + 1
      next = bottom - 1
      messageLine = max(1, messageLine - 2)
    }
    var columns = TableColumns()
    for index in first..<end {
      let (start, stop) = text(view, index)
      columns.append(bytes, start, stop, ignoresCombining: false)
    }
    for index in first..<end {
      let last = bytes[text(view, index).end - 1]
      if columns.widths[index - first] != columns.widths[0] || last != 0x2B && last != 0x7C {
        malformedTable(view, first, min(end, next), line: messageLine, "Its right edge is ragged.")
        return next
      }
    }
    var grid = GridTable(bytes: bytes, columns: columns)
    switch grid.parse() {
    case .malformed(let offset, let message):
      malformedTable(view, first, min(end, next), line: messageLine + offset, message)
    case .cells(let cells):
      let firstSpan = spans.count
      // Lines that are read again belong to what they are then.
      let last = min(end, next)
      let table = open(.table, from: first, to: last)
      for cell in cells {
        let rows = cell.top + 1..<max(cell.top + 1, min(cell.bottom, last - first))
        addCell(view, first, columns, rows: rows, from: cell.left + 1, to: cell.right)
      }
      close(table)
      blocks[table.index].spans = firstSpan..<spans.count
    }
    return next
  }

  private func isBorder(_ view: LineView, _ index: Int) -> Bool {
    let (start, end) = text(view, index)
    return LineKind.isGridBorder(bytes, start, end)
  }

  // MARK: Simple tables

  mutating func simpleTable(_ view: LineView, _ first: Int) -> Int {
    let (topStart, topEnd) = text(view, first)
    let width = topEnd - topStart
    var index = first + 1
    var found: Int?
    var end: Int?
    while index < view.high {
      let (start, stop) = text(view, index)
      if start < stop, bytes[start] == 0x3D, isSimpleBorder(start, stop) {
        if stop - start != width {
          malformedTable(
            view, first, index + 1, line: number(first), "A border below is not as wide as the top border.")
          return index + 1
        }
        let isSecond = found != nil
        found = index
        if isSecond || index + 1 >= view.high || isBlank(view, index + 1) {
          end = index
          break
        }
      }
      index += 1
    }
    guard let end else {
      let last = found ?? view.high - 1
      malformedTable(
        view, first, last + 1, line: number(first),
        found == nil ? "Its bottom border is missing." : "No blank line follows its bottom border.")
      return last + 1
    }
    var columns = TableColumns()
    for index in first...end {
      let (start, stop) = text(view, index)
      columns.append(bytes, start, stop, ignoresCombining: true)
    }
    var simple = SimpleTable(bytes: bytes, columns: columns)
    switch simple.parse() {
    case .malformed(let offset, let message):
      malformedTable(view, first, end + 1, line: number(first) + offset, message)
    case .cells(let cells):
      let firstSpan = spans.count
      let table = open(.table, from: first, to: end + 1)
      for cell in cells {
        addCell(view, first, columns, rows: cell.top..<cell.bottom, from: cell.left, to: cell.right)
      }
      close(table)
      blocks[table.index].spans = firstSpan..<spans.count
    }
    return end + 1
  }

  private func isSimpleBorder(_ start: Int, _ end: Int) -> Bool {
    var index = start
    while index < end, bytes[index] == 0x3D { index += 1 }
    while index < end {
      if bytes[index] != 0x3D, bytes[index] != 0x20 { return false }
      index += 1
    }
    return true
  }

  // MARK: Both

  /// Adds the words of a cell, line by line; columns from `left` up to `right`.
  private mutating func addCell(
    _ view: LineView, _ first: Int, _ columns: TableColumns, rows: Range<Int>, from left: Int, to right: Int
  ) {
    let firstLine = lines.count
    var least = Int.max
    for row in rows {
      let start = columns.byte(row, left)
      let end = LineTable.trimmedEnd(bytes, start, max(start, columns.byte(row, right)))
      var position = start
      while position < end, bytes[position] == 0x20 { position += 1 }
      addSpan(first + row, position, end)
      if position < end { least = min(least, position - start) }
      // A blank line's indentation tells how far the next line with words is; here always one line.
      lines.append(
        ParsedLine(
          start: Int32(start), end: Int32(max(position, end)),
          indent: Int32(position < end ? position - start : 1), number: lines[first + row].number))
      if position >= end { lines[lines.count - 1].end = lines[lines.count - 1].start }
    }
    if least < Int.max { check(LineView(firstLine, lines.count, column: least)) }
    lines.removeSubrange(firstLine...)
  }

  /// Looks for mistakes in a cell: its blocks are not kept, since a table is one block.
  private mutating func check(_ cell: LineView) {
    let low = skipBlanks(cell, cell.low)
    let (start, end) = text(cell, low)
    // Most cells hold a few words on one line, in which nothing can be wrong.
    if cell.high - low == 1, ASCII.isAlphanumeric(bytes[start]) || start >= end { return }
    let firstBlock = blocks.count
    let firstSpan = spans.count
    tableDepth += 1
    body(cell)
    tableDepth -= 1
    blocks.removeSubrange(firstBlock...)
    spans.removeSubrange(firstSpan...)
  }

  private mutating func malformedTable(_ view: LineView, _ low: Int, _ high: Int, line: Int, _ reason: String)
  {
    malformed(
      view, low, high, kind: .malformedTable, severity: .error, line: line, "Malformed table. \(reason)")
  }
}

/// A cell: its lines from `top` and its columns from `left`. In grid tables these are the borders.
struct TableCell {
  var top: Int
  var left: Int
  var bottom: Int
  var right: Int
}

/// What a table's parser finds.
enum TableContent {
  case cells([TableCell])
  /// What is wrong, and how many lines below the top docutils reports it.
  case malformed(offset: Int, message: String)
}
