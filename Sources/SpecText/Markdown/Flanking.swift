/// Which way a run of `*` or `_` looks (CommonMark 0.31, section 6.2).
struct Flanking {
  var canOpen: Bool
  var canClose: Bool

  private enum Neighbour { case space, punctuation, other }

  /// For the run `bytes[start..<end]`.
  init(_ bytes: [UInt8], _ start: Int, _ end: Int) {
    let before = Flanking.before(bytes, start)
    let after = Flanking.after(bytes, end)
    let isLeft = after != .space && (after != .punctuation || before != .other)
    let isRight = before != .space && (before != .punctuation || after != .other)
    if bytes[start] == 0x5F {
      canOpen = isLeft && (!isRight || before == .punctuation)
      canClose = isRight && (!isLeft || after == .punctuation)
    } else {
      canOpen = isLeft
      canClose = isRight
    }
  }

  private static func before(_ bytes: [UInt8], _ pos: Int) -> Neighbour {
    guard pos > 0 else { return .space }
    var start = pos - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return classify(bytes, start, pos)
  }

  private static func after(_ bytes: [UInt8], _ pos: Int) -> Neighbour {
    guard pos < bytes.count else { return .space }
    var end = pos + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
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
