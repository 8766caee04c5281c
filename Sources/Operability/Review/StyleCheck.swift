import SpecText

/// The checks of nova's own tests on the form of lines.
struct StyleCheck {
  private(set) var remarks: [RuleChecker.Remark] = []
  /// The longest line, in code points.
  static let longestLine = 79

  init(_ document: Document) {
    let source = document.source
    let isLiteral = StyleCheck.literalLines(document)
    var hasReturn = false
    for number in stride(from: 1, through: source.lineCount, by: 1) {
      let range = source.line(number)
      let lineEnd = number < source.lineCount ? Int(source.lineStarts[number]) : source.bytes.count
      if !hasReturn, source.bytes[range.upperBound..<lineEnd].contains(0x0D) {
        hasReturn = true
        add(
          document, "style.carriage-return", number, range.upperBound..<range.upperBound,
          "This line, and maybe others, ends with a carriage return. Save the file with line feeds only.")
      }
      checkBlanks(document, number, range)
      if !isLiteral[number] { checkLength(document, number, range) }
    }
  }

  private mutating func add(
    _ document: Document, _ rule: String, _ line: Int, _ range: Range<Int>, _ message: String
  ) {
    let start = document.source.line(line).lowerBound
    func column(_ offset: Int) -> Int {
      1 + document.source.bytes[start..<max(start, offset)].count { $0 & 0xC0 != 0x80 }
    }
    remarks.append(
      RuleChecker.Remark(
        rule: rule,
        range: FindingPlace.Range(
          line: line, column: column(range.lowerBound), endLine: line, endColumn: column(range.upperBound)),
        message: message, words: document.source.string(document.source.line(line))))
  }

  private mutating func checkBlanks(_ document: Document, _ number: Int, _ range: Range<Int>) {
    let bytes = document.source.bytes
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
    if end < range.upperBound {
      add(document, "style.trailing-blank", number, end..<range.upperBound, "Blanks at the end of the line.")
    }
    var index = range.lowerBound
    while index + 2 < range.upperBound {
      // U+200B is E2 80 8B in UTF-8.
      if bytes[index] == 0xE2, bytes[index + 1] == 0x80, bytes[index + 2] == 0x8B {
        add(
          document, "style.zero-width-space", number, index..<(index + 3),
          "A zero-width space stands here, which nobody can see. Remove it.")
        return
      }
      index += 1
    }
  }

  private mutating func checkLength(_ document: Document, _ number: Int, _ range: Range<Int>) {
    guard range.count > StyleCheck.longestLine else { return }
    let bytes = document.source.bytes[range]
    let length = bytes.count { $0 & 0xC0 != 0x80 }
    guard length > StyleCheck.longestLine else { return }
    // A line that could not be broken, or that holds a URL, is as short as it can be.
    let words = bytes.split(whereSeparator: { $0 == 0x20 || $0 == 0x09 })
    guard words.count > 1 else { return }
    let hasURL = document.source.string(range).contains("://")
    guard !hasURL else { return }
    add(
      document, "style.line-length", number, range,
      "The line has \(length) characters; \(StyleCheck.longestLine) is the most.")
  }

  /// For each line number whether it belongs to literal text.
  private static func literalLines(_ document: Document) -> [Bool] {
    var isLiteral = Array(repeating: false, count: document.source.lineCount + 2)
    for block in document.blocks {
      switch block.kind {
      case .literal, .doctest, .math:
        for line in block.lines where line < isLiteral.count { isLiteral[line] = true }
      default: break
      }
    }
    return isLiteral
  }
}
