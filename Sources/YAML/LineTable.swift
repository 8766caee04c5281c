/// Checks that bytes are characters that YAML allows and knows where their lines begin.
///
/// libyaml counts in code points, and takes U+0085, U+2028 and U+2029 for line ends, as YAML 1.1 did. Editors
/// do not, so places are computed from the number of the code point and this table.
struct LineTable {
  /// The index, in code points, at which each line begins.
  private var starts: [Int] = [0]

  /// The first byte that is no allowed character.
  struct Fault: Error {
    var mark: Mark
    var message: String
  }

  /// Reads all bytes.
  init(_ bytes: UnsafeBufferPointer<UInt8>) throws(Fault) {
    var index = 0
    var offset = 0
    while offset < bytes.count {
      let plain = LineTable.plainCount(bytes, from: offset)
      offset += plain
      index += plain
      guard offset < bytes.count else { break }
      let byte = bytes[offset]
      switch byte {
      case 0x20..<0x7F, 0x09:
        offset += 1
      case 0x0A:
        offset += 1
        starts.append(index + 1)
      case 0x0D:
        offset += 1
        if offset < bytes.count, bytes[offset] == 0x0A {
          offset += 1
          index += 1
        }
        starts.append(index + 1)
      case 0x80...:
        let (scalar, length) = try decode(bytes, at: offset, index: index)
        offset += length
        if !LineTable.isAllowed(scalar) { throw controlFault(scalar, index) }
      default:
        throw controlFault(UInt32(byte), index)
      }
      index += 1
    }
  }

  /// How many printable ASCII characters stand at an offset, as far as eight at a time can tell.
  private static func plainCount(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high = 0x80 &* ones
    let raw = UnsafeRawBufferPointer(bytes)
    var end = offset
    while end + 8 <= bytes.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: end, as: UInt64.self))
      // The highest bit of each byte: of one below a space, of one from DEL on.
      let isBelow = ~((word | high) &- 0x20 &* ones)
      let isBeyond = word | ((word & ~high) &+ ones)
      let others = (isBelow | isBeyond) & high
      guard others == 0 else { return end + others.trailingZeroBitCount / 8 - offset }
      end += 8
    }
    return end - offset
  }

  /// The place of the code point with an index counted from 0.
  func mark(at index: Int) -> Mark {
    var line = 0
    return mark(at: index, near: &line)
  }

  /// The same for one who asks from the beginning to the end.
  ///
  /// - Parameter line: the line, counted from 0, of the place asked for before.
  func mark(at index: Int, near line: inout Int) -> Mark {
    if starts[line] > index { line = 0 }
    // The next few lines first, then by halves.
    var steps = 0
    while line + 1 < starts.count, starts[line + 1] <= index, steps < 8 {
      line += 1
      steps += 1
    }
    var high = starts.count
    while steps == 8, line + 1 < high {
      let middle = (line + high) / 2
      if starts[middle] <= index { line = middle } else { high = middle }
    }
    return Mark(line: line + 1, column: index - starts[line] + 1)
  }

  private func controlFault(_ scalar: UInt32, _ index: Int) -> Fault {
    let digits = String(scalar, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    return Fault(
      mark: mark(at: index),
      message: "the character \(name) is not allowed in YAML; remove it, or write it as an escape between "
        + "double quotes")
  }

  /// YAML 1.2, section 5.1, as libyaml reads it: no byte order mark after the beginning.
  private static func isAllowed(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x85, 0xA0..<0xFEFF, 0xFF00..<0xFFFE, 0x10000...: true
    default: false
    }
  }

  /// One well-formed sequence of two to four bytes (Unicode standard, table 3-7).
  private func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, index: Int
  ) throws(Fault) -> (scalar: UInt32, length: Int) {
    let first = bytes[offset]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if first == 0xE0 { second = 0xA0...0xBF } else if first == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if first == 0xF0 { second = 0x90...0xBF } else if first == 0xF4 { second = 0x80...0x8F }
    default: length = 0
    }
    var scalar = UInt32(first) & (0x7F >> UInt32(length))
    var isValid = length > 0 && offset + length <= bytes.count
    if isValid {
      for position in 1..<length {
        let byte = bytes[offset + position]
        isValid = isValid && (position == 1 ? second : 0x80...0xBF).contains(byte)
        scalar = scalar << 6 | UInt32(byte & 0x3F)
      }
    }
    guard isValid else {
      throw Fault(mark: mark(at: index), message: "this is not UTF-8; save the file as UTF-8")
    }
    return (scalar, length)
  }
}
