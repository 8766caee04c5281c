/// The columns of a table's lines: which byte each begins at. Wide characters take two columns.
struct TableColumns {
  /// The first byte of each line.
  private var starts: [Int] = []
  /// The number of columns of each line.
  private(set) var widths: [Int] = []
  /// For each line with characters that are not ASCII, where its offsets begin in `offsets`, else -1.
  private var tables: [Int] = []
  private var offsets: [Int32] = []

  /// How many lines there are.
  var count: Int { starts.count }

  /// Adds a line.
  ///
  /// - Parameter ignoresCombining: whether characters drawn over others take no column.
  mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, ignoresCombining: Bool
  ) {
    starts.append(start)
    var isASCII = true
    for index in start..<max(start, end) where bytes[index] >= 0x80 {
      isASCII = false
      break
    }
    if isASCII {
      widths.append(max(0, end - start))
      tables.append(-1)
      return
    }
    tables.append(offsets.count)
    let first = offsets.count
    var index = start
    while index < end {
      let (scalar, length) = UnicodeClass.scalar(at: index, in: bytes, end: end)
      if !ignoresCombining || !UnicodeClass.isCombining(scalar) {
        offsets.append(Int32(index - start))
        if UnicodeClass.isWide(scalar) { offsets.append(Int32(index + length - start)) }
      }
      index += length
    }
    widths.append(offsets.count - first)
    offsets.append(Int32(end - start))
  }

  /// The byte at which a column of a line begins; the line's end for columns beyond it.
  func byte(_ line: Int, _ column: Int) -> Int {
    let column = min(column, widths[line])
    return tables[line] < 0 ? starts[line] + column : starts[line] + Int(offsets[tables[line] + column])
  }

  /// Drops the lines from an index on.
  mutating func truncate(_ count: Int) {
    starts.removeSubrange(count...)
    widths.removeSubrange(count...)
    tables.removeSubrange(count...)
  }
}
