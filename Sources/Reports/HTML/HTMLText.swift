import Mustache

/// Text of specs in HTML.
enum HTMLText {
  /// The escaping of names in the template. A lone carriage return, which a browser takes for a line end, is a space.
  static let escaping = MustacheEscaping { text, output in
    let start = output.count
    text.withUnsafeBufferPointer { bytes in
      MustacheEscaping.html.append(String(decoding: bytes, as: UTF8.self), to: &output)
    }
    for index in start..<output.count where output[index] == 0x0D { output[index] = 0x20 }
  }

  /// Prose as HTML: literals between single backquotes as `<code>`, all else escaped and on one line.
  static func prose(_ text: String) -> String {
    let parts = TerminalText.clean(text).utf8.split(
      separator: UInt8(ascii: "`"), omittingEmptySubsequences: false)
    var output: [UInt8] = []
    for (index, part) in parts.enumerated() {
      let text = String(decoding: Array(part), as: UTF8.self)
      // Odd parts stand between backquotes, unless there is no second one or it would be no literal.
      if index % 2 == 1, index + 1 < parts.count, let first = part.first, let last = part.last, first > 0x20,
        last > 0x20
      {
        output += "<code>".utf8
        MustacheEscaping.html.append(text, to: &output)
        output += "</code>".utf8
      } else {
        if index % 2 == 1 { output.append(UInt8(ascii: "`")) }
        MustacheEscaping.html.append(text, to: &output)
        if index % 2 == 1, index + 1 < parts.count { output.append(UInt8(ascii: "`")) }
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
