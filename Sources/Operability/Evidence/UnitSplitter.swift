import SpecText

/// Splits a document into units and finds the headings they stand under.
struct UnitSplitter {
  let document: Document
  var prose = Prose()
  var units: [TextUnit] = []
  var headings: [Heading] = []
  /// Comments, for what they may silence: line and text.
  var comments: [(line: Int, text: [UInt8])] = []
  /// For each section the index of the heading that is in force, which a question in bold replaces.
  private var current = -1
  private var currentSection: Int? = -1
  /// How many of the prose's marks of lines stand before the place that was looked at last.
  private var mark = 0
  /// The sentences of a paragraph.
  private var sentences: [Range<Int>] = []
  /// A chunk of code has at most this many lines.
  private static let codeLines = 8

  init(_ document: Document) { self.document = document }

  mutating func split() {
    for (index, section) in document.sections.enumerated() {
      headings.append(
        Heading(
          section: index, isSection: true, title: section.title, line: section.line, role: nil,
          roles: SmallSet(),
          scope: .proposal))
    }
    for block in document.blocks {
      if currentSection != block.section {
        currentSection = block.section
        current = block.section ?? -1
      }
      add(block)
    }
  }

  private mutating func add(_ block: Block) {
    switch block.kind {
    case .comment, .html: addComment(block)
    case .paragraph: addParagraph(block)
    case .literal, .doctest, .math: addCode(block)
    case .table, .directive, .lineBlock: addRows(block, kind: isImage(block) ? .image : .row)
    case .frontMatter: addRows(block, kind: .metadata)
    case .target: addRows(block, kind: .link)
    case .definition, .field, .option:
      if let name = block.name { addTerm(name) }
    case .item, .quote, .footnote, .admonition, .topic, .substitution, .transition: break
    }
  }

  private func isImage(_ block: Block) -> Bool {
    guard block.kind == .directive, let name = block.name else { return false }
    let word = document.source.bytes[name]
    return ["image", "figure", "seqdiag", "blockdiag", "graphviz", "nwdiag", "actdiag", "uml", "mermaid"]
      .contains { word.elementsEqual($0.utf8) }
  }

  private mutating func addComment(_ block: Block) {
    var text = Prose()
    document.appendProse(of: block, to: &text)
    comments.append((block.lines.lowerBound, text.bytes))
  }

  private mutating func append(_ kind: TextUnit.Kind, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let line = nextLine(at: range.lowerBound)
    units.append(
      TextUnit(
        kind: kind, text: range, line: line, endLine: nextLine(at: range.upperBound - 1), heading: current))
  }

  /// The source line of a place in the prose, which is asked for in the order of the text.
  private mutating func nextLine(at offset: Int) -> Int {
    while mark < prose.lineMarks.count, prose.lineMarks[mark].offset <= offset { mark += 1 }
    return mark == 0 ? 0 : prose.lineMarks[mark - 1].line
  }

  private mutating func addTerm(_ name: Range<Int>) {
    let start = prose.bytes.count
    prose.lineMarks.append((start, document.source.lineNumber(at: name.lowerBound)))
    prose.bytes += document.source.bytes[name]
    append(.term, start..<prose.bytes.count)
    prose.bytes.append(0x0A)
  }

  private mutating func addRows(_ block: Block, kind: TextUnit.Kind) {
    let start = prose.bytes.count
    let firstMark = prose.lineMarks.count
    document.appendProse(of: block, to: &prose)
    var mark = firstMark
    while mark < prose.lineMarks.count {
      // The cells of one line make one row.
      let line = prose.lineMarks[mark].line
      var next = mark + 1
      while next < prose.lineMarks.count, prose.lineMarks[next].line == line { next += 1 }
      let end = next < prose.lineMarks.count ? prose.lineMarks[next].offset : prose.bytes.count
      append(kind, trimmed(max(prose.lineMarks[mark].offset, start)..<end))
      mark = next
    }
  }

  private mutating func addCode(_ block: Block) {
    let firstMark = prose.lineMarks.count
    document.appendProse(of: block, to: &prose)
    var mark = firstMark
    while mark < prose.lineMarks.count {
      let next = min(mark + UnitSplitter.codeLines, prose.lineMarks.count)
      let end = next < prose.lineMarks.count ? prose.lineMarks[next].offset : prose.bytes.count
      append(.code, trimmed(prose.lineMarks[mark].offset..<end))
      mark = next
    }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, SentenceSplitter.isSpace(prose.bytes[low]) { low += 1 }
    while high > low, SentenceSplitter.isSpace(prose.bytes[high - 1]) { high -= 1 }
    return low..<high
  }

  private mutating func addParagraph(_ block: Block) {
    let start = prose.bytes.count
    document.appendProse(of: block, to: &prose)
    var range = trimmed(start..<prose.bytes.count)
    if let titleEnd = boldTitleEnd(block, range) {
      let title = String(decoding: prose.bytes[range.lowerBound..<titleEnd], as: UTF8.self)
      headings.append(
        Heading(
          section: block.section, isSection: false,
          title: title.split(whereSeparator: \.isNewline).joined(separator: " "),
          line: block.lines.lowerBound, role: nil, roles: SmallSet(), scope: .proposal))
      current = headings.count - 1
      range = trimmed(titleEnd..<range.upperBound)
    }
    let kind: TextUnit.Kind = isInItem(block) ? .item : .sentence
    sentences.removeAll(keepingCapacity: true)
    prose.bytes.withUnsafeBufferPointer { bytes in
      SentenceSplitter.forEachSentence(bytes, range) { sentences.append($0) }
    }
    let first = units.count
    for sentence in sentences { append(kind, sentence) }
    addAddresses(block, to: first)
  }

  /// Gives the sentences of a paragraph, from a unit on, the addresses of their links, which their words lack.
  ///
  /// The first sentence that reaches an address's line has it; where several share the line, that is near enough.
  private mutating func addAddresses(_ block: Block, to first: Int) {
    guard first < units.count else { return }
    var unit = first
    document.source.bytes.withUnsafeBufferPointer { bytes in
      for span in document.spans[block.spans] {
        LinkAddress.forEach(bytes, Int(span.start)..<Int(span.end), document.syntax) { address in
          let line = Int(span.line)
          while unit + 1 < units.count, units[unit].endLine < line, units[unit + 1].line <= line { unit += 1 }
          let start = units[unit].addresses.isEmpty ? prose.bytes.count : units[unit].addresses.lowerBound
          prose.bytes += bytes[address]
          prose.bytes.append(0x0A)
          units[unit].addresses = start..<prose.bytes.count
        }
      }
    }
  }

  private func isInItem(_ block: Block) -> Bool {
    guard let parent = block.parent else { return false }
    return document.blocks[parent].kind == .item
  }

  /// Where the bold question or title with which a paragraph begins ends in the prose; nil if it is none.
  ///
  /// `**How can this feature be enabled?** Yes.` is a heading with an answer, `**Note** that …` is not.
  private func boldTitleEnd(_ block: Block, _ range: Range<Int>) -> Int? {
    guard let span = document.spans[block.spans].first, !range.isEmpty else { return nil }
    let source = document.source.bytes
    let start = Int(span.start)
    guard start + 4 < source.count, source[start] == 0x2A, source[start + 1] == 0x2A,
      source[start + 2] != 0x2A
    else { return nil }
    let end = document.spans[block.spans].last.map { Int($0.end) } ?? start
    var close = start + 3
    while close + 1 < end, !(source[close] == 0x2A && source[close + 1] == 0x2A) { close += 1 }
    guard close + 1 < end, close - start < 240 else { return nil }
    let inner = (start + 2)..<close
    var rest = close + 2
    while rest < end, source[rest] == 0x3A || SentenceSplitter.isSpace(source[rest]) { rest += 1 }
    guard source[close - 1] == 0x3F || rest == end else { return nil }
    // Count the letters, which the prose keeps whatever markup it drops.
    var letters = source[inner].count(where: Tokenizer.isWordByte)
    var position = range.lowerBound
    while position < range.upperBound, letters > 0 {
      if Tokenizer.isWordByte(prose.bytes[position]) { letters -= 1 }
      position += 1
    }
    while position < range.upperBound, !SentenceSplitter.isSpace(prose.bytes[position]) { position += 1 }
    return position
  }
}
