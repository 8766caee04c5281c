/// Takes a Markdown text apart into pieces: words, code, line ends, delimiters (CommonMark 0.31, section 6).
struct MarkdownInlineReader {
  private struct Bracket {
    var piece: Int
    /// Where the text in the brackets begins.
    var start: Int
    var isImage: Bool
    /// Whether a bracket opens inside: then the text is no label.
    var holdsBracket = false
    /// How many delimiter runs wait before it.
    var delimiters: Int
  }

  private let bytes: [UInt8]
  /// Where the text ends.
  private let end: Int
  private let start: Int
  private let labels: Set<[UInt8]>
  /// Whether the words of an image's description are kept.
  private let keepsImages: Bool

  private(set) var pieces: [MarkdownPiece] = []
  private(set) var decoded: [UInt8] = []
  private(set) var delimiters = DelimiterStack()
  private var brackets: [Bracket] = []
  /// How many of the brackets stand before a link: of them only images can still become something, since
  /// links do not contain links.
  private var outerBrackets = 0
  private var code = CodeSpanIndex()
  private var pos = 0
  /// Where the words not yet made a piece begin.
  private var wordsStart = 0
  /// Closing sequences known not to occur any more, so that each is searched in vain only once.
  private var missing: Set<UInt8> = []

  /// Takes the whole text apart.
  init(_ text: InlineText, labels: Set<[UInt8]>, keepsImages: Bool) {
    bytes = text.bytes
    start = text.range.lowerBound
    end = text.range.upperBound
    pos = start
    wordsStart = start
    self.labels = labels
    self.keepsImages = keepsImages
    pieces.reserveCapacity(min(8 + text.range.count / 16, 1024))
    while true {
      pos = MarkdownInlineReader.nextSpecial(bytes, pos, end)
      if pos >= end { break }
      readSpecial(bytes[pos])
    }
    flush(to: end)
    delimiters.match(from: 0)
  }

  /// The position of the first byte that may begin markup, or `end`.
  static func nextSpecial(_ bytes: [UInt8], _ pos: Int, _ end: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var index = pos
      let end = min(end, bytes.count)
      while index < end, !isSpecial(bytes[index]) { index += 1 }
      return index
    }
  }

  /// Whether a byte is NUL, LF or one of ``! & * < [ \ ] _ ` ``.
  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    let low: UInt64 = 1 << 0x00 | 1 << 0x0A | 1 << 0x21 | 1 << 0x26 | 1 << 0x2A | 1 << 0x3C
    let high: UInt64 = 1 << 0x1B | 1 << 0x1C | 1 << 0x1D | 1 << 0x1F | 1 << 0x20
    if byte > 0x60 { return false }
    return ((byte < 0x40 ? low : high) >> UInt64(byte & 0x3F)) & 1 != 0
  }

  private mutating func readSpecial(_ byte: UInt8) {
    switch byte {
    case 0x0A: take(.lineEnd, to: pos + 1)
    case 0x00: takeDecoded([0xEF, 0xBF, 0xBD], to: pos + 1)
    case 0x60: readCode()
    case 0x5C: readEscape()
    case 0x26:
      if let entity = HTMLEntity.decode(bytes, pos, end) {
        takeDecoded(entity.characters, to: entity.end)
      } else {
        pos += 1
      }
    case 0x2A, 0x5F:
      let after = MarkdownMarker.skipRun(bytes, pos, end, of: byte)
      let flanking = Flanking(bytes, pos..<after, in: start..<end)
      delimiters.append(byte, length: after - pos, flanking)
      take(.delimiter, start: delimiters.runs.count - 1, to: after)
    case 0x3C: readAngle()
    case 0x21:
      if pos + 1 < end, bytes[pos + 1] == 0x5B { openBracket(isImage: true) } else { pos += 1 }
    case 0x5B: openBracket(isImage: false)
    case 0x5D: closeBracket()
    default: pos += 1
    }
  }

  // MARK: Pieces

  /// Makes a piece of the words before `end`.
  private mutating func flush(to end: Int) {
    if wordsStart < end {
      pieces.append(MarkdownPiece(.words, pos: wordsStart, start: wordsStart, end: end))
    }
    wordsStart = end
  }

  /// Makes a piece of the bytes from `pos` to `end`.
  private mutating func take(_ kind: MarkdownPiece.Kind, start: Int = 0, end: Int = 0, to next: Int) {
    flush(to: pos)
    pieces.append(MarkdownPiece(kind, pos: pos, start: start, end: end))
    pos = next
    wordsStart = next
  }

  private mutating func takeDecoded(_ characters: [UInt8], to next: Int) {
    let start = decoded.count
    decoded += characters
    take(.decoded, start: start, end: decoded.count, to: next)
  }

  // MARK: Code, escapes, tags

  private mutating func readCode() {
    let first = MarkdownMarker.skipRun(bytes, pos, end, of: 0x60)
    guard let last = code.next(bytes, length: first - pos, from: first, to: end) else {
      pos = first
      return
    }
    take(.code, start: first, end: last, to: last + (first - pos))
  }

  private mutating func readEscape() {
    guard pos + 1 < end else {
      pos += 1
      return
    }
    if Flanking.isPunctuation(bytes[pos + 1]) {
      // Without the backslash, what follows is words.
      take(.dropped, to: pos + 1)
      pos += 1
    } else if bytes[pos + 1] == 0x0A {
      take(.dropped, to: pos + 1)
    } else {
      pos += 1
    }
  }

  private mutating func readAngle() {
    if let close = Autolink.end(bytes, pos, end) {
      take(.dropped, to: pos + 1)
      takeDecoded(Autolink.text(bytes[pos..<close]), to: close + 1)
    } else if let after = HTMLTag.end(bytes, pos, end) ?? declarationEnd() {
      let isBreak =
        after - pos >= 4 && bytes[pos + 1] | 0x20 == 0x62 && bytes[pos + 2] | 0x20 == 0x72
        && !HTMLTag.isAlphanumeric(bytes[pos + 3])
      take(isBreak ? .lineBreak : .dropped, to: after)
    } else {
      pos += 1
    }
  }

  /// The position after the comment, instruction, declaration or CDATA section at `pos`, or nil.
  private mutating func declarationEnd() -> Int? {
    guard let kind = HTMLBlock(bytes, pos, end) else { return nil }
    let length: Int
    var search = pos
    switch kind {
    case .comment:
      // "<!-->" and "<!--->" are comments too.
      (length, search) = (3, pos + 2)
    case .instruction: (length, search) = (2, pos + 2)
    case .declaration: (length, search) = (1, pos + 2)
    case .characterData: (length, search) = (3, pos + 9)
    default: return nil
    }
    guard !missing.contains(kind.rawValue) else { return nil }
    guard let found = kind.closing(bytes, search, end) else {
      missing.insert(kind.rawValue)
      return nil
    }
    return found + length
  }

  // MARK: Links

  private mutating func openBracket(isImage: Bool) {
    for index in brackets.indices.reversed() {
      if brackets[index].holdsBracket { break }
      brackets[index].holdsBracket = true
    }
    let next = pos + (isImage ? 2 : 1)
    flush(to: pos)
    brackets.append(
      Bracket(piece: pieces.count, start: next, isImage: isImage, delimiters: delimiters.count))
    pieces.append(MarkdownPiece(.words, pos: pos, start: pos, end: next))
    pos = next
    wordsStart = next
  }

  private mutating func closeBracket() {
    let bracket = brackets.popLast()
    let isOuter = brackets.count < outerBrackets
    if isOuter { outerBrackets = brackets.count }
    guard let bracket, bracket.isImage || !isOuter, let after = linkEnd(bracket) else {
      pos += 1
      return
    }
    flush(to: pos)
    delimiters.match(from: bracket.delimiters)
    pieces[bracket.piece].kind = .dropped
    if bracket.isImage {
      if !keepsImages { pieces.removeLast(pieces.count - bracket.piece) }
    } else {
      outerBrackets = brackets.count
    }
    take(.dropped, to: after)
  }

  /// The position after the rest of a link whose `]` is at `pos`, or nil.
  private func linkEnd(_ bracket: Bracket) -> Int? {
    guard pos + 1 < end, bytes[pos + 1] == 0x28 else { return referenceEnd(bracket) }
    // markdown-it does not take "[label](" for a reference if the text ends there.
    let start = skipSpaces(pos + 2)
    return start == end ? nil : inlineLinkEnd(start) ?? referenceEnd(bracket)
  }

  /// The position after `destination "title")`, or nil.
  private func inlineLinkEnd(_ start: Int) -> Int? {
    var index = start
    if let destination = LinkSyntax.destination(bytes, index, end) {
      let next = skipSpaces(destination)
      index = next
      if next > destination, let title = LinkSyntax.title(bytes, next, end) { index = skipSpaces(title) }
    }
    return index < end && bytes[index] == 0x29 ? index + 1 : nil
  }

  /// The position after `][label]`, `][]` or `]` if the label is defined, or nil.
  private func referenceEnd(_ bracket: Bracket) -> Int? {
    guard !labels.isEmpty else { return nil }
    var label = bracket.start..<pos
    var after = pos + 1
    var isText = true
    if after < end, bytes[after] == 0x5B, let close = labelEnd(after + 1) {
      if close > after + 1 {
        label = after + 1..<close
        isText = false
      }
      after = close + 1
    }
    if isText, bracket.holdsBracket { return nil }
    guard label.count <= LinkSyntax.longestLabel,
      labels.contains(LinkSyntax.normalizedLabel(bytes[label]))
    else { return nil }
    return after
  }

  /// The position of the `]` that ends a label.
  private func labelEnd(_ start: Int) -> Int? {
    var index = start
    while index < end, index - start <= LinkSyntax.longestLabel {
      switch bytes[index] {
      case 0x5B: return nil
      case 0x5D: return index
      case 0x5C: index += 2
      default: index += 1
      }
    }
    return nil
  }

  private func skipSpaces(_ pos: Int) -> Int {
    var pos = pos
    while pos < end, MarkdownMarker.isBlank(bytes[pos]) || bytes[pos] == 0x0A { pos += 1 }
    return pos
  }
}
