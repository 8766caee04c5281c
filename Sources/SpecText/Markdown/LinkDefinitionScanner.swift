/// Finds the link reference definitions at the start of a paragraph (CommonMark 0.31, section 4.7) while its lines
/// arrive, each byte looked at once.
struct LinkDefinitionScanner {
  /// A definition: its label's place in the source, its normalised label and its lines, counted from the
  /// paragraph's first line.
  struct Definition {
    var name: Range<Int>
    var label: [UInt8]
    var lines: Range<Int>
  }

  private enum State {
    /// The next line may begin a definition.
    case start
    case label
    /// The colon has been read, the destination has not.
    case destination
    /// Complete, but the next line may hold a title.
    case beforeTitle
    case title(end: UInt8, onDestinationLine: Bool)
    /// What follows is the paragraph's text.
    case text
  }

  /// The definitions that are complete, first to last.
  private(set) var definitions: [Definition] = []
  private var state: State
  private var lineCount = 0
  /// The first line of the definition being read.
  private var firstLine = 0
  private var name = 0..<0
  private var label: [UInt8] = []
  /// How many lines the definition has without the title being read.
  private var linesWithoutTitle = 0

  /// For a paragraph that begins with the given byte; only `[` begins a definition.
  init(firstByte: UInt8) {
    state = firstByte == 0x5B ? .start : .text
  }

  /// Whether the lines so far are definitions and nothing else, and a line that begins with this byte can neither
  /// continue the last one nor begin another.
  func isComplete(before byte: UInt8) -> Bool {
    switch state {
    case .start: !definitions.isEmpty && byte != 0x5B
    case .beforeTitle: LinkSyntax.titleEnd(byte) == nil && byte != 0x5B
    default: false
    }
  }

  /// Whether the lines so far are definitions and nothing else.
  var holdsDefinitionsOnly: Bool {
    switch state {
    case .start: !definitions.isEmpty
    case .beforeTitle: true
    default: false
    }
  }

  /// Takes the paragraph's next line, indentation and line end left out.
  mutating func add(_ bytes: [UInt8], _ pos: Int, _ end: Int) {
    if case .text = state { return }
    read(bytes, pos, end)
    lineCount += 1
  }

  /// Ends the paragraph: what is not complete is text, save that a title may be missing.
  mutating func finish() {
    switch state {
    case .beforeTitle, .title(_, onDestinationLine: false): complete(lines: linesWithoutTitle)
    default: break
    }
    state = .text
  }

  private mutating func read(_ bytes: [UInt8], _ pos: Int, _ end: Int) {
    switch state {
    case .beforeTitle:
      if pos < end, let marker = LinkSyntax.titleEnd(bytes[pos]) {
        state = .title(end: marker, onDestinationLine: false)
        readTitle(bytes, pos + 1, end)
      } else {
        complete(lines: linesWithoutTitle)
        readStart(bytes, pos, end)
      }
    case .start:
      readStart(bytes, pos, end)
    case .label:
      label.append(0x20)
      readLabel(bytes, pos, end)
    case .destination:
      readDestination(bytes, pos, end)
    case .title:
      readTitle(bytes, pos, end)
    case .text:
      break
    }
  }

  private mutating func readStart(_ bytes: [UInt8], _ pos: Int, _ end: Int) {
    firstLine = lineCount
    guard pos < end, bytes[pos] == 0x5B else {
      state = .text
      return
    }
    state = .label
    label.removeAll()
    name = pos + 1..<pos + 1
    readLabel(bytes, pos + 1, end)
  }

  private mutating func readLabel(_ bytes: [UInt8], _ pos: Int, _ end: Int) {
    var index = pos
    while index < end {
      switch bytes[index] {
      case 0x5B:
        state = .text
        return
      case 0x5D:
        label += bytes[pos..<index]
        name = name.lowerBound..<index
        guard index + 1 < end, bytes[index + 1] == 0x3A, !label.allSatisfy(HTMLTag.isSpace) else {
          state = .text
          return
        }
        state = .destination
        readDestination(bytes, index + 2, end)
        return
      case 0x5C: index += 2
      default: index += 1
      }
    }
    label += bytes[pos..<end]
    if label.count > LinkSyntax.longestLabel { state = .text }
  }

  private mutating func readDestination(_ bytes: [UInt8], _ pos: Int, _ end: Int) {
    let start = MarkdownMarker.skipBlanks(bytes, pos, end)
    if start == end { return }
    guard let after = LinkSyntax.destination(bytes, start, end) else {
      state = .text
      return
    }
    linesWithoutTitle = lineCount + 1
    let next = MarkdownMarker.skipBlanks(bytes, after, end)
    if next == end {
      state = .beforeTitle
    } else if next > after, let marker = LinkSyntax.titleEnd(bytes[next]) {
      state = .title(end: marker, onDestinationLine: true)
      readTitle(bytes, next + 1, end)
    } else {
      state = .text
    }
  }

  private mutating func readTitle(_ bytes: [UInt8], _ pos: Int, _ end: Int) {
    guard case .title(let marker, let onDestinationLine) = state else { return }
    var index = pos
    while index < end {
      let byte = bytes[index]
      if byte == marker {
        if MarkdownMarker.skipBlanks(bytes, index + 1, end) == end {
          complete(lines: lineCount + 1)
          state = .start
          return
        }
        break
      }
      if byte == 0x28, marker == 0x29 { break }
      index += byte == 0x5C ? 2 : 1
    }
    if index >= end { return }
    // No title after all. A definition whose destination ends its line stands without one.
    if !onDestinationLine { complete(lines: linesWithoutTitle) }
    state = .text
  }

  private mutating func complete(lines end: Int) {
    definitions.append(
      Definition(name: name, label: LinkSyntax.normalizedLabel(label), lines: firstLine..<end))
  }
}
