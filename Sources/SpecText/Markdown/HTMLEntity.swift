/// Character references (CommonMark 0.31, section 2.5).
enum HTMLEntity {
  /// The characters that a reference stands for, as UTF-8, and the position after it; nil if there is none.
  ///
  /// - Parameter pos: The position of the `&`.
  static func decode(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> (characters: [UInt8], end: Int)? {
    var index = pos + 1
    guard index < end else { return nil }
    guard bytes[index] == 0x23 else {
      while index < end, index - pos <= 33, HTMLTag.isAlphanumeric(bytes[index]) { index += 1 }
      guard index < end, bytes[index] == 0x3B, index - pos >= 3, let value = named(bytes[pos + 1..<index])
      else { return nil }
      return (value, index + 1)
    }
    index += 1
    let isHexadecimal = index < end && bytes[index] | 0x20 == 0x78
    if isHexadecimal { index += 1 }
    let start = index
    var code: UInt32 = 0
    while index < end, index - start < (isHexadecimal ? 6 : 7),
      let digit = digit(bytes[index], isHexadecimal: isHexadecimal)
    {
      code = code * (isHexadecimal ? 16 : 10) + digit
      index += 1
    }
    guard index > start, index < end, bytes[index] == 0x3B else { return nil }
    return (Array(String(scalar(code)).utf8), index + 1)
  }

  private static func digit(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46 where isHexadecimal: UInt32(byte - 0x37)
    case 0x61...0x66 where isHexadecimal: UInt32(byte - 0x57)
    default: nil
    }
  }

  /// The character with a code; U+FFFD for what is none and, as markdown-it does, for control characters and
  /// noncharacters.
  private static func scalar(_ code: UInt32) -> Unicode.Scalar {
    switch code {
    case 0...8, 0x0B, 0x0E...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: return "\u{FFFD}"
    default:
      if code & 0xFFFE == 0xFFFE { return "\u{FFFD}" }
      return Unicode.Scalar(code) ?? "\u{FFFD}"
    }
  }

  /// The characters of a named reference.
  private static func named(_ name: ArraySlice<UInt8>) -> [UInt8]? {
    HTMLEntityTable.text.withUTF8Buffer { table in
      // Entries end with ";" and are sorted by their names: halve the bytes and go back to an entry's start.
      var low = 0
      var high = table.count
      while low < high {
        var start = (low + high) / 2
        while start > low, table[start - 1] != 0x3B { start -= 1 }
        var index = start
        var byte = name.startIndex
        while byte < name.endIndex, table[index] == name[byte] {
          index += 1
          byte += 1
        }
        if byte == name.endIndex, table[index] == 0x3D { return value(table, index + 1) }
        // A name that ends sorts before one that goes on.
        let isAfter = byte < name.endIndex && (table[index] == 0x3D || table[index] < name[byte])
        if isAfter {
          while table[index] != 0x3B { index += 1 }
          low = index + 1
        } else {
          high = start
        }
      }
      return nil
    }
  }

  private static func value(_ table: UnsafeBufferPointer<UInt8>, _ pos: Int) -> [UInt8] {
    var text = ""
    var code: UInt32 = 0
    var index = pos
    while true {
      if let digit = digit(table[index], isHexadecimal: true) {
        code = code * 16 + digit
      } else {
        text.unicodeScalars.append(Unicode.Scalar(code) ?? "\u{FFFD}")
        code = 0
        if table[index] == 0x3B { return Array(text.utf8) }
      }
      index += 1
    }
  }
}
