import SpecText

/// What a format counts the places on a line in; Bob's own columns count code points from 1.
enum ColumnUnit {
  case utf16
  case bytes

  /// How many units a UTF-8 text takes.
  func count(_ bytes: ArraySlice<UInt8>) -> Int {
    switch self {
    case .bytes: return bytes.count
    // A code point is one unit of UTF-16; those of four bytes in UTF-8 are two.
    case .utf16: return bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
    }
  }
}

extension SourceText {
  /// The byte offset of a 1-based column in code points; the end of the line where the line is shorter, the end
  /// of the text where there is no such line.
  func offset(line: Int, column: Int) -> Int {
    guard line >= 1, line <= lineCount else { return line < 1 ? 0 : bytes.count }
    let range = self.line(line)
    var offset = range.lowerBound
    var left = column - 1
    while left > 0, offset < range.upperBound {
      offset += 1
      while offset < range.upperBound, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      left -= 1
    }
    return offset
  }

  /// How many units stand before a 1-based column in code points on its line.
  func count(before column: Int, line: Int, in unit: ColumnUnit) -> Int {
    guard line >= 1, line <= lineCount else { return 0 }
    return unit.count(bytes[self.line(line).lowerBound..<offset(line: line, column: column)])
  }
}
