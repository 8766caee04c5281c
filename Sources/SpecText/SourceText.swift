/// The bytes of a document and the table of its lines.
///
/// The bytes are valid UTF-8 without a byte order mark: invalid sequences were replaced by U+FFFD
/// when the text was made. A line ends at LF, CRLF or CR and nowhere else. Lines are numbered from 1.
public struct SourceText: Sendable {
  /// The text as valid UTF-8, line ends as they were.
  public let bytes: [UInt8]

  /// The byte offset at which each line starts; the line with number n starts at `lineStarts[n - 1]`.
  ///
  /// A text that ends with a line end has no empty line after it; the empty text has no line.
  public let lineStarts: [Int32]

  /// How many lines there are.
  public var lineCount: Int { lineStarts.count }

  /// Reads bytes as UTF-8: drops a byte order mark and replaces invalid sequences by U+FFFD.
  public init(_ raw: [UInt8]) {
    bytes = SourceText.repaired(raw)
    lineStarts = SourceText.findLineStarts(bytes)
  }

  /// The bytes of a line without its line end.
  ///
  /// - Parameter number: 1 up to `lineCount`.
  public func line(_ number: Int) -> Range<Int> {
    let start = Int(lineStarts[number - 1])
    var end = number < lineStarts.count ? Int(lineStarts[number]) : bytes.count
    if end > start, bytes[end - 1] == 0x0A { end -= 1 }
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// The number of the line that holds the byte at an offset.
  public func lineNumber(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle + 1 } else { high = middle }
    }
    return max(low, 1)
  }

  /// The 1-based column, in code points, of the byte at an offset.
  public func column(at offset: Int) -> Int {
    let start = Int(lineStarts[lineNumber(at: offset) - 1])
    return 1 + bytes[start..<min(offset, bytes.count)].count { $0 & 0xC0 != 0x80 }
  }

  /// A part of the text.
  public func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private static func repaired(_ raw: [UInt8]) -> [UInt8] {
    let hasMark = raw.count >= 3 && raw[0] == 0xEF && raw[1] == 0xBB && raw[2] == 0xBF
    return Array(String(decoding: hasMark ? raw[3...] : raw[...], as: UTF8.self).utf8)
  }

  private static func findLineStarts(_ bytes: [UInt8]) -> [Int32] {
    var starts: [Int32] = []
    starts.reserveCapacity(bytes.count / 40 + 1)
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      starts.append(Int32(start))
      start = index
    }
    if start < bytes.count { starts.append(Int32(start)) }
    return starts
  }
}
