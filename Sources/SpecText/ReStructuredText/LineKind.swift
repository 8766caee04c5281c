/// What the first characters of a line can begin, as docutils' patterns say, tried in this order.
enum LineKind {
  /// Where the words behind the marker begin: in bytes, and in columns from the marker.
  case bullet(after: Int, columns: Int)
  case enumerator(Enumerator, after: Int)
  case field(name: Range<Int>, after: Int)
  case option(after: Int)
  case doctest
  case lineBlock(after: Int)
  case gridTable
  case simpleTable
  case explicit(after: Int)
  case anonymous(after: Int)
  /// A line of one repeated punctuation character.
  case adornment
  case text

  /// The kind of a line that is neither blank nor indented.
  static func of(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> LineKind {
    let first = bytes[start]
    if ASCII.isAlphanumeric(first) {
      return enumerator(bytes, start, end) ?? .text
    }
    if first >= 0x80 {
      // U+2022, U+2023 and U+2043 are bullets, too.
      if first == 0xE2, start + 2 < end,
        bytes[start + 1] == 0x80 && (bytes[start + 2] == 0xA2 || bytes[start + 2] == 0xA3)
          || bytes[start + 1] == 0x81 && bytes[start + 2] == 0x83,
        let after = gap(bytes, start + 3, end)
      {
        return .bullet(after: after, columns: after - start - 2)
      }
      return .text
    }
    switch first {
    case 0x2D, 0x2B, 0x2A:  // - + *
      if let after = gap(bytes, start + 1, end) { return .bullet(after: after, columns: after - start) }
      if first == 0x2A { break }
      if let after = OptionMarker.end(bytes, start, end) { return .option(after: after) }
      if first == 0x2B, isGridBorder(bytes, start, end) { return .gridTable }
    case 0x28, 0x23:  // ( #
      if let found = enumerator(bytes, start, end) { return found }
    case 0x3A:  // :
      if let field = fieldMarker(bytes, start, end) { return field }
    case 0x2F:  // /
      if let after = OptionMarker.end(bytes, start, end) { return .option(after: after) }
    case 0x3E:  // >
      if start + 2 < end, bytes[start + 1] == 0x3E, bytes[start + 2] == 0x3E,
        gap(bytes, start + 3, end) != nil
      {
        return .doctest
      }
    case 0x7C:  // |
      if let after = gap(bytes, start + 1, end) { return .lineBlock(after: after) }
    case 0x3D:  // =
      if isSimpleTableTop(bytes, start, end) { return .simpleTable }
    case 0x2E:  // .
      if start + 1 < end, bytes[start + 1] == 0x2E, let after = gap(bytes, start + 2, end) {
        return .explicit(after: after)
      }
    case 0x5F:  // _
      if start + 1 < end, bytes[start + 1] == 0x5F, let after = gap(bytes, start + 2, end) {
        return .anonymous(after: after)
      }
    default:
      break
    }
    return isAdornment(bytes, start, end) ? .adornment : .text
  }

  /// The end of the spaces at an index if there is at least one, or the line ends there.
  @inline(__always)
  static func gap(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int? {
    if index >= end { return end }
    guard bytes[index] == 0x20 else { return nil }
    var position = index + 1
    while position < end, bytes[position] == 0x20 { position += 1 }
    return position
  }

  /// Whether a line is one repeated punctuation character.
  static func isAdornment(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard start < end, ASCII.isPunctuation(bytes[start]) else { return false }
    var index = start + 1
    while index < end {
      if bytes[index] != bytes[start] { return false }
      index += 1
    }
    return true
  }

  /// The top or bottom of a grid table: `+--+--+`.
  static func isGridBorder(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, of line: UInt8 = 0x2D
  ) -> Bool {
    guard end - start >= 5, bytes[start] == 0x2B, bytes[start + 1] == line, bytes[end - 2] == line,
      bytes[end - 1] == 0x2B
    else { return false }
    for index in start..<end where bytes[index] != 0x2B && bytes[index] != line { return false }
    return true
  }

  /// The top of a simple table: two or more runs of `=`.
  private static func isSimpleTableTop(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    var hasGap = false
    for index in start..<end {
      if bytes[index] == 0x20 { hasGap = true } else if bytes[index] != 0x3D { return false }
    }
    return hasGap
  }

  private static func enumerator(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> LineKind? {
    guard let (found, next) = Enumerator.read(bytes, start, end), let after = gap(bytes, next, end) else {
      return nil
    }
    return .enumerator(found, after: after)
  }

  /// `:name:` before a space or the end of the line.
  static func fieldMarker(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> LineKind? {
    var index = start + 1
    guard index < end, bytes[start] == 0x3A, bytes[index] != 0x3A, bytes[index] != 0x20 else { return nil }
    while index < end {
      switch bytes[index] {
      case 0x5C:  // an escaped character
        index += 2
      case 0x3A:
        if let after = gap(bytes, index + 1, end) {
          return bytes[index - 1] == 0x20 ? nil : .field(name: start + 1..<index, after: after)
        }
        if bytes[index + 1] == 0x60 { return nil }
        index += 1
      default:
        index += 1
      }
    }
    return nil
  }
}
