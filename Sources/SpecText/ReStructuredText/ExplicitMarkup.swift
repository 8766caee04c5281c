/// What follows the `..` of explicit markup.
enum ExplicitMarkup {
  /// A footnote's or citation's label, and where its words begin.
  case footnote(label: Range<Int>, after: Int)
  /// Where a target's name begins, behind the `_`.
  case target(Int)
  /// Where a substitution's name begins, behind the `|`.
  case substitution(Int)
  case directive(name: Range<Int>, after: Int)
  case comment

  /// Reads the words at an index, behind the dots and spaces.
  static func of(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> ExplicitMarkup {
    guard start < end else { return .comment }
    let hasMore = start + 1 < end && bytes[start + 1] != 0x20
    switch bytes[start] {
    case 0x5B:  // [
      if let close = labelEnd(bytes, start + 1, end), close < end, bytes[close] == 0x5D,
        let after = LineKind.gap(bytes, close + 1, end)
      {
        return .footnote(label: start + 1..<close, after: after)
      }
      return .comment
    case 0x5F: return hasMore ? .target(start + 1) : .comment
    case 0x7C: return hasMore ? .substitution(start + 1) : .comment
    default:
      guard let name = simpleName(bytes, start, end) else { return .comment }
      var index = name
      if index < end, bytes[index] == 0x20 { index += 1 }
      guard index + 1 < end, bytes[index] == 0x3A, bytes[index + 1] == 0x3A,
        let after = LineKind.gap(bytes, index + 2, end)
      else { return .comment }
      return .directive(name: start..<name, after: after)
    }
  }

  private static func labelEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard start < end else { return nil }
    if bytes[start] == 0x2A { return start + 1 }
    if bytes[start] == 0x23 { return simpleName(bytes, start + 1, end) ?? start + 1 }
    return simpleName(bytes, start, end)
  }

  /// The end of the name at an index: letters and digits with single `-`, `.`, `_`, `+` or `:` inside.
  static func simpleName(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var index = start
    while true {
      let runStart = index
      while index < end {
        if bytes[index] < 0x80 {
          if !ASCII.isAlphanumeric(bytes[index]) { break }
          index += 1
        } else {
          let (scalar, length) = UnicodeClass.scalar(at: index, in: bytes, end: end)
          if !UnicodeClass.isAlphanumeric(scalar) { break }
          index += length
        }
      }
      if index == runStart { return runStart == start ? nil : runStart - 1 }
      guard index < end else { return index }
      switch bytes[index] {
      case 0x2D, 0x2E, 0x5F, 0x2B, 0x3A: index += 1
      default: return index
      }
    }
  }
}
