/// Resolves inline markup to plain words.
///
/// It finds markup as docutils does (docutils/parsers/rst/states.py, `Inliner`): by the characters around
/// start and end strings. In the text every backslash that escapes is a NUL; lines end with a line feed.
struct InlineMarkup {
  /// What the words are for.
  enum Style {
    /// A section's title, as docutils prints it: what does not resolve stays as it is written.
    case title(TitleNames)
    /// Text for judging: literals between backquotes, substitutions as their names.
    case prose
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let style: Style
  /// The words.
  var output: [UInt8] = []
  /// Called for with the numbers of lines, as they begin in the output.
  var marks: [(offset: Int, line: Int)] = []
  /// The lines of the text: where they end, less `origin`, and their numbers.
  private let lines: UnsafeBufferPointer<TextSpan>
  private let origin: Int
  /// The index of the next line to begin, and where the one before it ends.
  private var nextLine = 1
  private var lineEnd: Int
  private let hasEscapes: Bool
  /// Up to where the text is in the output.
  private(set) var done = 0
  /// The end strings that do not occur in the rest of the text.
  private var endless: EndStrings = []
  /// The names that inline targets and links with their own address define.
  var definedNames: [String] = []

  /// A set of end strings.
  struct EndStrings: OptionSet {
    let rawValue: UInt8
    static let emphasis = EndStrings(rawValue: 1)
    static let strong = EndStrings(rawValue: 2)
    static let literal = EndStrings(rawValue: 4)
    static let target = EndStrings(rawValue: 8)
    static let substitution = EndStrings(rawValue: 16)
    static let interpreted = EndStrings(rawValue: 32)
  }

  /// - Parameters:
  ///   - lines: the spans of the text's lines, whose ends less `origin` are offsets into the text.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, style: Style, hasEscapes: Bool,
    lines: UnsafeBufferPointer<TextSpan> = UnsafeBufferPointer(start: nil, count: 0), origin: Int = 0
  ) {
    self.bytes = bytes
    self.style = style
    self.hasEscapes = hasEscapes
    self.lines = lines
    self.origin = origin
    lineEnd = lines.count > 1 ? Int(lines[0].end) - origin : Int.max
  }

  /// Whether a byte can be part of markup: `*`, the backquote, `_`, `|` and the backslash.
  @inline(__always)
  static func isSpecial(_ byte: UInt8) -> Bool {
    byte == 0x2A || byte == 0x60 || byte == 0x5F || byte == 0x7C || byte == 0x5C
  }

  /// Makes every backslash that escapes a NUL; tells whether there was one.
  static func markEscapes(_ text: inout [UInt8]) -> Bool {
    var found = false
    var index = 0
    while index < text.count {
      if text[index] == 0x5C {
        text[index] = 0
        found = true
        index += 1
      }
      index += 1
    }
    return found
  }

  /// White space folded to single spaces, none at the ends.
  static func folded(_ bytes: some Collection<UInt8>) -> String {
    if bytes.contains(where: { $0 >= 0x80 }) {
      return String(decoding: bytes, as: UTF8.self).unicodeScalars.split { UnicodeClass.isWhiteSpace($0) }
        .map { String($0) }.joined(separator: " ")
    }
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    for byte in bytes {
      let isSpace = byte <= 0x20 && (InlineCharacters.isSpace(byte) || (0x1C...0x1F).contains(byte))
      if !isSpace { folded.append(byte) } else if let last = folded.last, last != 0x20 { folded.append(0x20) }
    }
    if folded.last == 0x20 { folded.removeLast() }
    return String(decoding: folded, as: UTF8.self)
  }

  // MARK: Output

  /// Puts the text up to an index out, escapes resolved or, where they are literal, as they were.
  mutating func copy(to end: Int, restoring: Bool = false) {
    while done < end {
      let stop = min(end, lineEnd)
      if hasEscapes {
        while done < stop {
          let byte = bytes[done]
          done += 1
          if byte != 0 {
            output.append(byte)
          } else if restoring {
            output.append(0x5C)
          } else if done == lineEnd {
            // An escaped line end joins the lines.
            done += 1
            beginLine()
            break
          } else if done < bytes.count, bytes[done] == 0x20 {
            done += 1
          }
        }
      } else {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[done..<stop]))
        done = stop
      }
      if done == lineEnd, done < end {
        output.append(0x0A)
        done += 1
        beginLine()
      }
    }
  }

  /// Leaves the text up to an index out.
  mutating func skip(to end: Int) {
    guard done < end else { return }
    done = end
    while lineEnd < end { beginLine() }
  }

  private mutating func beginLine() {
    marks.append((output.count, Int(lines[nextLine].line)))
    lineEnd = nextLine + 1 < lines.count ? Int(lines[nextLine].end) - origin : Int.max
    nextLine += 1
  }

  // MARK: Recognition

  /// Reads the text.
  mutating func read() {
    var base = 0
    var index = 0
    let end = bytes.count
    while true {
      index = ByteScan.markup(bytes, index, end)
      guard index < end else { break }
      let next: Int?
      switch bytes[index] {
      case 0x2A: next = star(index, base)
      case 0x60: next = backquote(index, base)
      case 0x5F: next = underscore(index, base)
      case 0x7C: next = substitution(index, base)
      case 0:
        index += 2
        continue
      default:
        index += 1
        continue
      }
      if let next {
        base = next
        index = next
      } else {
        index += 1
      }
    }
    copy(to: end)
  }

  /// Whether markup can begin at an index: first of all, behind white space, an opening bracket or quote,
  /// or one of `-`, `/` and `:`.
  func mayBegin(_ index: Int, _ base: Int) -> Bool {
    if index == base { return true }
    let byte = bytes[index - 1]
    if byte < 0x80 { return InlineCharacters.opens(byte) }
    let scalar = UnicodeClass.scalar(before: index, in: bytes, from: 0)
    return UnicodeClass.isWhiteSpace(scalar) || InlineCharacters.opens(scalar)
  }

  /// Whether markup can end before an index.
  func mayEnd(_ index: Int) -> Bool {
    guard index < bytes.count else { return true }
    let byte = bytes[index]
    if byte < 0x80 { return InlineCharacters.closes(byte) }
    let scalar = UnicodeClass.scalar(at: index, in: bytes, end: bytes.count).scalar
    return UnicodeClass.isWhiteSpace(scalar) || InlineCharacters.closes(scalar)
  }

  func isSpace(_ index: Int) -> Bool {
    guard index < bytes.count else { return false }
    if bytes[index] < 0x80 { return InlineCharacters.isSpace(bytes[index]) }
    return UnicodeClass.isWhiteSpace(UnicodeClass.scalar(at: index, in: bytes, end: bytes.count).scalar)
  }

  func isSpace(before index: Int) -> Bool {
    if bytes[index - 1] < 0x80 { return InlineCharacters.isSpace(bytes[index - 1]) }
    return UnicodeClass.isWhiteSpace(UnicodeClass.scalar(before: index, in: bytes, from: 0))
  }

  /// Whether a start string stands alone between a pair of quotes or brackets, or at the text's end.
  func isQuoted(_ start: Int, _ end: Int, _ base: Int) -> Bool {
    if start == base { return false }
    guard end < bytes.count else { return true }
    return InlineCharacters.isPair(
      UnicodeClass.scalar(before: start, in: bytes, from: 0),
      UnicodeClass.scalar(at: end, in: bytes, end: bytes.count).scalar)
  }

  /// Whether the character that ends before an index is a letter or number.
  func isWord(before index: Int) -> Bool {
    guard index > 0 else { return false }
    if bytes[index - 1] < 0x80 { return ASCII.isAlphanumeric(bytes[index - 1]) }
    return UnicodeClass.isAlphanumeric(UnicodeClass.scalar(before: index, in: bytes, from: 0))
  }

  /// Finds an end string: not escaped, not behind white space, and before something that may follow markup.
  ///
  /// - Returns: its index; nil if there is none or if it is the first thing, which is no end.
  mutating func find(_ mark: UInt8, count: Int, from start: Int, _ kind: EndStrings) -> Int? {
    if endless.contains(kind) { return nil }
    var index = start
    while index + count <= bytes.count {
      guard bytes[index] == mark, count == 1 || bytes[index + 1] == mark else {
        index += 1
        continue
      }
      if index == start || !isSpace(before: index) && (kind == .literal || bytes[index - 1] != 0) {
        if mayEnd(index + count) { return index > start ? index : nil }
        if kind == .substitution, index + 1 < bytes.count, bytes[index + 1] == 0x5F,
          mayEnd(index + 2) || index + 2 < bytes.count && bytes[index + 2] == 0x5F && mayEnd(index + 3)
        {
          return index > start ? index : nil
        }
      }
      index += 1
    }
    endless.insert(kind)
    return nil
  }

  /// Finds the closing backquote of interpreted text or a phrase reference, with a role or underscores
  /// behind it.
  mutating func findInterpretedEnd(
    _ start: Int
  ) -> (close: Int, end: Int, role: Range<Int>?, isReference: Bool, isAnonymous: Bool)? {
    if endless.contains(.interpreted) { return nil }
    var index = start
    while index < bytes.count {
      defer { index += 1 }
      guard bytes[index] == 0x60 else { continue }
      if index > start, bytes[index - 1] == 0 || isSpace(before: index) {
        // White space before it counts only if it is escaped.
        guard index - 2 >= start, bytes[index - 2] == 0 else { continue }
      }
      var after = index + 1
      var role: Range<Int>?
      if after < bytes.count, bytes[after] == 0x3A,
        let nameEnd = ExplicitMarkup.simpleName(bytes, after + 1, bytes.count), nameEnd < bytes.count,
        bytes[nameEnd] == 0x3A
      {
        role = after + 1..<nameEnd
        after = nameEnd + 1
      }
      while true {
        for underscores in [2, 1, 0] {
          guard after + underscores <= bytes.count,
            (0..<underscores).allSatisfy({ bytes[after + $0] == 0x5F }), mayEnd(after + underscores)
          else { continue }
          if index == start { return nil }
          return (index, after + underscores, role, underscores > 0, underscores == 2)
        }
        guard role != nil else { break }
        role = nil
        after = index + 1
      }
    }
    endless.insert(.interpreted)
    return nil
  }
}
