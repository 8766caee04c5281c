extension BlockParser {
  // MARK: Bullet and enumerated lists

  mutating func bulletList(_ view: LineView, _ first: Int) -> Int {
    let bullet = bulletCharacter(text(view, first).start)
    var index = first
    while index < view.high, !isBlank(view, index), indent(view, index) == 0 {
      let (start, end) = text(view, index)
      guard bulletCharacter(start) == bullet,
        case .bullet(let after, let columns) = LineKind.of(bytes, start, end)
      else { break }
      index = listItem(view, index, after: after, columns: columns)
    }
    return index
  }

  private func bulletCharacter(_ start: Int) -> UInt32 {
    bytes[start] < 0x80 || start + 2 >= bytes.count
      ? UInt32(bytes[start])
      : UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2])
  }

  /// An item whose words begin at `after`, that many columns from the marker's beginning.
  private mutating func listItem(_ view: LineView, _ index: Int, after: Int, columns: Int) -> Int {
    let (_, end) = text(view, index)
    if after < end {
      let block = afterMarker(view, index, columns: columns)
      let item = open(.item, from: index, to: block.end)
      body(
        LineView(
          index, block.end, column: view.column + columns, firstColumn: after - Int(lines[index].start)))
      close(item)
      return block.next
    }
    let block = afterMarker(view, index)
    let item = open(.item, from: index, to: block.end)
    body(LineView(index + 1, block.end, column: view.column + block.indent))
    close(item)
    return block.next
  }

  /// Parses an enumerated list; nil if its first line is none after all.
  mutating func enumeratedList(
    _ view: LineView, _ first: Int, _ enumerator: Enumerator, _ after: Int
  ) -> Int? {
    let (sequence, ordinal) = enumerator.value(bytes)
    guard let ordinal, isItem(view, first, ordinal, sequence, enumerator.format) else { return nil }
    let listSequence = sequence == .automatic ? Enumerator.Sequence.arabic : sequence
    var isAutomatic = sequence == .automatic
    var last = ordinal
    var index = listItem(view, first, after: after, columns: after - text(view, first).start)
    while true {
      index = skipBlanks(view, index)
      guard index < view.high, indent(view, index) == 0 else { return index }
      let (start, end) = text(view, index)
      guard case .enumerator(let next, let after) = LineKind.of(bytes, start, end),
        next.format == enumerator.format
      else { return index }
      let (sequence, ordinal) = next.value(bytes, expected: listSequence)
      if sequence != .automatic, sequence != listSequence || isAutomatic || ordinal != last + 1 {
        return index
      }
      guard let ordinal, isItem(view, index, ordinal, sequence, next.format) else { return index }
      if sequence == .automatic { isAutomatic = true }
      last = ordinal
      index = listItem(view, index, after: after, columns: after - start)
    }
  }

  /// Whether the line after an enumerator's allows it to be one: blank, indented, or the next item.
  private func isItem(
    _ view: LineView, _ index: Int, _ ordinal: Int, _ sequence: Enumerator.Sequence,
    _ format: Enumerator.Format
  ) -> Bool {
    let next = index + 1
    if next >= view.high || isBlank(view, next) || indent(view, next) > 0 { return true }
    guard let marker = Enumerator.marker(ordinal + 1, sequence, format) else { return false }
    let (start, end) = text(view, next)
    return begins(start, end, marker)
      || Enumerator.marker(1, .automatic, format).map { begins(start, end, $0) } ?? false
  }

  private func begins(_ start: Int, _ end: Int, _ prefix: [UInt8]) -> Bool {
    guard end - start >= prefix.count else { return false }
    for offset in prefix.indices where bytes[start + offset] != prefix[offset] { return false }
    return true
  }

  // MARK: Definition, field and option lists

  mutating func definitionList(_ view: LineView, _ first: Int) -> Int {
    var index = first
    while true {
      let (start, end) = text(view, index)
      let block = indented(view, from: index + 1)
      let item = open(
        .definition, from: index, to: block.end, name: source(start..<end, index))
      body(LineView(index + 1, block.end, column: view.column + block.indent))
      close(item)
      index = block.next
      guard index + 1 < view.high, indent(view, index) == 0, !isBlank(view, index + 1),
        indent(view, index + 1) > 0
      else { return index }
      let (nextStart, nextEnd) = text(view, index)
      guard case .text = LineKind.of(bytes, nextStart, nextEnd) else { return index }
    }
  }

  mutating func fieldList(_ view: LineView, _ first: Int) -> Int {
    var index = first
    while index < view.high, indent(view, index) == 0 {
      let (start, end) = text(view, index)
      guard case .field(let name, let after) = LineKind.of(bytes, start, end) else { break }
      index = described(.field, view, index, name: name, after: after)
    }
    return index
  }

  /// Parses an option list; nil if its first line has no description.
  mutating func optionList(_ view: LineView, _ first: Int) -> Int? {
    var index = first
    while index < view.high, indent(view, index) == 0 {
      let (start, end) = text(view, index)
      guard case .option(let after) = LineKind.of(bytes, start, end) else { break }
      if after >= end, afterMarker(view, index).end == index + 1 { break }
      let nameEnd = LineTable.trimmedEnd(bytes, start, after)
      index = described(.option, view, index, name: start..<nameEnd, after: after)
    }
    return index == first ? nil : index
  }

  /// A block of a marker and the words behind and below it, blank lines after it skipped.
  mutating func described(
    _ kind: BlockKind, _ view: LineView, _ index: Int, name: Range<Int>, after: Int
  ) -> Int {
    let block = afterMarker(view, index)
    let item = open(kind, from: index, to: block.end, name: source(name, index))
    body(content(view, index, block, after: after))
    close(item)
    return block.next
  }

  /// The view of a marker's block: the words behind the marker and the indented lines below it.
  func content(_ view: LineView, _ index: Int, _ block: IndentedLines, after: Int) -> LineView {
    let column = view.column + block.indent
    if after >= text(view, index).end { return LineView(index + 1, block.end, column: column) }
    return LineView(index, block.end, column: column, firstColumn: after - Int(lines[index].start))
  }
}
