/// What the start of a line can say in Markdown: the markers of leaf blocks and list items.
///
/// All functions look at `bytes[pos..<end]`, where `pos` is the line's first byte that is neither space nor
/// tab and `end` is the end of the line, and presume that `pos < end`. Sources: CommonMark 0.31, sections
/// 4.1 to 4.5, 5.2.
enum MarkdownMarker {
  /// Whether the byte is a space or a tab, the only white space that counts for the structure of blocks.
  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// The position after a run of spaces and tabs.
  @inline(__always)
  static func skipBlanks(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> Int {
    var pos = pos
    while pos < end, isBlank(bytes[pos]) { pos += 1 }
    return pos
  }

  /// The position after a run of one byte.
  @inline(__always)
  static func skipRun(_ bytes: [UInt8], _ pos: Int, _ end: Int, of byte: UInt8) -> Int {
    var pos = pos
    while pos < end, bytes[pos] == byte { pos += 1 }
    return pos
  }

  /// The end of a range when blanks at its end are left out.
  @inline(__always)
  static func trimEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// An ATX heading: its level and the range of its text without the closing sequence.
  static func heading(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> (level: Int, text: Range<Int>)? {
    let after = skipRun(bytes, pos, end, of: 0x23)
    let level = after - pos
    guard (1...6).contains(level), after == end || isBlank(bytes[after]) else { return nil }
    let start = skipBlanks(bytes, after, end)
    let stop = trimEnd(bytes, start, end)
    var closing = stop
    while closing > start, bytes[closing - 1] == 0x23 { closing -= 1 }
    // A closing sequence stands alone or after a blank.
    if closing == start || isBlank(bytes[closing - 1]) {
      return (level, start..<trimEnd(bytes, start, closing))
    }
    return (level, start..<stop)
  }

  /// A setext heading's underline: 1 for `=`, 2 for `-`.
  static func underline(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> Int? {
    let marker = bytes[pos]
    guard marker == 0x3D || marker == 0x2D else { return nil }
    let after = skipBlanks(bytes, skipRun(bytes, pos, end, of: marker), end)
    return after == end ? (marker == 0x3D ? 1 : 2) : nil
  }

  /// The opening of a fenced code block: the length of the fence and the range of the info string.
  static func fence(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> (length: Int, info: Range<Int>)? {
    let marker = bytes[pos]
    guard marker == 0x60 || marker == 0x7E else { return nil }
    let after = skipRun(bytes, pos, end, of: marker)
    guard after - pos >= 3 else { return nil }
    let start = skipBlanks(bytes, after, end)
    if marker == 0x60, bytes[start..<end].contains(0x60) { return nil }
    return (after - pos, start..<trimEnd(bytes, start, end))
  }

  /// Whether the line closes a fence of `length` times `marker`.
  static func closesFence(
    _ bytes: [UInt8], _ pos: Int, _ end: Int, marker: UInt8, length: Int
  ) -> Bool {
    let after = skipRun(bytes, pos, end, of: marker)
    return after - pos >= length && skipBlanks(bytes, after, end) == end
  }

  /// Whether the line is a thematic break; if not, also the position of the byte that prevents it.
  static func thematicBreak(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> (found: Bool, stop: Int) {
    let marker = bytes[pos]
    guard marker == 0x2A || marker == 0x2D || marker == 0x5F else { return (false, pos) }
    var count = 0
    var index = pos
    while index < end {
      if bytes[index] == marker {
        count += 1
      } else if !isBlank(bytes[index]) {
        return (false, index)
      }
      index += 1
    }
    return (count >= 3, index)
  }

  /// The marker of a list item: its length, and whether it may interrupt a paragraph, as far as the marker
  /// itself decides that (a number must be 1).
  static func listItem(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> (length: Int, mayInterrupt: Bool)? {
    var after = pos
    var mayInterrupt = true
    switch bytes[pos] {
    case 0x2A, 0x2B, 0x2D:
      after += 1
    case 0x30...0x39:
      var value = 0
      while after < end, bytes[after] >= 0x30, bytes[after] <= 0x39 {
        guard after - pos < 9 else { return nil }
        value = value * 10 + Int(bytes[after] - 0x30)
        after += 1
      }
      guard after < end, bytes[after] == 0x2E || bytes[after] == 0x29 else { return nil }
      after += 1
      mayInterrupt = value == 1
    default:
      return nil
    }
    guard after == end || isBlank(bytes[after]) else { return nil }
    return (after - pos, mayInterrupt)
  }
}
