/// Finds the link reference definition at the start of a paragraph (CommonMark 0.31, section 4.7) while its
/// lines arrive, each byte looked at once.
struct LinkDefinitionScanner {
  /// A definition: its label's place in the source, the label as it is compared, and how many lines it has.
  struct Definition {
    var name: Range<Int>
    var label: [UInt8]
    var lineCount: Int
  }

  private enum State {
    /// No line has been read.
    case start
    case label
    /// The colon has been read, the destination has not.
    case destination
    /// Complete, but the next line may hold a title.
    case beforeTitle
    case title(end: UInt8)
    case complete
    /// There is no definition, or what has been read after it is text.
    case text
  }

  private var state = State.start
  private var lineCount = 0
  private var name = 0..<0
  private var label: [UInt8] = []
  /// How many lines the definition has, as far as it has been read; 0 if it is not complete.
  private var definitionLines = 0

  /// Whether the lines so far are a definition and nothing else, and a line that begins with this byte does
  /// not continue it.
  func isComplete(before byte: UInt8) -> Bool {
    switch state {
    case .complete: true
    case .beforeTitle: LinkSyntax.titleEnd(byte) == nil
    default: false
    }
  }

  /// Whether any next line is the definition's destination, even one that would underline a heading.
  var awaitsDestination: Bool {
    if case .destination = state { return true }
    return false
  }

  /// Takes note of a line that continues the paragraph but cannot continue a definition.
  mutating func stop() { state = .text }

  /// Takes the paragraph's next line, indentation and line end left out.
  mutating func add(_ bytes: [UInt8], _ pos: Int, _ end: Int) {
    lineCount += 1
    switch state {
    case .start:
      guard pos < end, bytes[pos] == 0x5B else { return state = .text }
      state = .label
      name = pos + 1..<pos + 1
      readLabel(bytes, pos + 1, end)
    case .label:
      label.append(0x20)
      readLabel(bytes, pos, end)
    case .destination:
      readDestination(bytes, pos, end)
    case .beforeTitle:
      guard pos < end, let marker = LinkSyntax.titleEnd(bytes[pos]) else { return state = .text }
      state = .title(end: marker)
      readTitle(bytes, pos + 1, end)
    case .title:
      readTitle(bytes, pos, end)
    case .complete, .text:
      state = .text
    }
  }

  /// What was found when the paragraph ends. A title that is none, or does not end, is text after the
  /// definition.
  func finish() -> Definition? {
    guard definitionLines > 0 else { return nil }
    return Definition(name: name, label: LinkSyntax.normalizedLabel(label), lineCount: definitionLines)
  }

  private mutating func readLabel(_ bytes: [UInt8], _ pos: Int, _ end: Int) {
    var index = pos
    while index < end {
      switch bytes[index] {
      case 0x5B:
        return state = .text
      case 0x5D:
        label += bytes[pos..<index]
        name = name.lowerBound..<index
        guard index + 1 < end, bytes[index + 1] == 0x3A, !label.allSatisfy(HTMLTag.isSpace) else {
          return state = .text
        }
        state = .destination
        return readDestination(bytes, index + 2, end)
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
    guard let after = LinkSyntax.destination(bytes, start, end) else { return state = .text }
    let next = MarkdownMarker.skipBlanks(bytes, after, end)
    if next == end {
      definitionLines = lineCount
      state = .beforeTitle
    } else if next > after, let marker = LinkSyntax.titleEnd(bytes[next]) {
      state = .title(end: marker)
      readTitle(bytes, next + 1, end)
    } else {
      state = .text
    }
  }

  private mutating func readTitle(_ bytes: [UInt8], _ pos: Int, _ end: Int) {
    guard case .title(let marker) = state else { return }
    var index = pos
    while index < end {
      let byte = bytes[index]
      if byte == marker {
        guard MarkdownMarker.skipBlanks(bytes, index + 1, end) == end else { return state = .text }
        definitionLines = lineCount
        return state = .complete
      }
      if byte == 0x28, marker == 0x29 { return state = .text }
      index += byte == 0x5C ? 2 : 1
    }
  }
}
