/// Splits a simple table, whose columns are runs of `=`, into cells.
struct SimpleTable {
  let bytes: UnsafeBufferPointer<UInt8>
  let table: TableColumns
  /// The columns by their first column and the one after their last.
  private var columns: [Range<Int>] = []
  private var borderEnd = 0
  private var cells: [TableCell] = []

  init(bytes: UnsafeBufferPointer<UInt8>, columns: TableColumns) {
    self.bytes = bytes
    table = columns
  }

  mutating func parse() -> TableContent {
    columns = runs(of: 0)
    borderEnd = columns.last?.upperBound ?? 0
    guard let firstColumn = columns.first else { return .cells([]) }
    var start = 1
    var hasText = false
    for line in 1..<table.count {
      if isBorder(line) {
        if let mistake = row(start..<line, border: line) { return mistake }
        start = line + 1
        hasText = false
      } else if !isBlank(line, firstColumn) {
        // Text in the first column begins a row.
        if hasText, line != start, let mistake = row(start..<line, border: nil) { return mistake }
        start = line
        hasText = true
      } else if !hasText {
        start = line + 1
      }
    }
    return .cells(cells)
  }

  /// The header's border or a line of `-`, or the bottom.
  private func isBorder(_ line: Int) -> Bool {
    guard table.widths[line] > 0 else { return false }
    let start = table.byte(line, 0)
    let end = table.byte(line, table.widths[line])
    let character = bytes[start]
    guard character == 0x3D || character == 0x2D else { return false }
    for index in start..<end where bytes[index] != character && bytes[index] != 0x20 { return false }
    return true
  }

  private func runs(of line: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    let start = table.byte(line, 0)
    let width = table.widths[line]
    var column = 0
    while column < width {
      while column < width, bytes[start + column] == 0x20 { column += 1 }
      let begin = column
      while column < width, bytes[start + column] != 0x20 { column += 1 }
      if column > begin { result.append(begin..<column) }
    }
    return result
  }

  private func isBlank(_ line: Int, _ range: Range<Int>) -> Bool {
    let start = table.byte(line, range.lowerBound)
    return LineTable.trimmedEnd(bytes, start, max(start, table.byte(line, range.upperBound))) == start
  }

  /// Adds a row's cells; tells what is wrong if something is.
  private mutating func row(_ lines: Range<Int>, border: Int?) -> TableContent? {
    if lines.isEmpty, border == nil { return nil }
    var spans = columns
    if let border {
      spans = runs(of: border)
      guard let last = spans.last, last.upperBound == borderEnd else {
        return .malformed(
          offset: border, message: "The line below a row does not reach the last column's end.")
      }
      spans[spans.count - 1] = last.lowerBound..<max(last.lowerBound, columns[columns.count - 1].upperBound)
    }
    for index in spans.indices {
      let nextStart = index + 1 < spans.count ? spans[index + 1].lowerBound : Int.max
      for (offset, line) in lines.enumerated() {
        let isLast = index == spans.count - 1
        if isBlank(line, spans[index].upperBound..<nextStart) { continue }
        if !isLast {
          return .malformed(
            offset: lines.lowerBound + offset, message: "Text stands in the margin between two columns.")
        }
        // The last column's text may be longer than its border.
        let end = table.widths[line]
        let lastColumn = columns[columns.count - 1]
        spans[index] = spans[index].lowerBound..<max(lastColumn.upperBound, end)
        if end > lastColumn.upperBound { columns[columns.count - 1] = lastColumn.lowerBound..<end }
      }
    }
    var column = 0
    for span in spans {
      guard column < columns.count, span.lowerBound == columns[column].lowerBound else {
        return alignment(lines)
      }
      while span.upperBound != columns[column].upperBound {
        column += 1
        if column >= columns.count { return alignment(lines) }
      }
      column += 1
      cells.append(
        TableCell(
          top: lines.lowerBound, left: span.lowerBound, bottom: lines.upperBound, right: span.upperBound))
    }
    return nil
  }

  private func alignment(_ lines: Range<Int>) -> TableContent {
    .malformed(offset: lines.lowerBound + 1, message: "The line below a row does not match the columns.")
  }
}
