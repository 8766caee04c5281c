/// A line of the text that is parsed, or of a table's cell.
struct ParsedLine {
  /// The byte offset of its first byte, indentation included.
  var start: Int32
  /// The byte offset after its last byte that is not white space; `start` for a blank line.
  var end: Int32
  /// The columns of its indentation; of a blank line, how many lines it is to the next that is not blank.
  var indent: Int32
  /// Its 1-based number in the source.
  var number: Int32
}

/// The text as docutils sees it: tabs expanded to 8 columns, every white-space control a space.
///
/// Texts without such characters, nearly all, are used as they are; others are copied, with a way back
/// from offsets in the copy to offsets in the source.
struct LineTable {
  /// What is parsed.
  let bytes: [UInt8]
  /// Its lines.
  var lines: [ParsedLine] = []
  /// The source, where `bytes` is a copy.
  private let source: SourceText?
  /// For each line of the source whether it holds such characters: the others are in the copy as they are.
  private var isExpanded: [Bool] = []
  /// Places inside long expanded lines of the copy, every 64 bytes.
  private var marks: [Place] = []
  /// The number of the first line whose tabs are one column wide, lest the copy outgrow its 32-bit offsets.
  private var firstPlainLine = Int.max

  /// Where something is: in the copy, in the source, and on its line.
  private struct Place {
    var position: Int
    var index: Int
    var column: Int
  }

  /// Reads the lines of a text.
  init(_ text: SourceText) {
    guard text.bytes.withUnsafeBufferPointer({ ByteScan.hasOddSpace($0) }) else {
      bytes = text.bytes
      source = nil
      lines = LineTable.scan(bytes, starts: text.lineStarts)
      return
    }
    source = text
    var copy: [UInt8] = []
    copy.reserveCapacity(text.bytes.count + text.bytes.count / 8)
    var starts: [Int32] = []
    starts.reserveCapacity(text.lineCount)
    var marks: [Place] = []
    var isExpanded: [Bool] = []
    isExpanded.reserveCapacity(text.lineCount)
    var firstPlainLine = Int.max
    text.bytes.withUnsafeBufferPointer { bytes in
      for number in stride(from: 1, through: text.lineCount, by: 1) {
        starts.append(Int32(copy.count))
        let range = text.line(number)
        if firstPlainLine == Int.max, copy.count + 8 * range.count > 1 << 30 { firstPlainLine = number }
        let line = UnsafeBufferPointer(rebasing: bytes[range])
        isExpanded.append(ByteScan.hasOddSpace(line))
        if isExpanded[number - 1] {
          LineTable.expand(text, range, tab: number < firstPlainLine ? 8 : 1, to: &copy, &marks)
        } else {
          copy.append(contentsOf: line)
        }
        copy.append(0x0A)
      }
    }
    bytes = copy
    self.marks = marks
    self.isExpanded = isExpanded
    self.firstPlainLine = firstPlainLine
    lines = LineTable.scan(bytes, starts: starts)
  }

  /// The source's own bytes.
  var sourceBytes: [UInt8] { source?.bytes ?? bytes }

  /// Whether offsets are those of the source.
  var isIdentity: Bool { source == nil }

  /// The source's offset of an offset into `bytes` that lies on a line with the given number.
  ///
  /// - Parameter lineStart: where that line begins in `bytes`.
  func sourceOffset(of offset: Int, line number: Int, lineStart: Int) -> Int {
    guard let source else { return offset }
    let range = source.line(number)
    guard isExpanded[number - 1] else { return min(range.lowerBound + offset - lineStart, range.upperBound) }
    var place = Place(position: lineStart, index: range.lowerBound, column: 0)
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].position <= offset { low = middle + 1 } else { high = middle }
    }
    if low > 0, marks[low - 1].position > lineStart { place = marks[low - 1] }
    let tab = number < firstPlainLine ? 8 : 1
    while place.index < range.upperBound, place.position < offset {
      let step = LineTable.step(source.bytes, place.index, range.upperBound, column: place.column, tab: tab)
      place.position += step.width
      place.column += step.columns
      place.index += step.length
    }
    return place.index
  }

  /// Copies a line.
  private static func expand(
    _ text: SourceText, _ range: Range<Int>, tab: Int, to copy: inout [UInt8], _ marks: inout [Place]
  ) {
    var column = 0
    var index = range.lowerBound
    var nextMark = index + 64
    while index < range.upperBound {
      if index >= nextMark {
        marks.append(Place(position: copy.count, index: index, column: column))
        nextMark = index + 64
      }
      let step = step(text.bytes, index, range.upperBound, column: column, tab: tab)
      if step.isSpace {
        for _ in 0..<step.width { copy.append(0x20) }
      } else {
        copy.append(text.bytes[index])
      }
      column += step.columns
      index += step.length
    }
  }

  /// What one character of the source becomes: its length there, and the bytes and columns it takes here.
  private static func step(
    _ bytes: [UInt8], _ index: Int, _ end: Int, column: Int, tab: Int
  ) -> (length: Int, width: Int, columns: Int, isSpace: Bool) {
    let byte = bytes[index]
    if byte < 0x80 {
      if byte == 0x09 {
        let columns = tab - column % tab
        return (1, columns, columns, true)
      }
      return (1, 1, 1, byte == 0x0B || byte == 0x0C || (0x1C...0x1E).contains(byte))
    }
    if byte == 0xC2, index + 1 < end, bytes[index + 1] == 0x85 { return (2, 1, 1, true) }
    if byte == 0xE2, index + 2 < end, bytes[index + 1] == 0x80, bytes[index + 2] | 1 == 0xA9 {
      return (3, 1, 1, true)
    }
    return (1, 1, byte & 0xC0 == 0x80 ? 0 : 1, false)
  }

  private static func scan(_ bytes: [UInt8], starts: [Int32]) -> [ParsedLine] {
    var lines: [ParsedLine] = []
    lines.reserveCapacity(starts.count)
    bytes.withUnsafeBufferPointer { buffer in
      for index in 0..<starts.count {
        let start = Int(starts[index])
        let limit = index + 1 < starts.count ? Int(starts[index + 1]) : buffer.count
        let end = trimmedEnd(buffer, start, limit)
        var position = start
        while position < end, buffer[position] == 0x20 { position += 1 }
        lines.append(
          ParsedLine(
            start: Int32(start), end: Int32(end), indent: Int32(position - start), number: Int32(index + 1)))
      }
    }
    var skip: Int32 = 1
    for index in stride(from: lines.count - 1, through: 0, by: -1) {
      if lines[index].end > lines[index].start {
        skip = 1
      } else {
        lines[index].indent = skip
        skip += 1
      }
    }
    return lines
  }

  /// The end of the range without the Unicode white space at its end.
  static func trimmedEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) -> Int {
    var end = limit
    while end > start {
      let byte = bytes[end - 1]
      if byte > 0x20, byte < 0x80 { break }
      if byte <= 0x20 {
        if byte == 0x20 || (0x09...0x0D).contains(byte) || (0x1C...0x1F).contains(byte) {
          end -= 1
          continue
        }
        break
      }
      let length = UnicodeClass.whiteSpaceLength(before: end, in: bytes, from: start)
      if length == 0 { break }
      end -= length
    }
    return end
  }
}
