/// Which way a run of `*` or `_` looks (CommonMark 0.31, section 6.2).
struct Flanking {
  var canOpen: Bool
  var canClose: Bool

  private enum Neighbour { case space, punctuation, other }

  /// For a run of bytes in a text.
  init(_ bytes: [UInt8], _ run: Range<Int>, in text: Range<Int>) {
    let before = Flanking.before(bytes, run.lowerBound, text.lowerBound)
    let after = Flanking.after(bytes, run.upperBound, text.upperBound)
    let isLeft = after != .space && (after != .punctuation || before != .other)
    let isRight = before != .space && (before != .punctuation || after != .other)
    if bytes[run.lowerBound] == 0x5F {
      canOpen = isLeft && (!isRight || before == .punctuation)
      canClose = isRight && (!isLeft || after == .punctuation)
    } else {
      canOpen = isLeft
      canClose = isRight
    }
  }

  private static func before(_ bytes: [UInt8], _ pos: Int, _ first: Int) -> Neighbour {
    guard pos > first else { return .space }
    var start = pos - 1
    while start > first, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return classify(bytes, start, pos)
  }

  private static func after(_ bytes: [UInt8], _ pos: Int, _ last: Int) -> Neighbour {
    guard pos < last else { return .space }
    var end = pos + 1
    while end < last, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return classify(bytes, pos, end)
  }

  private static func classify(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Neighbour {
    let byte = bytes[start]
    if byte < 0x80 {
      if HTMLTag.isSpace(byte) { return .space }
      // NUL stands for U+FFFD, a symbol.
      return byte == 0 || isPunctuation(byte) ? .punctuation : .other
    }
    guard let scalar = String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars.first
    else { return .other }
    switch scalar.properties.generalCategory {
    case .spaceSeparator:
      return .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return .punctuation
    default:
      return .other
    }
  }

  /// ASCII punctuation, which a backslash escapes.
  static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
