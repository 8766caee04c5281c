/// Finds titles, paragraphs, list items and literal text in plain text, line by line.
struct PlainTextBlockReader {
  private struct Item {
    var block: Int
    /// The column of the marker.
    var marker: Int
    /// The column of the words after it.
    var text: Int
  }

  private enum Leaf { case none, paragraph, literal }

  /// How deep list items nest; what would go deeper stands in the innermost.
  private static let deepest = 50

  private let source: SourceText
  private let bytes: [UInt8]
  private(set) var blocks: [Block] = []
  private(set) var spans: [TextSpan] = []
  private(set) var sections = SectionList()

  private var levels: [PlainTextTitle.Style: Int] = [:]
  private var level = 0
  private var items: [Item] = []
  private var leaf = Leaf.none
  /// How far the text under the current title is indented; nil until its first line.
  private var base: Int?
  /// Whether the last thing was an item with a number.
  private var afterNumber = false
  private var afterBlank = true

  /// A reader that has read nothing yet.
  init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
  }

  /// Reads the whole text.
  mutating func read() {
    var number = 1
    while number <= source.lineCount {
      let line = line(number)
      if line.isBlank {
        if leaf == .paragraph { leaf = .none }
        afterBlank = true
        number += 1
        continue
      }
      if let lines = readTitle(number, line) {
        number += lines
        continue
      }
      read(number, line)
      afterBlank = false
      number += 1
    }
    sections.finish(lineCount: source.lineCount)
  }

  private func line(_ number: Int) -> PlainTextLine {
    PlainTextLine(bytes, source.line(number))
  }

  private func isBlank(_ number: Int) -> Bool {
    number < 1 || number > source.lineCount || line(number).isBlank
  }

  // MARK: Titles

  /// Begins a section if a title stands here, and says how many lines it takes.
  private mutating func readTitle(_ number: Int, _ line: PlainTextLine) -> Int? {
    guard afterBlank, leaf != .literal || line.indent < (base ?? 0) + 4 else { return nil }
    if let over = line.adornment(bytes), number + 2 <= source.lineCount {
      let words = self.line(number + 1)
      let under = self.line(number + 2)
      guard !words.isBlank, words.adornment(bytes) == nil, under.adornment(bytes) == over,
        under.end - under.start == line.end - line.start
      else { return nil }
      begin(PlainTextTitle(words, underline: over, over: true), first: number, line: number + 1)
      return 3
    }
    if number < source.lineCount, line.indent == 0 {
      let under = self.line(number + 1)
      if let byte = under.adornment(bytes), under.indent == 0, line.adornment(bytes) == nil,
        PlainTextTitle.fits(
          underline: under.end - under.start,
          width: bytes[line.start..<line.end].count { $0 & 0xC0 != 0x80 })
      {
        begin(PlainTextTitle(line, underline: byte, over: false), first: number, line: number)
        return 2
      }
    }
    guard let title = PlainTextTitle(bytes, line, isAlone: isBlank(number + 1)) else { return nil }
    if case .numbered(let parts) = title.style, parts == 1, isListed(number) { return nil }
    begin(title, first: number, line: number)
    return 1
  }

  /// Whether a numbered line between blank lines is one of a list: another item stands before or after it.
  private func isListed(_ number: Int) -> Bool {
    if afterNumber { return true }
    var next = number + 1
    while next <= source.lineCount {
      let line = line(next)
      if !line.isBlank { return line.item(bytes)?.number != nil }
      next += 1
    }
    return false
  }

  private mutating func begin(_ title: PlainTextTitle, first: Int, line: Int) {
    leaf = .none
    items = []
    base = nil
    afterNumber = false
    let found = levels[title.style] ?? level + 1
    levels[title.style] = found
    level = found
    let words = source.string(title.words).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    sections.add(level: level, title: words, line: line, first: first)
  }

  // MARK: Blocks

  private mutating func read(_ number: Int, _ line: PlainTextLine) {
    if base == nil || line.indent < base ?? 0 {
      let isItem = line.item(bytes) != nil
      base = isItem ? min(line.indent, base ?? 0) : line.indent
    }
    if leaf == .literal {
      if line.indent >= contentIndent + 4 {
        extend(number, line)
        return
      }
      leaf = .none
    }
    if let item = line.item(bytes), leaf != .paragraph || mayInterrupt(item.number, line) {
      beginItem(number, line, item)
      return
    }
    if leaf == .none {
      while let last = items.last, line.indent <= last.marker { items.removeLast() }
      if items.isEmpty { afterNumber = false }
      if afterBlank, line.indent >= contentIndent + 4 {
        add(.literal, number)
        leaf = .literal
      } else if afterBlank, line.adornment(bytes) != nil, isBlank(number + 1) {
        add(.transition, number)
        cover(number)
        return
      } else {
        add(.paragraph, number)
        leaf = .paragraph
      }
    }
    extend(number, line)
  }

  /// Where the words of the innermost container begin.
  private var contentIndent: Int { items.last?.text ?? base ?? 0 }

  /// Whether an item may begin without a blank line before it: a bullet, the number 1, or the next item of
  /// a list.
  private func mayInterrupt(_ number: Int?, _ line: PlainTextLine) -> Bool {
    number == nil || number == 1 || items.contains { $0.marker == line.indent }
  }

  private mutating func beginItem(
    _ number: Int, _ line: PlainTextLine, _ item: (number: Int?, textStart: Int)
  ) {
    while let last = items.last, line.indent < last.text { items.removeLast() }
    if items.count < Self.deepest {
      add(.item, number)
      items.append(
        Item(block: blocks.count - 1, marker: line.indent, text: line.indent + item.textStart - line.start))
    }
    afterNumber = item.number != nil
    add(.paragraph, number)
    leaf = .paragraph
    extend(number, start: item.textStart, end: line.end)
  }

  private mutating func add(_ kind: BlockKind, _ number: Int) {
    blocks.append(
      Block(
        kind: kind, lines: number...number, parent: items.last?.block, section: sections.current,
        spans: spans.count..<spans.count))
  }

  private mutating func extend(_ number: Int, _ line: PlainTextLine) {
    extend(number, start: line.start, end: line.end)
  }

  /// Takes words of a line into the block that was added last.
  private mutating func extend(_ number: Int, start: Int, end: Int) {
    spans.append(TextSpan(line: number, start: start, end: end))
    blocks[blocks.count - 1].spans = blocks[blocks.count - 1].spans.lowerBound..<spans.count
    cover(number)
  }

  /// Stretches the block that was added last, and the items around it, to a line.
  private mutating func cover(_ number: Int) {
    let block = blocks.count - 1
    blocks[block].lines = blocks[block].lines.lowerBound...number
    for item in items {
      blocks[item.block].lines = blocks[item.block].lines.lowerBound...number
    }
  }
}
