/// The leaves: paragraphs, headings, code, HTML and tables.
extension MarkdownBlockReader {
  /// Gives the line to the open leaf, whose containers all go on; false if the line is not (certainly) its own.
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
      guard !cursor.isBlank, cursor.indent < 4, !endsTable() else { break }
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
    definitions = first == 0x5B ? LinkDefinitionScanner(firstByte: first) : nil
    addParagraphLine()
  }

  mutating func addParagraphLine() {
    extend(cursor.next, cursor.end)
    definitions?.add(bytes, cursor.next, cursor.end)
  }

  /// Turns the definitions at the start of the open paragraph into blocks of their own.
  private mutating func closeParagraph() {
    guard var found = definitions else { return }
    definitions = nil
    found.finish()
    guard !found.definitions.isEmpty else { return }
    let paragraph = blocks.removeLast()
    let first = paragraph.lines.lowerBound
    // Every line of a paragraph holds words, so lines and spans go together.
    func part(_ kind: BlockKind, _ lines: Range<Int>, name: Range<Int>?) -> Block {
      Block(
        kind: kind, lines: first + lines.lowerBound...first + lines.upperBound - 1, parent: paragraph.parent,
        section: paragraph.section, name: name,
        spans: paragraph.spans.lowerBound + lines.lowerBound..<paragraph.spans.lowerBound + lines.upperBound)
    }
    var textLine = 0
    for definition in found.definitions {
      labels.insert(definition.label)
      blocks.append(part(.target, definition.lines, name: definition.name))
      textLine = definition.lines.upperBound
    }
    if textLine < paragraph.spans.count {
      blocks.append(part(.paragraph, textLine..<paragraph.spans.count, name: nil))
    }
  }

  /// Makes the open paragraph a heading if the line underlines it.
  mutating func endsSetextHeading() -> Bool {
    guard let level = MarkdownMarker.underline(bytes, cursor.next, cursor.end) else { return false }
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
    addHeading(
      level: level, [TextSpan(line: number, start: text.lowerBound, end: text.upperBound)], from: number)
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

  /// Begins a table if the line is its header: the next one must be its delimiter row.
  mutating func beginsTable(level: Int) -> Bool {
    guard number < lastLine else { return false }
    let line = source.line(number + 1)
    // Containers take nothing but blanks and ">".
    var first = line.lowerBound
    while first < line.upperBound, MarkdownMarker.isBlank(bytes[first]) || bytes[first] == 0x3E { first += 1 }
    guard first + 1 < line.upperBound, bytes[first] == 0x7C || bytes[first] == 0x2D || bytes[first] == 0x3A
    else { return false }
    guard let declared = MarkdownTable.delimiterColumns(bytes, first, line.upperBound), declared > 0,
      declared == MarkdownTable.cellCount(bytes, cursor.next, cursor.end)
    else { return false }
    var below = MarkdownCursor(bytes, line)
    for index in 0..<level where !below.enter(stack[index], bytes) { return false }
    guard below.next == first, below.indent < 4 else { return false }
    close(to: level)
    closeLeaf()
    add(.table)
    leaf = .table
    columns = declared
    delimiterLine = number + 1
    addRow()
    return true
  }

  /// Whether the line begins a block that ends the open table.
  private mutating func endsTable() -> Bool {
    let (pos, end) = (cursor.next, cursor.end)
    switch bytes[pos] {
    case 0x3E: return true
    case 0x23: return MarkdownMarker.heading(bytes, pos, end) != nil
    case 0x60, 0x7E: return MarkdownMarker.fence(bytes, pos, end) != nil
    case 0x3C: return HTMLBlock(bytes, pos, end)?.interruptsParagraph ?? false
    case 0x2A, 0x2D, 0x5F, 0x2B, 0x30...0x39:
      return isThematicBreak() || MarkdownMarker.listItem(bytes, pos, end) != nil
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
