/// A line of plain text: where its words are and how far they are indented. Tab stops are 8 columns apart;
/// vertical tabs and form feeds count as a space.
struct PlainTextLine {
  /// The first byte of the words.
  let start: Int
  /// The end of the words.
  let end: Int
  /// The column of the first word, from 0.
  let indent: Int

  /// A line of the text.
  init(_ bytes: [UInt8], _ line: Range<Int>) {
    var pos = line.lowerBound
    var column = 0
    while pos < line.upperBound, PlainTextLine.isSpace(bytes[pos]) {
      column += bytes[pos] == 0x09 ? 8 - column % 8 : 1
      pos += 1
    }
    var end = line.upperBound
    while end > pos, PlainTextLine.isSpace(bytes[end - 1]) { end -= 1 }
    start = pos
    self.end = end
    indent = column
  }

  /// Whether there are no words.
  var isBlank: Bool { start == end }

  /// Whether a byte is a space, tab, vertical tab or form feed.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0B || byte == 0x0C
  }

  /// The byte that the whole line repeats at least three times, or nil: an underline or a rule.
  func adornment(_ bytes: [UInt8]) -> UInt8? {
    guard end - start >= 3 else { return nil }
    let byte = bytes[start]
    switch byte {
    case 0x23, 0x2A, 0x2B, 0x2D, 0x2E, 0x3D, 0x5E, 0x5F, 0x7E: break
    default: return nil
    }
    return MarkdownMarker.skipRun(bytes, start, end, of: byte) == end ? byte : nil
  }

  /// The marker of a list item: a bullet, or a number with `.` or `)`.
  func item(_ bytes: [UInt8]) -> (number: Int?, textStart: Int)? {
    guard !isBlank else { return nil }
    var pos = start
    var number: Int?
    switch bytes[pos] {
    case 0x2A, 0x2B, 0x2D:
      pos += 1
    case 0xE2:  // • (U+2022)
      guard pos + 2 < end, bytes[pos + 1] == 0x80, bytes[pos + 2] == 0xA2 else { return nil }
      pos += 3
    case 0x30...0x39:
      var value = 0
      while pos < end, pos - start < 4, bytes[pos] >= 0x30, bytes[pos] <= 0x39 {
        value = value * 10 + Int(bytes[pos] - 0x30)
        pos += 1
      }
      guard pos < end, bytes[pos] == 0x2E || bytes[pos] == 0x29 else { return nil }
      pos += 1
      number = value
    default:
      return nil
    }
    guard pos < end, PlainTextLine.isSpace(bytes[pos]) else { return nil }
    while PlainTextLine.isSpace(bytes[pos]) { pos += 1 }
    return (number, pos)
  }
}
