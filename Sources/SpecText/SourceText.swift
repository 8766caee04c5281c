/// The bytes of a document and the table of its lines.
///
/// The bytes are valid UTF-8 without a byte order mark: invalid sequences were replaced by U+FFFD
/// when the text was made. A line ends at LF, CRLF or CR and nowhere else. Lines are numbered from 1.
/// Offsets are kept in 32 bits, which is enough for the 1 GiB that Bob accepts.
public struct SourceText: Sendable {
  /// The text as valid UTF-8, line ends as they were.
  public let bytes: [UInt8]

  /// The byte offset at which each line starts; the line with number n starts at `lineStarts[n - 1]`.
  ///
  /// A text that ends with a line end has no empty line after it; the empty text has no line.
  public let lineStarts: [Int32]

  /// How many lines there are.
  public var lineCount: Int { lineStarts.count }

  /// Reads bytes as UTF-8: drops a byte order mark and replaces each maximal part of an ill-formed sequence
  /// by U+FFFD, as the Unicode standard recommends (section 3.9, "U+FFFD Substitution of Maximal Subparts").
  ///
  /// - Parameter raw: At most 1 GiB; what follows the first 2 GiB − 1 bytes of valid text is left out.
  public init(_ raw: [UInt8]) {
    var bytes = SourceText.repaired(raw)
    if bytes.count > Int(Int32.max) { bytes = SourceText.repaired(Array(bytes[..<Int(Int32.max)])) }
    if bytes.count > Int(Int32.max) { bytes.removeLast(bytes.count - Int(Int32.max)) }
    self.bytes = bytes
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
    let number = lineNumber(at: offset)
    guard number <= lineStarts.count else { return 1 }
    let start = Int(lineStarts[number - 1])
    let end = max(start, min(offset, bytes.count))
    return 1 + bytes[start..<end].count { $0 & 0xC0 != 0x80 }
  }

  /// A part of the text.
  public func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// Valid UTF-8 without a byte order mark; the very same array where nothing is to be done.
  private static func repaired(_ raw: [UInt8]) -> [UInt8] {
    let hasMark = raw.count >= 3 && raw[0] == 0xEF && raw[1] == 0xBB && raw[2] == 0xBF
    if isValid(raw) { return hasMark ? Array(raw[3...]) : raw }
    // The standard library's decoding replaces maximal subparts.
    return Array(String(decoding: hasMark ? raw[3...] : raw[...], as: UTF8.self).utf8)
  }

  /// Whether bytes are well-formed UTF-8 (Unicode 16, table 3-7). Passes over ASCII 32 bytes at a time.
  private static func isValid(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { raw in
      var index = 0
      while index < raw.count {
        if raw[index] < 0x80 {
          while index + 32 <= raw.count {
            let words = raw.loadUnaligned(fromByteOffset: index, as: SIMD4<UInt64>.self)
            if (words[0] | words[1] | words[2] | words[3]) & 0x8080_8080_8080_8080 != 0 { break }
            index += 32
          }
          while index < raw.count, raw[index] < 0x80 { index += 1 }
        } else {
          let length = sequenceLength(raw, index)
          if length == 0 { return false }
          index += length
        }
      }
      return true
    }
  }

  /// The length of the well-formed sequence of two to four bytes at an offset, or 0.
  private static func sequenceLength(_ raw: UnsafeRawBufferPointer, _ index: Int) -> Int {
    func isContinued(_ offset: Int, from low: UInt8 = 0x80, to high: UInt8 = 0xBF) -> Bool {
      index + offset < raw.count && raw[index + offset] >= low && raw[index + offset] <= high
    }
    switch raw[index] {
    case 0xC2...0xDF: return isContinued(1) ? 2 : 0
    case 0xE0: return isContinued(1, from: 0xA0) && isContinued(2) ? 3 : 0
    case 0xED: return isContinued(1, to: 0x9F) && isContinued(2) ? 3 : 0
    case 0xE1...0xEF: return isContinued(1) && isContinued(2) ? 3 : 0
    case 0xF0: return isContinued(1, from: 0x90) && isContinued(2) && isContinued(3) ? 4 : 0
    case 0xF4: return isContinued(1, to: 0x8F) && isContinued(2) && isContinued(3) ? 4 : 0
    case 0xF1...0xF3: return isContinued(1) && isContinued(2) && isContinued(3) ? 4 : 0
    default: return 0
    }
  }

  /// A line starts after each LF, and after each CR that no LF follows. Looks at eight bytes at a time.
  private static func findLineStarts(_ bytes: [UInt8]) -> [Int32] {
    guard !bytes.isEmpty else { return [] }
    return bytes.withUnsafeBytes { raw in
      let count = raw.count
      var starts: [Int32] = [0]
      starts.reserveCapacity(count / 32 + 8)
      var index = 0
      while index + 8 <= count {
        let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        index += 8
        // Most words hold no byte below 0x0E at all. (A borrow may only add bytes that follow such a one.)
        if (word &- 0x0E0E_0E0E_0E0E_0E0E) & ~word & 0x8080_8080_8080_8080 == 0 { continue }
        var ends = zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A) | zeroBytes(word ^ 0x0D0D_0D0D_0D0D_0D0D)
        while ends != 0 {
          let next = index - 7 + ends.trailingZeroBitCount / 8
          ends &= ends - 1
          if next < count, raw[next - 1] == 0x0A || raw[next] != 0x0A { starts.append(Int32(next)) }
        }
      }
      while index < count {
        index += 1
        if index < count, raw[index - 1] == 0x0A || (raw[index - 1] == 0x0D && raw[index] != 0x0A) {
          starts.append(Int32(index))
        }
      }
      return starts
    }
  }

  /// The high bit of each byte that is zero.
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return ~(((word & low) + low) | word | low)
  }
}
