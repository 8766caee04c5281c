extension MustacheEscaping {
  /// Text for a paragraph, heading, list item or table cell in CommonMark and GitHub's Markdown, on one line.
  ///
  /// Whatever the text is, it shows as text: it begins no block, no emphasis, link, image, code, HTML or
  /// table cell, a web address in it is no link, and `@name` or `#12` notifies nobody. Line ends and runs of
  /// blanks become one space and go at the ends, so a text of several paragraphs is to be written as a list
  /// of them. Marks that mean nothing where they stand (`snake_case`, `a - b`) are left alone, so that the
  /// source stays readable too.
  ///
  /// It is not for the inside of a code span, a link's address or an attribute, where a backslash means
  /// itself; for code there is ``markdownCode``. Between the tags of an HTML block it is safe, if not
  /// beautiful.
  public static let markdown = MustacheEscaping { text, output in
    text.withUnsafeBufferPointer { appendMarkdown($0, to: &output) }
  }

  /// A whole code span of a text, for `{{{name}}}`: in backquotes if the text has nothing that could end them
  /// early, else in a `<code>` element, escaped as ``markdown`` does. An empty text gives nothing.
  public static let markdownCode = MustacheEscaping { text, output in
    text.withUnsafeBufferPointer { bytes in
      if bytes.isEmpty { return }
      let isPlain =
        bytes.first != .space && bytes.last != .space && Unprintable.first(in: bytes) == nil
        && bytes.allSatisfy { byte in
          switch byte {
          case .backquote, .bar, .less, .ampersand, .lineFeed, .tab: false
          default: true
          }
        }
      if isPlain {
        output.append(.backquote)
        output.append(contentsOf: bytes)
        output.append(.backquote)
      } else {
        output.append(contentsOf: "<code>".utf8)
        appendMarkdown(bytes, to: &output)
        output.append(contentsOf: "</code>".utf8)
      }
    }
  }
}

/// U+200B: parts `@` from a name and `#` from a number, where sites look for these after the Markdown is
/// read.
private let zeroWidthSpace: [UInt8] = [0xE2, 0x80, 0x8B]

private func appendMarkdown(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  // What is left out must not part a mark from its neighbours, by which it is judged: hence a pass of its
  // own.
  guard let first = Unprintable.first(in: bytes) else { return appendPrintableMarkdown(bytes, to: &output) }
  var printable = Array(bytes[..<first])
  var index = first
  while index < bytes.count {
    if let unprintable = Unprintable(at: index, in: bytes) {
      if unprintable.isSpace { printable.append(.space) }
      index += unprintable.length
    } else {
      printable.append(bytes[index])
      index += 1
    }
  }
  printable.withUnsafeBufferPointer { appendPrintableMarkdown($0, to: &output) }
}

private func appendPrintableMarkdown(_ all: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
  guard
    let first = all.firstIndex(where: { !$0.isBlankOrLineEnd }),
    let last = all.lastIndex(where: { !$0.isBlankOrLineEnd })
  else { return }
  // What is before and after the text is not known, so at both ends the worst is assumed.
  let bytes = UnsafeBufferPointer(rebasing: all[first...last])
  var index = appendMarkdownStart(bytes, to: &output)
  while index < bytes.count {
    let start = index
    while index < bytes.count, !mayMeanSomething(bytes[index]) || isSpaceBetweenWords(bytes, index) {
      index += 1
    }
    output.append(contentsOf: bytes[start..<index])
    guard index < bytes.count else { return }
    if bytes[index].isBlankOrLineEnd {
      output.append(.space)
      while bytes[index].isBlankOrLineEnd { index += 1 }
    } else {
      appendMarkdown(bytes[index], at: index, in: bytes, to: &output)
      index += 1
    }
  }
}

/// Whether there is a single space, as mostly between words; the text neither begins nor ends with one.
private func isSpaceBetweenWords(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
  bytes[index] == .space && !bytes[index - 1].isBlankOrLineEnd && !bytes[index + 1].isBlankOrLineEnd
}

/// Whether a byte is to be looked at: a blank, a line end or what ``appendMarkdown(_:at:in:to:)`` knows.
private func mayMeanSomething(_ byte: UInt8) -> Bool {
  switch byte {
  case .space, .tab, .lineFeed, .carriageReturn, .less, .ampersand, .backslash, .backquote, .asterisk,
    .openBracket, .closeBracket, .greater, .bar, .tilde, .dollar, .underscore, .exclamation, .hash, .at,
    .colon, .period:
    true
  default: false
  }
}

/// Writes what could begin a block at the start of a line, and gives the index after it. There is a first
/// byte, not a blank.
private func appendMarkdownStart(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) -> Int {
  switch bytes[0] {
  case .hyphen, .plus, .equals, .colon, .period, UInt8(ascii: ")"):
    // Bullet, setext underline, table delimiter; the last two after a value that ends in a digit.
    output.append(.backslash)
    output.append(bytes[0])
    return 1
  case UInt8(ascii: "0")...UInt8(ascii: "9"):
    var end = 0
    while end < bytes.count, bytes[end].isDigit { end += 1 }
    output.append(contentsOf: bytes[..<end])
    if end < bytes.count, bytes[end] == .period || bytes[end] == UInt8(ascii: ")"),
      end + 1 == bytes.count || bytes[end + 1].isBlankOrLineEnd
    {
      output.append(.backslash)
      output.append(bytes[end])
      end += 1
    }
    return end
  default:
    return 0
  }
}

private func appendMarkdown(
  _ byte: UInt8, at index: Int, in bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
) {
  let previous = index > 0 ? bytes[index - 1] : nil
  let next = index + 1 < bytes.count ? bytes[index + 1] : nil
  switch byte {
  case .less:
    // A reference rather than a backslash: it also holds inside an HTML block.
    output.append(contentsOf: "&lt;".utf8)
  case .ampersand where next.map { $0.isLetter || $0 == .hash } ?? true:
    output.append(contentsOf: "&amp;".utf8)
  case .backslash, .backquote, .asterisk, .openBracket, .closeBracket, .greater, .bar, .tilde, .dollar:
    output.append(.backslash)
    output.append(byte)
  case .underscore where !(isWord(previous) && isWord(next)),
    .exclamation where next == nil:
    output.append(.backslash)
    output.append(byte)
  case .hash:
    output.append(.backslash)
    output.append(byte)
    if next.map({ $0.isDigit }) ?? true { output.append(contentsOf: zeroWidthSpace) }
  case .at:
    output.append(byte)
    if next.map({ isWord($0) || $0 == .underscore || $0 == .hyphen }) ?? true {
      output.append(contentsOf: zeroWidthSpace)
    }
  case .colon where next.map { $0 == .slash } ?? true && endsInScheme(bytes, index),
    .period where endsIn("www", bytes, index):
    output.append(.backslash)
    output.append(byte)
  default:
    output.append(byte)
  }
}

private func isWord(_ byte: UInt8?) -> Bool {
  byte.map { $0.isLetter || $0.isDigit } ?? false
}

private func endsInScheme(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
  endsIn("http", bytes, end) || endsIn("https", bytes, end) || endsIn("ftp", bytes, end)
}

/// Whether the bytes before `end` are the lower-case letters of `word`, in either case.
private func endsIn(_ word: String, _ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
  let length = word.utf8.count
  return end >= length && zip(word.utf8, bytes[(end - length)..<end]).allSatisfy { $0 == $1 | 0x20 }
}
