/// The leaves: paragraphs, headings, code, HTML and tables.
extension MarkdownBlockReader {
  /// Gives the line to the open leaf, whose containers all go on; false if the line is not (certainly) its
  /// own.
  mutating func continueLeaf() -> Bool {
    switch leaf {
    case .none, .paragraph:
      return false
    case .indentedCode:
      if cursor.isBlank { return true }
      guard cursor.indent >= 4 else { break }
      addCodeLine(indent: 4)
      return true
    case .fence:
      if cursor.isBlank { return true }
      if cursor.indent <= 3, bytes[cursor.next] == fence.marker,
        MarkdownMarker.closesFence(
          bytes, cursor.next, cursor.end, marker: fence.marker, length: fence.length)
      {
        extend(cursor.end, cursor.end)
        leaf = .none
      } else {
        addCodeLine(indent: fence.indent)
      }
      return true
    case .html:
      if cursor.isBlank {
        if html.endsAtBlankLine { leaf = .none }
        return true
      }
      addHTMLLine(from: cursor.next)
      return true
    case .table:
      if number == delimiterLine {
        extend(cursor.end, cursor.end)
        return true
      }
      guard !cursor.isBlank, cursor.indent < 4, !interruptsBlock(withItems: true) else { break }
      addRow()
      return true
    }
    leaf = .none
    return false
  }

  /// Ends the open leaf.
  mutating func closeLeaf() {
    if leaf == .paragraph { closeParagraph() }
    leaf = .none
  }

  // MARK: Paragraphs and headings

  mutating func openParagraph() {
    add(.paragraph)
    leaf = .paragraph
    let first = bytes[cursor.next]
    definition = first == 0x5B ? LinkDefinitionScanner() : nil
    addParagraphLine()
  }

  mutating func addParagraphLine() {
    let isFirst = blocks[blocks.count - 1].spans.isEmpty
    extend(cursor.next, cursor.end)
    guard definition != nil else { return }
    // In markdown-it any list item ends a definition, even one that does not interrupt a paragraph.
    if !isFirst, cursor.indent < 4, MarkdownMarker.listItem(bytes, cursor.next, cursor.end) != nil {
      definition?.stop()
    }
    definition?.add(bytes, cursor.next, cursor.end)
  }

  /// Makes a target of the definition at the start of the open paragraph.
  private mutating func closeParagraph() {
    guard let found = definition?.finish() else {
      definition = nil
      return
    }
    definition = nil
    labels.insert(found.label)
    // Every line of a paragraph holds words, so lines and spans go together.
    let whole = blocks[blocks.count - 1]
    let middle = whole.spans.lowerBound + found.lineCount
    let firstText = whole.lines.lowerBound + found.lineCount
    blocks[blocks.count - 1].kind = .target
    blocks[blocks.count - 1].name = found.name
    guard middle < whole.spans.upperBound else { return }
    blocks[blocks.count - 1].lines = whole.lines.lowerBound...firstText - 1
    blocks[blocks.count - 1].spans = whole.spans.lowerBound..<middle
    var text = whole
    text.lines = firstText...whole.lines.upperBound
    text.spans = middle..<whole.spans.upperBound
    blocks.append(text)
  }

  /// Makes the open paragraph a heading if the line underlines it.
  mutating func endsSetextHeading() -> Bool {
    guard let level = MarkdownMarker.underline(bytes, cursor.next, cursor.end) else { return false }
    if definition?.awaitsDestination == true, !interruptsBlock(withItems: true) { return false }
    closeParagraph()
    leaf = .none
    guard let heading = blocks.popLast() else { return false }
    let words = Array(spans[heading.spans])
    spans.removeLast(heading.spans.count)
    addHeading(level: level, words, from: heading.lines.lowerBound)
    return true
  }

  /// Adds an ATX heading.
  mutating func addHeading(level: Int, text: Range<Int>) {
    let words = TextSpan(line: number, start: text.lowerBound, end: text.upperBound)
    addHeading(level: level, text.isEmpty ? [] : [words], from: number)
  }

  /// Adds a heading: a section, or inside a quote or an item a topic without content.
  private mutating func addHeading(level: Int, _ words: [TextSpan], from first: Int) {
    if stack.isEmpty {
      sections.add(level: level, title: "", line: first)
      titles.append(titleSpans.count..<titleSpans.count + words.count)
      titleSpans += words
      return
    }
    add(.topic)
    let block = blocks.count - 1
    spans += words
    blocks[block].lines = first...number
    blocks[block].spans = blocks[block].spans.lowerBound..<spans.count
    if let start = words.first?.start, let end = words.last?.end {
      blocks[block].name = Int(start)..<Int(end)
    }
  }

  // MARK: Code and HTML

  mutating func openIndentedCode() {
    closeLeaf()
    add(.literal)
    leaf = .indentedCode
    addCodeLine(indent: 4)
  }

  mutating func openFence(length: Int, info: Range<Int>) {
    fence = (bytes[cursor.next], length, cursor.indent)
    add(.literal, name: info.isEmpty ? nil : info)
    leaf = .fence
  }

  private mutating func addCodeLine(indent: Int) {
    cursor.advance(columns: indent, bytes)
    extend(cursor.pos, cursor.end)
  }

  mutating func openHTML(_ kind: HTMLBlock) {
    html = kind
    add(kind == .comment ? .comment : .html)
    leaf = .html
    if kind == .comment {
      addHTMLLine(from: min(cursor.next + 4, cursor.end))
    } else {
      addHTMLLine(from: cursor.next)
    }
  }

  /// Takes a line into the open HTML block; of a comment only its text.
  private mutating func addHTMLLine(from start: Int) {
    var end = cursor.end
    if let closing = html.closing(bytes, cursor.next, cursor.end) {
      leaf = .none
      if html == .comment { end = closing }
    }
    let first = MarkdownMarker.skipBlanks(bytes, start, end)
    extend(first, max(first, end))
  }

  // MARK: Tables

  /// Begins a table if the line is its header.
  mutating func beginsTable(level: Int) -> Bool {
    let found = tableColumns(level: level)
    guard found > 0 else { return false }
    closeLeaf()
    add(.table)
    leaf = .table
    columns = found
    delimiterLine = number + 1
    addRow()
    return true
  }

  /// How many columns the table has whose header the line is; 0 if the next line, inside the first `level`
  /// containers, is not the delimiter row.
  func tableColumns(level: Int) -> Int {
    guard number < lastLine else { return 0 }
    let line = source.line(number + 1)
    // Containers take nothing but blanks and ">".
    var first = line.lowerBound
    while first < line.upperBound, MarkdownMarker.isBlank(bytes[first]) || bytes[first] == 0x3E { first += 1 }
    guard first + 1 < line.upperBound, bytes[first] == 0x7C || bytes[first] == 0x2D || bytes[first] == 0x3A
    else { return 0 }
    guard let declared = MarkdownTable.delimiterColumns(bytes, first, line.upperBound),
      declared == MarkdownTable.cellCount(bytes, cursor.next, cursor.end)
    else { return 0 }
    var below = MarkdownCursor(bytes, line)
    for index in 0..<level where !below.enter(stack[index], bytes) { return 0 }
    return below.next == first && below.indent < 4 ? declared : 0
  }

  /// Whether the line begins a block that ends an open table; the indentation is not looked at.
  mutating func interruptsBlock(withItems: Bool) -> Bool {
    let (pos, end) = (cursor.next, cursor.end)
    switch bytes[pos] {
    case 0x3E: return true
    case 0x23: return MarkdownMarker.heading(bytes, pos, end) != nil
    case 0x60, 0x7E: return MarkdownMarker.fence(bytes, pos, end) != nil
    case 0x3C: return HTMLBlock(bytes, pos, end)?.interruptsParagraph ?? false
    case 0x2A, 0x2D, 0x5F, 0x2B, 0x30...0x39:
      return isThematicBreak() || (withItems && MarkdownMarker.listItem(bytes, pos, end) != nil)
    default: return false
    }
  }

  /// Takes a row's cells; those beyond the header's are not shown and left out.
  private mutating func addRow() {
    extend(cursor.end, cursor.end)
    var left = columns
    MarkdownTable.forEachCell(bytes, cursor.next, cursor.end) { cell in
      if left > 0, !cell.isEmpty {
        spans.append(TextSpan(line: number, start: cell.lowerBound, end: cell.upperBound))
      }
      left -= 1
    }
    let block = blocks.count - 1
    blocks[block].spans = blocks[block].spans.lowerBound..<spans.count
  }
}
