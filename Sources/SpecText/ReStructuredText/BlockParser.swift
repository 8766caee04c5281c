/// docutils' parser of body elements, line by line, over views of one table of lines.
///
/// It follows the algorithm of docutils 0.21.2 (docutils/parsers/rst/states.py): what a line begins is
/// decided by its first characters alone, except that text looks at the next line, too.
struct BlockParser {
  /// How deeply blocks can be nested; what is deeper is one paragraph.
  static let maximumDepth = 40

  let bytes: UnsafeBufferPointer<UInt8>
  var table: LineTable
  var lines: [ParsedLine]
  let isIdentity: Bool

  var blocks: [Block] = []
  var spans: [TextSpan] = []
  var diagnostics: [SyntaxDiagnostic] = []
  var headings: [Heading] = []
  var substitutions: [SubstitutionDefinition] = []
  /// The lines of the `role` directives, by the names that they define, in lower case.
  var roles: [String: Int] = [:]
  /// What the `sectnum` directive asks for.
  var numbering: SectionNumbering?
  /// The adornments of the section levels, outermost first.
  var styles: [Adornment] = []
  /// The indices into `headings` of the sections that are open, outermost first.
  var openSections: [Int] = []
  /// The innermost open block.
  var container: Int?
  /// The open or closed blocks that are sidebars, where topics can stand.
  var sidebars: Set<Int> = []
  /// The number of tables around the lines that are parsed: docutils reports most mistakes in cells that
  /// many lines too low.
  var tableDepth = 0
  /// The number of open blocks.
  var depth = 0

  /// A section's title.
  struct Heading {
    var level: Int
    /// The title's bytes in the text that is parsed.
    var title: Range<Int>
    var line: Int
    /// The line of the overline, or of the title.
    var firstLine: Int
    /// Whether the adornment is shorter than the title, which docutils warns of.
    var isShort = false
  }

  /// How a title is marked.
  struct Adornment: Equatable {
    var character: UInt8
    var hasOverline: Bool
  }

  init(table: LineTable, bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    self.table = table
    lines = table.lines
    isIdentity = table.isIdentity
    self.table.lines = []
    blocks.reserveCapacity(lines.count / 4)
    spans.reserveCapacity(lines.count)
  }

  // MARK: Lines of a view

  /// The bytes of a line.
  @inline(__always)
  func text(_ view: LineView, _ index: Int) -> (start: Int, end: Int) {
    let line = lines[index]
    let end = Int(line.end)
    return (min(Int(line.start) + view.cut(index), end), end)
  }

  @inline(__always)
  func isBlank(_ view: LineView, _ index: Int) -> Bool {
    Int(lines[index].start) + view.cut(index) >= Int(lines[index].end)
  }

  /// The columns of a line's indentation, of a line that is not blank.
  @inline(__always)
  func indent(_ view: LineView, _ index: Int) -> Int {
    max(0, Int(lines[index].indent) - view.cut(index))
  }

  /// The index after a blank line and the ones that follow it.
  @inline(__always)
  func afterBlanks(_ view: LineView, _ index: Int) -> Int {
    let line = lines[index]
    return line.start == line.end ? min(index + Int(line.indent), view.high) : index + 1
  }

  /// The first line from an index on that is not blank.
  func skipBlanks(_ view: LineView, _ index: Int) -> Int {
    var index = index
    while index < view.high, isBlank(view, index) { index = afterBlanks(view, index) }
    return index
  }

  @inline(__always)
  func number(_ index: Int) -> Int { Int(lines[index].number) }

  /// The lines from an index on that are indented or blank.
  func indented(_ view: LineView, from index: Int) -> IndentedLines {
    collect(view, from: index, end: index, atLeast: 1)
  }

  /// A marker's line and the lines after it that are indented or blank.
  func afterMarker(_ view: LineView, _ index: Int) -> IndentedLines {
    collect(view, from: index + 1, end: index + 1, atLeast: 1)
  }

  /// A marker's line and the lines after it that are indented at least as far as the words behind the
  /// marker.
  func afterMarker(_ view: LineView, _ index: Int, columns: Int) -> IndentedLines {
    collect(view, from: index + 1, end: index + 1, atLeast: columns)
  }

  /// The index after a marker's line and the indented lines that follow it without a blank line between.
  func afterMarkerUntilBlank(_ view: LineView, _ index: Int) -> Int {
    var next = index + 1
    while next < view.high, !isBlank(view, next), indent(view, next) > 0 { next += 1 }
    return next
  }

  private func collect(_ view: LineView, from index: Int, end: Int, atLeast: Int) -> IndentedLines {
    var result = IndentedLines(end: end, next: index, indent: 0)
    var least = Int.max
    while result.next < view.high {
      if isBlank(view, result.next) {
        result.next = afterBlanks(view, result.next)
        continue
      }
      let indent = indent(view, result.next)
      if indent < atLeast { break }
      least = min(least, indent)
      result.next += 1
      result.end = result.next
    }
    result.indent = least == Int.max ? 0 : least
    return result
  }

  // MARK: Blocks

  /// The source's offset of a byte on a line.
  @inline(__always)
  func source(_ offset: Int, _ index: Int) -> Int {
    isIdentity ? offset : mapped(offset, index)
  }

  private func mapped(_ offset: Int, _ index: Int) -> Int {
    let number = number(index)
    // Lines of cells are copies that begin in the middle; their number leads to the line itself.
    return table.sourceOffset(of: offset, line: number, lineStart: Int(lines[number - 1].start))
  }

  func source(_ range: Range<Int>, _ index: Int) -> Range<Int> {
    let start = source(range.lowerBound, index)
    return start..<max(start, source(range.upperBound, index))
  }

  /// Adds a block that stays open: the next ones are inside it.
  ///
  /// - Returns: its index and the block to go back to, for `close`.
  mutating func open(
    _ kind: BlockKind, from first: Int, to end: Int, name: Range<Int>? = nil
  ) -> (index: Int, parent: Int?) {
    let parent = container
    blocks.append(
      Block(
        kind: kind, lines: number(first)...max(number(first), number(max(first, end - 1))), parent: parent,
        section: openSections.last, name: name, spans: spans.count..<spans.count))
    container = blocks.count - 1
    depth += 1
    return (blocks.count - 1, parent)
  }

  mutating func close(_ block: (index: Int, parent: Int?)) {
    container = block.parent
    depth -= 1
  }

  /// Adds a block of lines without blocks inside it; its words are the spans added since `firstSpan`.
  mutating func leaf(
    _ kind: BlockKind, from first: Int, to end: Int, name: Range<Int>? = nil, firstSpan: Int? = nil
  ) {
    blocks.append(
      Block(
        kind: kind, lines: number(first)...max(number(first), number(max(first, end - 1))), parent: container,
        section: openSections.last, name: name, spans: (firstSpan ?? spans.count)..<spans.count))
  }

  /// Adds the words between two bytes of a line.
  @inline(__always)
  mutating func addSpan(_ index: Int, _ start: Int, _ end: Int) {
    guard start < end else { return }
    spans.append(TextSpan(line: number(index), start: source(start, index), end: source(end, index)))
  }

  /// Adds the lines from an index on, their common indentation left out; blank ones are left out, too.
  mutating func addSpans(_ view: LineView, _ low: Int, _ high: Int, indent: Int = 0) {
    var index = low
    while index < high {
      let (start, end) = text(view, index)
      if start >= end {
        index = afterBlanks(view, index)
        continue
      }
      addSpan(
        index, min(start + (index == view.low && view.firstColumn != view.column ? 0 : indent), end), end)
      index += 1
    }
  }

  /// Keeps lines that docutils sets aside in an error message: a directive without a name.
  mutating func malformed(
    _ view: LineView, _ low: Int, _ high: Int, kind: SyntaxDiagnostic.Kind,
    severity: SyntaxDiagnostic.Severity,
    line: Int,
    _ message: String
  ) {
    let firstSpan = spans.count
    addSpans(view, low, high)
    leaf(.directive, from: low, to: high, firstSpan: firstSpan)
    report(kind, severity, line: line, message)
  }

  mutating func report(
    _ kind: SyntaxDiagnostic.Kind, _ severity: SyntaxDiagnostic.Severity, line: Int, _ message: String
  ) {
    diagnostics.append(
      SyntaxDiagnostic(kind: kind, severity: severity, line: max(line + tableDepth, 1), message: message))
  }
}
