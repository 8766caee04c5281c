/// Finds the blocks of a Markdown text (CommonMark 0.31 and the tables of GitHub Flavored Markdown) line by
/// line.
///
/// As the specification's appendix describes it: each line first continues the containers that are open,
/// then may begin new ones, and what is left belongs to a leaf. Where readings differ, markdown-it's is
/// followed.
struct MarkdownBlockReader {
  /// An open block quote or list item.
  struct Container {
    var block: Int
    /// How many columns of indentation a list item's lines need; nil for a block quote.
    var indent: Int?
    /// What a list item's marker ends with, which is the same in all items of a list.
    var marker: UInt8 = 0
    /// Whether nothing has been put into it yet.
    var isEmpty = true
    var lastLine: Int
    /// How many containers, this one and those around it, go on over a blank line: those outside the
    /// outermost quote.
    var survivors: Int
  }

  /// The leaf that the next line may continue; it stands in the innermost container.
  enum Leaf {
    case none, paragraph, indentedCode, fence, html, table
  }

  /// How deep containers nest; what would go deeper is text. (markdown-it leaves out what is deeper than 20.)
  static let deepest = 100

  let source: SourceText
  let bytes: [UInt8]
  let lastLine: Int

  // The result.
  var blocks: [Block] = []
  var spans: [TextSpan] = []
  var sections = SectionList()
  /// The words of each section's heading, as indices into `titleSpans`.
  var titles: [Range<Int>] = []
  var titleSpans: [TextSpan] = []
  /// The normalised labels of all link reference definitions.
  var labels: Set<[UInt8]> = []

  // What is open.
  var stack: [Container] = []
  var leaf = Leaf.none
  /// Reads along with a paragraph that may begin with a link reference definition.
  var definition: LinkDefinitionScanner?
  var fence: (marker: UInt8, length: Int, indent: Int) = (0, 0, 0)
  var html = HTMLBlock.block
  var columns = 0
  /// The line that is the delimiter row of the table just begun.
  var delimiterLine = 0

  // The line being read.
  var cursor = MarkdownCursor()
  var number = 0
  /// Where a search for a thematic break failed in this line: another one that begins before need not be
  /// tried.
  var breakStop = -1

  /// A reader that has read nothing yet.
  init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
    lastLine = source.lineCount
  }

  /// Reads the lines from `first` on to the end.
  mutating func read(from first: Int) {
    guard first <= lastLine else { return }
    for line in first...lastLine { read(line: line) }
    close(to: 0)
    closeLeaf()
    sections.finish(lineCount: lastLine)
  }

  private mutating func read(line: Int) {
    number = line
    breakStop = -1
    cursor = MarkdownCursor(bytes, source.line(line))
    let level = enterContainers()
    if level == stack.count, continueLeaf() { return }
    if cursor.isBlank {
      close(to: level)
      closeLeaf()
      return
    }
    let previousItem = level < stack.count ? stack[level].marker : 0
    if leaf != .paragraph { close(to: level) }
    if let definition, definition.isComplete(before: bytes[cursor.next]) { close(to: level); closeLeaf() }
    readBlocks(level: level, previousItem: previousItem)
  }

  /// Goes past the markers of the containers that the line continues, and says how many these are.
  private mutating func enterContainers() -> Int {
    guard let last = stack.last else { return 0 }
    // An item that begins with a blank line ends with the next one.
    if cursor.isBlank { return last.isEmpty ? min(last.survivors, stack.count - 1) : last.survivors }
    var level = 0
    while level < stack.count, cursor.enter(stack[level], bytes) {
      if stack[level].indent == nil { stack[level].lastLine = number }
      level += 1
    }
    return level
  }

  /// Reads what stands in the line after the markers of `level` containers that go on.
  ///
  /// - Parameter previousItem: The marker of the list item that has just ended, or 0.
  private mutating func readBlocks(level: Int, previousItem: UInt8) {
    var level = level
    if leaf == .paragraph, level < stack.count {
      guard endsLaziness(level: level) else {
        addParagraphLine()
        return
      }
      close(to: level)
    }
    // From the first new block on, the paragraph that was open is so no more.
    var previousItem = previousItem
    while true {
      if cursor.indent >= 4 {
        if leaf == .paragraph { break }
        openIndentedCode()
        return
      }
      if !continuesList(after: previousItem), beginsTable(level: level) { return }
      previousItem = 0
      if leaf == .paragraph, endsSetextHeading() { return }
      guard let isContainer = beginsBlock() else { break }
      if !isContainer || cursor.isBlank { return }
      level = stack.count
    }
    if leaf == .paragraph {
      addParagraphLine()
    } else {
      openParagraph()
    }
  }

  /// Whether a line that lacks the markers of some containers around the open paragraph ends it all the same,
  /// since a block begins there.
  ///
  /// If it lacks an item's indentation, or the markers of two quotes, markdown-it looks for blocks without
  /// regard to how far they are indented from the containers that go on, and may then find indented code.
  /// By the specification such a line would be text.
  private mutating func endsLaziness(level: Int) -> Bool {
    let missing = stack[level...]
    let quotes = missing.count { $0.indent == nil }
    guard quotes < 2, var inner = stack[level].indent else {
      return (quotes > 1 || cursor.indent < 4) && interruptsBlock(withItems: true)
    }
    // How far the line is indented from what encloses the innermost item before a quote.
    var indent = cursor.indent
    for container in missing.dropFirst() {
      guard let next = container.indent else { break }
      indent -= inner
      inner = next
    }
    if interruptsBlock(withItems: indent < 4) { return true }
    return quotes == 0 && tableColumns(level: stack.count) > 0
  }

  /// Begins what the line's next bytes begin: false for a leaf, true for a container, nil for nothing.
  private mutating func beginsBlock() -> Bool? {
    let (pos, end) = (cursor.next, cursor.end)
    switch bytes[pos] {
    case 0x3E:
      guard stack.count < Self.deepest else { return nil }
      beginBlock()
      openContainer(.quote)
      cursor.skipQuoteMarker(bytes)
      return true
    case 0x23:
      guard let heading = MarkdownMarker.heading(bytes, pos, end) else { return nil }
      beginBlock()
      addHeading(level: heading.level, text: heading.text)
      return false
    case 0x60, 0x7E:
      guard let opening = MarkdownMarker.fence(bytes, pos, end) else { return nil }
      beginBlock()
      openFence(length: opening.length, info: opening.info)
      return false
    case 0x3C:
      guard let kind = HTMLBlock(bytes, pos, end), kind.interruptsParagraph || leaf != .paragraph
      else { return nil }
      beginBlock()
      openHTML(kind)
      return false
    case 0x2A, 0x2D, 0x5F:
      if isThematicBreak() {
        beginBlock()
        add(.transition)
        return false
      }
      return beginsItem()
    case 0x2B, 0x30...0x39:
      return beginsItem()
    default:
      return nil
    }
  }

  private mutating func beginsItem() -> Bool? {
    guard let marker = MarkdownMarker.listItem(bytes, cursor.next, cursor.end) else { return nil }
    let content = MarkdownMarker.skipBlanks(bytes, cursor.next + marker.length, cursor.end)
    if leaf == .paragraph, !marker.mayInterrupt || content == cursor.end { return nil }
    guard stack.count < Self.deepest else { return nil }
    beginBlock()
    openContainer(
      .item, marker: bytes[cursor.next + marker.length - 1],
      indent: cursor.skipItemMarker(bytes, length: marker.length))
    return true
  }

  /// Whether the line, from the first byte that is not blank, is a thematic break.
  mutating func isThematicBreak() -> Bool {
    // Up to where a search of this line failed there is its marker or a blank: this one would fail there too.
    if cursor.next < breakStop { return false }
    let (found, stop) = MarkdownMarker.thematicBreak(bytes, cursor.next, cursor.end)
    if !found { breakStop = stop }
    return found
  }

  /// Whether the line is the next item of the list whose last item had this marker.
  ///
  /// markdown-it then looks for no table, while the first item of a list could as well be a table's header.
  private mutating func continuesList(after marker: UInt8) -> Bool {
    guard marker != 0, let item = MarkdownMarker.listItem(bytes, cursor.next, cursor.end) else {
      return false
    }
    return bytes[cursor.next + item.length - 1] == marker && !isThematicBreak()
  }

  /// Closes the leaf, since a new block begins.
  private mutating func beginBlock() {
    closeLeaf()
    if let last = stack.indices.last { stack[last].isEmpty = false }
  }

  private mutating func openContainer(_ kind: BlockKind, marker: UInt8 = 0, indent: Int? = nil) {
    blocks.append(
      Block(kind: kind, lines: number...number, parent: stack.last?.block, section: section))
    let isInQuote = stack.last.map { $0.survivors < stack.count } ?? false
    let survivors = isInQuote ? stack[stack.count - 1].survivors : stack.count + (indent == nil ? 0 : 1)
    stack.append(
      Container(
        block: blocks.count - 1, indent: indent, marker: marker, lastLine: number, survivors: survivors))
  }

  /// The index of the section that a block found now stands in.
  var section: Int? { sections.current }

  /// Closes the innermost containers until `level` are left, and the leaf in them.
  mutating func close(to level: Int) {
    guard level < stack.count else { return }
    closeLeaf()
    while stack.count > level, let container = stack.popLast() {
      blocks[container.block].lines = blocks[container.block].lines.lowerBound...container.lastLine
      if let last = stack.indices.last {
        stack[last].lastLine = max(stack[last].lastLine, container.lastLine)
      }
    }
  }

  /// Adds a block of the current line to the innermost container.
  mutating func add(_ kind: BlockKind, name: Range<Int>? = nil) {
    if let last = stack.indices.last {
      stack[last].isEmpty = false
      stack[last].lastLine = max(stack[last].lastLine, number)
    }
    blocks.append(
      Block(
        kind: kind, lines: number...number, parent: stack.last?.block, section: section, name: name,
        spans: spans.count..<spans.count))
  }

  /// Takes the current line into the block that was added last; a line without words has no span.
  mutating func extend(_ start: Int, _ end: Int) {
    let block = blocks.count - 1
    let end = MarkdownMarker.trimEnd(bytes, start, end)
    if start < end { spans.append(TextSpan(line: number, start: start, end: end)) }
    blocks[block].lines = blocks[block].lines.lowerBound...number
    blocks[block].spans = blocks[block].spans.lowerBound..<spans.count
    if let last = stack.indices.last { stack[last].lastLine = max(stack[last].lastLine, number) }
  }
}
