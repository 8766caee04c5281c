import SpecText

/// Finds the addresses that links in running text bring along: `` `text <https://…>`_ `` in reStructuredText,
/// `[text](https://…)` in Markdown. The words of a text have them dropped.
enum LinkAddress {
  /// Longest name of a scheme that is looked for, in bytes.
  private static let longestScheme = 16

  /// Calls `body` with the byte range of each address in a line, without its brackets.
  ///
  /// Addresses without `://` lead to a place in the same tree and are left out.
  static func forEach(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ syntax: Syntax, _ body: (Range<Int>) -> Void
  ) {
    guard syntax != .plainText else { return }
    // Of two slashes in a row every second byte finds one.
    var index = line.lowerBound + 1
    while index < line.upperBound {
      guard bytes[index] == 0x2F else {
        index += 2
        continue
      }
      let slash = bytes[index - 1] == 0x2F ? index - 1 : index
      guard slash > line.lowerBound, slash + 1 < line.upperBound, bytes[slash - 1] == 0x3A,
        bytes[slash + 1] == 0x2F
      else {
        index += 2
        continue
      }
      var end = slash + 2
      while end < line.upperBound, !endsAddress(bytes[end], syntax) { end += 1 }
      if let start = start(bytes, line.lowerBound, slash - 1), end > slash + 2,
        isEmbedded(bytes, line, start..<end, syntax)
      {
        body(start..<end)
      }
      index = end + 1
    }
  }

  /// Where the scheme before a colon begins.
  private static func start(_ bytes: UnsafeBufferPointer<UInt8>, _ low: Int, _ colon: Int) -> Int? {
    var start = colon
    while start > low, colon - start <= longestScheme, Tokenizer.lowered(bytes[start - 1]) &- 0x61 < 26 {
      start -= 1
    }
    return start < colon && start > low ? start : nil
  }

  /// Whether what stands around an address makes it that of a link with a text of its own.
  private static func isEmbedded(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ address: Range<Int>, _ syntax: Syntax
  ) -> Bool {
    let start = address.lowerBound
    let end = address.upperBound
    if syntax == .reStructuredText {
      guard bytes[start - 1] == 0x3C else { return false }
      // An address may go on in the next line.
      if end == line.upperBound { return true }
      return end + 2 < line.upperBound && bytes[end] == 0x3E && bytes[end + 1] == 0x60
        && bytes[end + 2] == 0x5F
    }
    let open = bytes[start - 1] == 0x3C ? start - 2 : start - 1
    return open > line.lowerBound && bytes[open] == 0x28 && bytes[open - 1] == 0x5D
  }

  private static func endsAddress(_ byte: UInt8, _ syntax: Syntax) -> Bool {
    byte <= 0x20 || byte == 0x3E || byte == 0x29 && syntax == .markdown
  }
}
