/// Raw HTML in running text (CommonMark 0.31, section 6.6).
enum HTMLTag {
  /// White space inside a tag.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  /// An ASCII letter.
  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

  /// An ASCII letter or digit.
  @inline(__always)
  static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || (byte >= 0x30 && byte <= 0x39) }

  /// The position after the open or closing tag that begins with the `<` at `pos`, or nil.
  static func end(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> Int? {
    var index = pos + 1
    let isClosing = index < end && bytes[index] == 0x2F
    if isClosing { index += 1 }
    guard index < end, isLetter(bytes[index]) else { return nil }
    while index < end, isAlphanumeric(bytes[index]) || bytes[index] == 0x2D { index += 1 }
    var blank = skipSpaces(bytes, index, end)
    if isClosing { return blank < end && bytes[blank] == 0x3E ? blank + 1 : nil }
    // Each attribute needs white space before it.
    while blank > index, blank < end, let after = attribute(bytes, blank, end) {
      index = after
      blank = skipSpaces(bytes, index, end)
    }
    if blank < end, bytes[blank] == 0x2F { blank += 1 }
    return blank < end && bytes[blank] == 0x3E ? blank + 1 : nil
  }

  private static func skipSpaces(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> Int {
    var pos = pos
    while pos < end, isSpace(bytes[pos]) { pos += 1 }
    return pos
  }

  /// The position after an attribute's name and value; after the name alone if what follows is no value.
  private static func attribute(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> Int? {
    guard isLetter(bytes[pos]) || bytes[pos] == 0x5F || bytes[pos] == 0x3A else { return nil }
    var index = pos + 1
    while index < end, isNameByte(bytes[index]) { index += 1 }
    let equals = skipSpaces(bytes, index, end)
    guard equals < end, bytes[equals] == 0x3D else { return index }
    let start = skipSpaces(bytes, equals + 1, end)
    guard start < end else { return index }
    let quote = bytes[start]
    if quote == 0x22 || quote == 0x27 {
      var stop = start + 1
      while stop < end, bytes[stop] != quote { stop += 1 }
      return stop < end ? stop + 1 : index
    }
    var stop = start
    while stop < end, isUnquoted(bytes[stop]) { stop += 1 }
    return stop > start ? stop : index
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == 0x3A || byte == 0x2E || byte == 0x5F || byte == 0x2D
  }

  private static func isUnquoted(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x22, 0x27, 0x3C, 0x3D, 0x3E, 0x60: false
    default: true
    }
  }
}
