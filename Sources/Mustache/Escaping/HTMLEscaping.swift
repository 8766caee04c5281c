extension MustacheEscaping {
  /// Text for HTML, between tags and in quoted attributes: `& < > " '` become character references.
  public static let html = MustacheEscaping { text, output in
    text.withUnsafeBufferPointer { appendHTML($0, to: &output) }
  }
}

private func appendHTML(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  var start = 0
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    var length = 1
    let replacement: StaticString
    switch byte {
    case .ampersand: replacement = "&amp;"
    case .less: replacement = "&lt;"
    case .greater: replacement = "&gt;"
    case UInt8(ascii: "\""): replacement = "&quot;"
    case UInt8(ascii: "'"): replacement = "&#39;"
    default:
      guard
        Unprintable.mayBegin(with: byte), byte != .carriageReturn,
        let unprintable = Unprintable(at: index, in: bytes)
      else {
        index += 1
        continue
      }
      replacement = unprintable.isSpace ? " " : ""
      length = unprintable.length
    }
    output.append(contentsOf: bytes[start..<index])
    output.append(
      contentsOf: UnsafeBufferPointer(start: replacement.utf8Start, count: replacement.utf8CodeUnitCount))
    index += length
    start = index
  }
  output.append(contentsOf: bytes[start...])
}
