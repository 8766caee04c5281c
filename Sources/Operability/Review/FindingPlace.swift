import SpecText

/// Where in the source a finding is to be shown.
struct FindingPlace {
  let document: Document
  let reading: SpecReading
  /// The columns of the first and after the last word of each long line, counted once: a line may hold any number
  /// of findings.
  private var longLines: [Int: (start: Int, end: Int)] = [:]
  /// From how many bytes on a line is long.
  private static let longLine = 1000

  init(document: Document, reading: SpecReading) {
    self.document = document
    self.reading = reading
    let source = document.source
    for number in stride(from: 1, through: source.lineCount, by: 1) {
      let range = source.line(number)
      guard range.count >= FindingPlace.longLine else { continue }
      let words = trimmed(range)
      let start = 1 + codePoints(range.lowerBound..<words.lowerBound)
      longLines[number] = (start, start + codePoints(words))
    }
  }

  /// Lines and columns from 1, in code points, the end column exclusive.
  struct Range {
    var line: Int
    var column: Int
    var endLine: Int
    var endColumn: Int
  }

  /// The words of a line, indentation and trailing blanks left out.
  func of(line: Int) -> Range { of(line: line, endLine: line) }

  /// From the first word of a line to the last word of another.
  func of(line: Int, endLine: Int) -> Range {
    let source = document.source
    guard source.lineCount > 0 else { return Range(line: 1, column: 1, endLine: 1, endColumn: 1) }
    let first = min(max(line, 1), source.lineCount)
    let last = min(max(endLine, first), source.lineCount)
    let start = columns(first).start
    let end = columns(last).end
    return Range(line: first, column: start, endLine: last, endColumn: first == last ? max(start, end) : end)
  }

  /// The columns of the first word of a line and after its last.
  private func columns(_ line: Int) -> (start: Int, end: Int) {
    if let known = longLines[line] { return known }
    let range = document.source.line(line)
    let words = trimmed(range)
    let start = 1 + codePoints(range.lowerBound..<words.lowerBound)
    return (start, start + codePoints(words))
  }

  private func codePoints(_ range: Swift.Range<Int>) -> Int {
    document.source.bytes[range].count { $0 & 0xC0 != 0x80 }
  }

  private func trimmed(_ range: Swift.Range<Int>) -> Swift.Range<Int> {
    let bytes = document.source.bytes
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, SentenceSplitter.isSpace(bytes[low]) { low += 1 }
    while high > low, SentenceSplitter.isSpace(bytes[high - 1]) { high -= 1 }
    return low..<high
  }

  /// The lines of a unit.
  func of(unit: Int) -> Range { of(line: reading.units[unit].line, endLine: reading.units[unit].endLine) }

  /// A heading, else the title, else the first line.
  func of(heading: Int?) -> Range {
    if let heading { return of(line: reading.headings[heading].line) }
    let title = document.sections.first { $0.title == document.title } ?? document.sections.first
    return of(line: title?.line ?? 1)
  }
}
