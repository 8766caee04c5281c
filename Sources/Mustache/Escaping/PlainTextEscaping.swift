extension MustacheEscaping {
  /// Text for terminals, logs and comments without markup: terminal escape sequences go as a whole, and of
  /// the control characters only line feed and tab stay.
  public static let plainText = MustacheEscaping { text, output in
    text.withUnsafeBufferPointer { appendPlainText($0, to: &output) }
  }
}

private func appendPlainText(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  var sequences = TerminalSequences(bytes)
  var start = 0
  var index = 0
  while index < bytes.count {
    guard Unprintable.mayBegin(with: bytes[index]), let unprintable = Unprintable(at: index, in: bytes) else {
      index += 1
      continue
    }
    output.append(contentsOf: bytes[start..<index])
    if unprintable.isSpace { output.append(.space) }
    index = sequences.end(at: index) ?? (index + unprintable.length)
    start = index
  }
  output.append(contentsOf: bytes[start...])
}

/// Finds where terminal escape sequences end (ECMA-48, 5.3 to 5.6).
private struct TerminalSequences {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Up to here no string ends, so that unended ones are not looked for again and again.
  private var unendedUpTo = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The end of the escape sequence that begins at a place, or nil when none does.
  mutating func end(at index: Int) -> Int? {
    guard index + 1 < bytes.count else { return nil }
    let second = bytes[index + 1]
    let body = index + 2
    if bytes[index] == 0xC2 {
      // C1 controls, as UTF-8: U+009B begins what ESC [ does, U+009D what ESC ] does, and so on.
      switch second {
      case 0x9B: return controlEnd(from: body)
      case 0x90, 0x98, 0x9D, 0x9E, 0x9F: return stringEnd(from: body) ?? body
      default: return nil
      }
    }
    guard bytes[index] == .escape else { return nil }
    switch second {
    case .openBracket: return controlEnd(from: body)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      return stringEnd(from: body) ?? body
    default:
      var end = index + 1
      while end < bytes.count, 0x20..<0x30 ~= bytes[end] { end += 1 }
      guard end < bytes.count, 0x30..<0x7F ~= bytes[end] else { return nil }
      return end + 1
    }
  }

  /// Parameters, intermediates and the final byte of a control sequence; what is no such sequence stays as
  /// text.
  private func controlEnd(from start: Int) -> Int {
    var end = start
    while end < bytes.count, 0x20..<0x40 ~= bytes[end] { end += 1 }
    guard end < bytes.count, 0x40..<0x7F ~= bytes[end] else { return start }
    return end + 1
  }

  /// The end of a command string: after BEL, ESC \ or U+009C, on the same line. Without one only its
  /// beginning goes, so that an unended string cannot hide text.
  private mutating func stringEnd(from start: Int) -> Int? {
    guard start >= unendedUpTo else { return nil }
    var end = start
    while end < bytes.count, bytes[end] != .lineFeed {
      if bytes[end] == 0x07 { return end + 1 }
      if end + 1 < bytes.count {
        if bytes[end] == .escape, bytes[end + 1] == .backslash { return end + 2 }
        if bytes[end] == 0xC2, bytes[end + 1] == 0x9C { return end + 2 }
      }
      end += 1
    }
    unendedUpTo = end
    return nil
  }
}
