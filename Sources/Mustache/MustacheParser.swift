/// Reads a template's source into a flat list of operations, in one pass.
///
/// Facts are those of the Mustache specification 1.x, whose modules are named where they matter.
struct MustacheParser {
  private(set) var operations: [MustacheTemplate.Operation] = []
  private(set) var paths: [[String]] = []
  private(set) var partials: [String] = []

  private let source: [UInt8]
  private let name: String
  private var opening: [UInt8] = [.openBrace, .openBrace]
  private var closing: [UInt8] = [.closeBrace, .closeBrace]
  /// Where the text begins that no operation has taken yet.
  private var textStart = 0
  private var openSections: [OpenSection] = []
  private var pathNumbers: [String: Int] = [:]
  private var partialNumbers: [String: Int] = [:]

  private struct OpenSection {
    let name: String
    let operation: Int
    let offset: Int
  }

  /// A tag as it stands in the source: `range` with its delimiters, `content` without kind and delimiters.
  private struct Tag {
    let kind: UInt8?
    let content: Range<Int>
    let range: Range<Int>
  }

  init(source: [UInt8], name: String) {
    self.source = source
    self.name = name
  }

  mutating func parse() throws(MustacheError) {
    while let start = find(opening, from: textStart) {
      let tag = try readTag(at: start)
      try take(tag)
    }
    takeText(to: source.count)
    if let open = openSections.last {
      let close = "\(text(opening))/\(open.name)\(text(closing))"
      throw error(
        "The section “\(open.name)” is opened here and never closed. Write \(close) where it ends.",
        at: open.offset)
    }
  }

  // MARK: Tags

  private func readTag(at start: Int) throws(MustacheError) -> Tag {
    var index = skipBlanks(from: start + opening.count, to: source.count)
    var kind: UInt8?
    if index < source.count, Self.kinds.contains(source[index]) {
      kind = source[index]
      index += 1
    }
    // These two kinds have a character of their own before the closing delimiter.
    let end: [UInt8] =
      switch kind {
      case UInt8.openBrace: [.closeBrace] + closing
      case UInt8.equals: [.equals] + closing
      default: closing
      }
    guard let close = find(end, from: index) else {
      throw error(
        "This tag is never closed. Write \(text(end)) after it"
          + ", or {{=<% %>=}} before it to keep “\(text(opening))” as text.",
        at: start)
    }
    return Tag(kind: kind, content: trim(index..<close), range: start..<(close + end.count))
  }

  private mutating func take(_ tag: Tag) throws(MustacheError) {
    switch tag.kind {
    case nil, UInt8.ampersand, UInt8.openBrace:
      let path = try path(of: tag)
      take(textTo: tag.range)
      operations.append(.variable(path: path, escaped: tag.kind == nil))
    case UInt8.hash, UInt8.caret:
      try openSection(tag)
    case UInt8.slash:
      try closeSection(tag)
    case UInt8.greater:
      try takePartial(tag)
    case UInt8.exclamation:
      takeLine(of: tag)
    case UInt8.equals:
      takeLine(of: tag)
      try setDelimiters(tag)
    default:
      throw error(
        "“\(text(source[tag.range].prefix(40)))” is an optional part of Mustache (inheritance or a pragma) "
          + "that is not supported. Use sections and partials.", at: tag.range.lowerBound)
    }
  }

  private mutating func openSection(_ tag: Tag) throws(MustacheError) {
    let path = try path(of: tag)
    guard openSections.count < MustacheTemplate.depthLimit else {
      throw error(
        "More than \(MustacheTemplate.depthLimit) sections lie inside each other here. Close some first.",
        at: tag.range.lowerBound)
    }
    takeLine(of: tag)
    openSections.append(
      OpenSection(
        name: text(source[tag.content]), operation: operations.count, offset: tag.range.lowerBound))
    operations.append(.section(path: path, end: 0, inverted: tag.kind == .caret))
  }

  private mutating func closeSection(_ tag: Tag) throws(MustacheError) {
    let name = text(source[tag.content])
    guard let open = openSections.popLast() else {
      throw error(
        "“\(name)” is closed here but was not opened. Remove this tag, or open the section before it.",
        at: tag.range.lowerBound)
    }
    guard open.name == name else {
      let line = error("", at: open.offset).line
      throw error(
        "“\(name)” is closed here, but the section open at this place is “\(open.name)”, from line "
          + "\(line). Close that one first.", at: tag.range.lowerBound)
    }
    takeLine(of: tag)
    if case .section(let path, _, let inverted) = operations[open.operation] {
      operations[open.operation] = .section(path: path, end: operations.count, inverted: inverted)
    }
  }

  private mutating func takePartial(_ tag: Tag) throws(MustacheError) {
    let partial = try checkedName(of: tag)
    if partial.utf8.first == UInt8.asterisk {
      throw error(
        "The name of a partial cannot come from the data. Write the name itself.",
        at: tag.range.lowerBound)
    }
    let line = takeLine(of: tag)
    let number = partialNumbers[partial] ?? partials.count
    if number == partials.count {
      partialNumbers[partial] = number
      partials.append(partial)
    }
    operations.append(
      .partial(
        name: number, indentation: (line ?? tag.range.lowerBound)..<tag.range.lowerBound,
        standalone: line != nil, offset: tag.range.lowerBound))
  }

  /// A delimiter has no blank and no `=`, the specification says; and 16 bytes at most, which keeps finding
  /// it cheap.
  private mutating func setDelimiters(_ tag: Tag) throws(MustacheError) {
    let parts = source[tag.content].split(whereSeparator: \.isBlankOrLineEnd).map(Array.init)
    guard parts.count == 2, parts.allSatisfy({ !$0.contains(.equals) && $0.count <= 16 }) else {
      throw error(
        "Delimiters are set by two of them with a blank between, as in {{=<% %>=}}; neither has a blank or "
          + "“=” in it or is longer than 16 bytes.", at: tag.range.lowerBound)
    }
    opening = parts[0]
    closing = parts[1]
  }

  // MARK: Names

  /// The number of the tag's path.
  private mutating func path(of tag: Tag) throws(MustacheError) -> Int {
    let name = try checkedName(of: tag)
    if let number = pathNumbers[name] { return number }
    var parts: [String] = []
    if name != "." {
      parts = name.utf8.split(separator: .period, omittingEmptySubsequences: false).map { String($0) ?? "" }
      guard !parts.contains("") else {
        throw error(
          "“\(name)” has a dot without a name beside it. Write names with one dot between them.",
          at: tag.range.lowerBound)
      }
    }
    pathNumbers[name] = paths.count
    paths.append(parts)
    return paths.count - 1
  }

  private func checkedName(of tag: Tag) throws(MustacheError) -> String {
    let content = source[tag.content]
    guard !content.isEmpty else {
      throw error("This tag has no name. Write one, or remove the tag.", at: tag.range.lowerBound)
    }
    guard !content.contains(where: \.isBlankOrLineEnd) else {
      let shown = text(content.prefix { $0 != .lineFeed && $0 != .carriageReturn })
      throw error(
        "“\(shown)” is no name: names have no blanks in them. Is “\(text(closing))” missing?",
        at: tag.range.lowerBound)
    }
    return text(content)
  }

  // MARK: Text and lines

  private mutating func takeText(to end: Int) {
    if textStart < end { operations.append(.text(textStart..<end)) }
    textStart = end
  }

  /// Takes the text before a tag that leaves its line as it is.
  ///
  /// A tag that begins a line gets an empty text before it: text is where a partial's indentation is written.
  private mutating func take(textTo tag: Range<Int>) {
    takeText(to: tag.lowerBound)
    if tag.lowerBound == 0 || source[tag.lowerBound - 1] == .lineFeed {
      operations.append(.text(tag.lowerBound..<tag.lowerBound))
    }
    textStart = tag.upperBound
  }

  /// Takes the text before a tag and, when the tag stands alone on its line, leaves out the line.
  ///
  /// - Returns: where the line begins if the tag stands alone on it.
  @discardableResult
  private mutating func takeLine(of tag: Tag) -> Int? {
    var lineStart = tag.range.lowerBound
    while lineStart > textStart, source[lineStart - 1].isBlank { lineStart -= 1 }
    var next = tag.range.upperBound
    while next < source.count, source[next].isBlank { next += 1 }
    if next + 1 < source.count, source[next] == .carriageReturn, source[next + 1] == .lineFeed {
      next += 1
    }
    guard
      lineStart == 0 || source[lineStart - 1] == .lineFeed,
      next == source.count || source[next] == .lineFeed
    else {
      take(textTo: tag.range)
      return nil
    }
    takeText(to: lineStart)
    textStart = min(next + 1, source.count)
    return lineStart
  }

  // MARK: Bytes

  private static let kinds: Set<UInt8> = [
    .hash, .caret, .slash, .greater, .exclamation, .equals, .ampersand, .openBrace, .less, .dollar,
    .percent,
  ]

  /// Where `bytes`, a few, next begin.
  private func find(_ bytes: [UInt8], from start: Int) -> Int? {
    let first = bytes[0]
    var index = start
    while index + bytes.count <= source.count {
      if source[index] == first, source[index..<(index + bytes.count)].elementsEqual(bytes) { return index }
      index += 1
    }
    return nil
  }

  private func skipBlanks(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, source[index].isBlankOrLineEnd { index += 1 }
    return index
  }

  private func trim(_ range: Range<Int>) -> Range<Int> {
    let start = skipBlanks(from: range.lowerBound, to: range.upperBound)
    var end = range.upperBound
    while end > start, source[end - 1].isBlankOrLineEnd { end -= 1 }
    return start..<end
  }

  private func text(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: Array(bytes), as: UTF8.self)
  }

  private func error(_ message: String, at offset: Int) -> MustacheError {
    MustacheError(message, at: offset, of: source, named: name)
  }
}
