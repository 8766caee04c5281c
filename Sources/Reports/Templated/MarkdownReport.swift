import Mustache

extension ReportFormat {
  /// A report for pull requests and wikis, in the Markdown of GitHub and GitLab; what specs say cannot become
  /// markup, HTML, a link, an image or a mention.
  static let markdown = ReportFormat(
    name: "markdown", summary: "a report for pull requests", template: "markdown"
  ) {
    try TemplatedReport("markdown", escaping: MarkdownProse.escaping, $0)
  }
}

/// Prose as the readers hand it over: plain words, and literals between single backquotes.
enum MarkdownProse {
  /// Literals become code spans, all else is escaped.
  static let escaping = MustacheEscaping { text, output in
    let string = text.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    append(string, to: &output)
  }

  private static func append(_ text: String, to output: inout [UInt8]) {
    let parts = text.utf8.split(separator: UInt8(ascii: "`"), omittingEmptySubsequences: false)
    var words: [Substring.UTF8View] = []
    for (index, part) in parts.enumerated() {
      // Odd parts stand between backquotes, unless there is no second one or it would be no literal.
      let closes = index + 1 < parts.count
      guard index % 2 == 1, closes, let first = part.first, let last = part.last, first > 0x20, last > 0x20
      else {
        words.append(part)
        continue
      }
      escape(words, to: &output)
      words = []
      MustacheEscaping.markdownCode.append(String(Substring(part)), to: &output)
    }
    escape(words, to: &output)
  }

  /// Escapes parts with the backquotes between them; blanks at the ends, which part the words from the code beside
  /// them, stay.
  private static func escape(_ parts: [Substring.UTF8View], to output: inout [UInt8]) {
    let bytes = Array(parts.joined(separator: CollectionOfOne(UInt8(ascii: "`"))))
    guard let start = bytes.firstIndex(where: { $0 != 0x20 }),
      let end = bytes.lastIndex(where: { $0 != 0x20 })
    else {
      if !bytes.isEmpty { output.append(0x20) }
      return
    }
    if start > 0 { output.append(0x20) }
    MustacheEscaping.markdown.append(String(decoding: bytes[start...end], as: UTF8.self), to: &output)
    if end < bytes.count - 1 { output.append(0x20) }
  }
}
