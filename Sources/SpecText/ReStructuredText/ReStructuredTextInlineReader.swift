/// Resolves inline markup to plain words.
///
/// It finds markup as docutils does (docutils/parsers/rst/states.py, `Inliner`): by the characters around start
/// and end strings.
struct ReStructuredTextInlineReader {
  /// What the words are for.
  enum Style {
    /// A section's title, as docutils prints it: what does not resolve stays as it is written.
    case title(TitleNames)
    /// Text for judging: literals between backquotes, substitutions as their names.
    case prose
  }

  let style: Style
  /// The text, every escaping backslash a NUL.
  private var text: [UInt8] = []
  /// The words.
  private(set) var output: [UInt8] = []
  /// Where the lines of the text begin in the output, in order.
  private(set) var lineStarts: [Int] = []
  /// Up to where the text is in the output.
  private var done = 0
  /// Markup whose end does not occur in the rest of the text.
  private var isEndless: Set<UInt8> = []

  init(style: Style) { self.style = style }

  /// Whether a byte can be part of markup: `*` `` ` `` `_` `|` `\` and, in references to footnotes, `[`.
  @inline(__always)
  static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2A, 0x60, 0x5F, 0x7C, 0x5C: return true
    default: return false
    }
  }

  /// Adds text to be read; call `read` at the end.
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    text += bytes[range]
  }

  /// Adds a line end.
  mutating func appendLineEnd() { text.append(0x0A) }

  /// White space folded to single spaces, none at the ends.
  static func folded(_ bytes: [UInt8]) -> String {
    let string = String(decoding: bytes, as: UTF8.self)
    return string.unicodeScalars.split { UnicodeClass.isWhiteSpace($0) }.map { String($0) }.joined(
      separator: " ")
  }

  /// Reads the text that was added.
  mutating func read() {
    var index = 0
    while index < text.count {
      if text[index] == 0x5C {
        text[index] = 0
        index += 1
      }
      index += 1
    }
    let bytes = text
    output.reserveCapacity(bytes.count)
    bytes.withUnsafeBufferPointer { scan($0) }
  }

  // MARK: Output

  /// Puts the text up to an index out, escapes resolved.
  private mutating func copy(_ bytes: UnsafeBufferPointer<UInt8>, to end: Int, restoring: Bool = false) {
    while done < end {
      let byte = bytes[done]
      done += 1
      if byte == 0 {
        if restoring {
          output.append(0x5C)
        } else if done < end, bytes[done] == 0x20 || bytes[done] == 0x0A {
          if bytes[done] == 0x0A { lineStarts.append(output.count) }
          done += 1
        } else if done < end, bytes[done] != 0 {
          output.append(bytes[done])
          done += 1
        }
        continue
      }
      output.append(byte)
      if byte == 0x0A { lineStarts.append(output.count) }
    }
  }

  /// Leaves the text up to an index out.
  private mutating func skip(_ bytes: UnsafeBufferPointer<UInt8>, to end: Int) {
    while done < end {
      if bytes[done] == 0x0A { lineStarts.append(output.count) }
      done += 1
    }
  }

  // MARK: Recognition

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    var base = 0
    var index = 0
    let end = bytes.count
    var failedName = 0
    while index < end {
      let byte = bytes[index]
      // Nothing begins inside a word.
      if byte != 0x2A, byte != 0x60, byte != 0x5F, byte != 0x7C, byte != 0x5B, byte != 0x3A,
        !(byte >= 0x80 || ASCII.isAlphanumeric(byte)) || index < failedName
      {
        index += byte == 0 ? 2 : 1
        continue
      }
      guard index == base || mayPrecede(bytes, index, base) else {
        index += 1
        continue
      }
      if byte >= 0x80 || ASCII.isAlphanumeric(byte) {
        let nameEnd = ExplicitMarkup.simpleName(bytes, index, end) ?? index
        if nameEnd > index, let next = reference(bytes, index, nameEnd, base) {
          base = next
          index = next
        } else {
          failedName = max(nameEnd, index + 1)
          index += 1
        }
        continue
      }
      let next: Int?
      switch byte {
      case 0x5B: next = footnoteReference(bytes, index)
      case 0x3A, 0x60: next = backquote(bytes, index, base)
      default: next = markup(bytes, index, base)
      }
      if let next {
        base = next
        index = next
      } else {
        index += 1
      }
    }
    copy(bytes, to: end)
  }

  /// Whether markup can begin behind the character before an index: white space, an opening bracket or quote, or one of `-/:`.
  private func mayPrecede(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ base: Int) -> Bool {
    let byte = bytes[index - 1]
    if byte < 0x80 { return byte <= 0x20 && byte != 0 || InlineCharacters.opens(byte) }
    let scalar = UnicodeClass.scalar(before: index, in: bytes, from: 0)
    return UnicodeClass.isWhiteSpace(scalar) || InlineCharacters.opens(scalar)
  }

  /// Whether markup can end before an index.
  private func mayFollow(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index < bytes.count else { return true }
    let byte = bytes[index]
    if byte < 0x80 { return byte <= 0x20 || InlineCharacters.closes(byte) }
    let scalar = UnicodeClass.scalar(at: index, in: bytes, end: bytes.count).scalar
    return UnicodeClass.isWhiteSpace(scalar) || InlineCharacters.closes(scalar)
  }

  private func isSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard index < bytes.count else { return false }
    if bytes[index] < 0x80 { return bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index]) }
    return UnicodeClass.isWhiteSpace(UnicodeClass.scalar(at: index, in: bytes, end: bytes.count).scalar)
  }

  private func isSpace(_ bytes: UnsafeBufferPointer<UInt8>, before index: Int) -> Bool {
    if bytes[index - 1] < 0x80 { return bytes[index - 1] == 0x20 || (0x09...0x0D).contains(bytes[index - 1]) }
    return UnicodeClass.isWhiteSpace(UnicodeClass.scalar(before: index, in: bytes, from: 0))
  }

  /// Whether a start string stands alone between a pair of quotes or brackets, or at the text's end.
  private func isQuoted(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ base: Int) -> Bool {
    if start == base { return false }
    guard end < bytes.count else { return true }
    return InlineCharacters.isPair(
      UnicodeClass.scalar(before: start, in: bytes, from: 0),
      UnicodeClass.scalar(at: end, in: bytes, end: bytes.count).scalar)
  }

  // MARK: Constructs

  /// Emphasis, strong text, literals, inline targets and substitution references.
  ///
  /// - Returns: where reading goes on; nil if there is no markup at the index.
  private mutating func markup(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ base: Int) -> Int? {
    let byte = bytes[index]
    let isDouble = index + 1 < bytes.count && bytes[index + 1] == byte
    var length = 1
    var mark = byte
    switch byte {
    case 0x2A where isDouble: length = 2
    case 0x7C where isDouble: return nil
    case 0x5F:
      guard index + 1 < bytes.count, bytes[index + 1] == 0x60 else { return nil }
      length = 2
      mark = 0x60
    default: break
    }
    var start = index + length
    if isSpace(bytes, start) {
      // `* ` is nothing, but the second star of `** ` is no start either.
      return nil
    }
    if isQuoted(bytes, index, start, base) {
      copy(bytes, to: start)
      return start
    }
    guard
      let close = find(
        bytes, mark, count: byte == 0x5F ? 1 : length, from: start, key: byte &+ UInt8(length)),
      close > start
    else {
      copy(bytes, to: start)
      return start
    }
    copy(bytes, to: index)
    skip(bytes, to: start)
    if byte == 0x7C {
      start = close + 1
      while start < bytes.count, bytes[start] == 0x5F, start < close + 3 { start += 1 }
      substitution(bytes, index, close, start)
      return start
    }
    copy(bytes, to: close)
    skip(bytes, to: close + (byte == 0x5F ? 1 : length))
    return done
  }

  /// Finds an end string: not escaped, not behind white space, and before something that may follow markup.
  private mutating func find(
    _ bytes: UnsafeBufferPointer<UInt8>, _ mark: UInt8, count: Int, from start: Int, key: UInt8,
    escapes: Bool = true
  ) -> Int? {
    if isEndless.contains(key) { return nil }
    var index = start
    while index + count <= bytes.count {
      guard bytes[index] == mark, count == 1 || bytes[index + 1] == mark else {
        index += 1
        continue
      }
      let isFirst = index == start
      if isFirst || !isSpace(bytes, before: index) && !(escapes && bytes[index - 1] == 0) {
        var after = index + count
        if mark == 0x7C {
          while after < bytes.count, bytes[after] == 0x5F, after < index + 3 { after += 1 }
          while after > index + 1, !mayFollow(bytes, after) { after -= 1 }
        }
        if mayFollow(bytes, after) { return index }
      }
      index += 1
    }
    isEndless.insert(key)
    return nil
  }

  private mutating func substitution(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ close: Int, _ end: Int
  ) {
    guard case .title(let names) = style else {
      copy(bytes, to: close)
      skip(bytes, to: end)
      return
    }
    let name = String(decoding: bytes[index + 1..<close], as: UTF8.self)
    if let replacement = names.replacement(of: name) {
      if replacement.trimsBefore { while output.last == 0x20 { output.removeLast() } }
      output += replacement.words
      skip(bytes, to: end)
      if replacement.trimsAfter { while done < bytes.count, bytes[done] == 0x20 { done += 1 } }
    } else {
      done = index
      copy(bytes, to: end, restoring: true)
    }
  }

  /// `name_` and `name__`.
  private mutating func reference(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ nameEnd: Int, _ base: Int
  ) -> Int? {
    guard nameEnd < bytes.count, bytes[nameEnd] == 0x5F else { return nil }
    var end = nameEnd + 1
    if end < bytes.count, bytes[end] == 0x5F { end += 1 }
    guard mayFollow(bytes, end) else { return nil }
    copy(bytes, to: nameEnd)
    skip(bytes, to: end)
    return end
  }

  /// `[1]_`, `[#name]_`, `[*]_` and `[citation]_`.
  private mutating func footnoteReference(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    var end = index + 1
    guard end < bytes.count else { return nil }
    if bytes[end] == 0x2A {
      end += 1
    } else if bytes[end] == 0x23 {
      end = ExplicitMarkup.simpleName(bytes, end + 1, bytes.count) ?? end + 1
    } else {
      guard let name = ExplicitMarkup.simpleName(bytes, end, bytes.count) else { return nil }
      end = name
    }
    guard end + 1 < bytes.count, bytes[end] == 0x5D, bytes[end + 1] == 0x5F, mayFollow(bytes, end + 2) else {
      return nil
    }
    if case .title = style {
      copy(bytes, to: index)
      skip(bytes, to: index + 1)
      copy(bytes, to: end)
    } else {
      copy(bytes, to: end + 1)
    }
    skip(bytes, to: end + 2)
    return end + 2
  }

  /// Literals, and interpreted text and phrase references with their roles.
  private mutating func backquote(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ base: Int) -> Int? {
    var start = index
    var role: Range<Int>?
    if bytes[index] == 0x3A {
      guard let nameEnd = ExplicitMarkup.simpleName(bytes, index + 1, bytes.count), nameEnd + 1 < bytes.count,
        bytes[nameEnd] == 0x3A, bytes[nameEnd + 1] == 0x60
      else { return nil }
      role = index + 1..<nameEnd
      start = nameEnd + 1
    }
    if start + 1 < bytes.count, bytes[start + 1] == 0x60 {
      return role == nil ? literal(bytes, start, base) : nil
    }
    let first = start + 1
    if isSpace(bytes, first) { return nil }
    if role == nil, isQuoted(bytes, start, first, base) {
      copy(bytes, to: first)
      return first
    }
    guard let (close, end, suffix, isReference) = interpretedEnd(bytes, first), close > first else {
      copy(bytes, to: first)
      return first
    }
    copy(bytes, to: index)
    if (role ?? suffix) != nil, isReference || role != nil && suffix != nil {
      copy(bytes, to: end, restoring: true)
      return end
    }
    if isReference {
      skip(bytes, to: first)
      phrase(bytes, first, close)
    } else {
      interpreted(bytes, index, first, close, end, role ?? suffix)
    }
    skip(bytes, to: end)
    return end
  }

  private mutating func literal(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ base: Int) -> Int? {
    let start = index + 2
    if isSpace(bytes, start) { return nil }
    if isQuoted(bytes, index, start, base) {
      copy(bytes, to: start)
      return start
    }
    guard let close = find(bytes, 0x60, count: 2, from: start, key: 0x61, escapes: false), close > start
    else {
      copy(bytes, to: start)
      return start
    }
    copy(bytes, to: index)
    skip(bytes, to: start)
    if case .prose = style { output.append(0x60) }
    copy(bytes, to: close, restoring: true)
    if case .prose = style { output.append(0x60) }
    skip(bytes, to: close + 2)
    return done
  }

  /// The closing backquote with a role or underscores behind it.
  private mutating func interpretedEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> (close: Int, end: Int, role: Range<Int>?, isReference: Bool)? {
    if isEndless.contains(0x60) { return nil }
    var index = start
    while index < bytes.count {
      defer { index += 1 }
      guard bytes[index] == 0x60 else { continue }
      if index > start {
        let isEscaped = bytes[index - 1] == 0
        let isEscapedSpace = index - 2 >= start && bytes[index - 2] == 0
        if (isEscaped || isSpace(bytes, before: index)) && !isEscapedSpace { continue }
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
      var underscores = 0
      while after + underscores < bytes.count, underscores < 2, bytes[after + underscores] == 0x5F {
        underscores += 1
      }
      while true {
        if mayFollow(bytes, after + underscores) {
          return (index, after + underscores, role, underscores > 0)
        }
        if underscores > 0 {
          underscores -= 1
        } else if role != nil {
          role = nil
          after = index + 1
        } else {
          break
        }
      }
    }
    isEndless.insert(0x60)
    return nil
  }

  /// The text of `text <target>`_ without the target.
  private mutating func phrase(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ close: Int) {
    if bytes[close - 1] == 0x3E, close - 2 >= start, bytes[close - 2] != 0x20, bytes[close - 2] != 0 {
      var open = close - 2
      while open > start, bytes[open] != 0x3C && bytes[open] != 0x3E || open > start && bytes[open - 1] == 0 {
        open -= 1
      }
      let isOpen =
        bytes[open] == 0x3C && (open == start || bytes[open - 1] == 0x20 || bytes[open - 1] == 0x0A)
      if isOpen, open + 1 < close - 1, !isSpace(bytes, open + 1) {
        var textEnd = open
        while textEnd > start, bytes[textEnd - 1] == 0x20 || bytes[textEnd - 1] == 0x0A { textEnd -= 1 }
        if textEnd == start {
          // Without a text of its own the target is the text.
          skip(bytes, to: open + 1)
          let isName = bytes[close - 2] == 0x5F
          copy(bytes, to: isName ? close - 2 : close - 1)
        } else {
          copy(bytes, to: textEnd)
        }
        return
      }
    }
    copy(bytes, to: close)
  }

  private mutating func interpreted(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ start: Int, _ close: Int, _ end: Int,
    _ role: Range<Int>?
  ) {
    let name = role.map { String(decoding: bytes[$0], as: UTF8.self).lowercased() }
    switch style {
    case .prose:
      skip(bytes, to: start)
      let isLiteral = name == "literal" || name == "code"
      if isLiteral { output.append(0x60) }
      if name != nil { phrase(bytes, start, close) } else { copy(bytes, to: close) }
      if isLiteral { output.append(0x60) }
      skip(bytes, to: close)
    case .title(let names):
      switch names.meaning(of: name) {
      case .text:
        skip(bytes, to: start)
        copy(bytes, to: close)
      case .rawText:
        skip(bytes, to: start)
        copy(bytes, to: close, restoring: true)
      case .prefixed(let prefix):
        skip(bytes, to: start)
        output += Array(prefix.utf8)
        copy(bytes, to: close)
      case .unknown:
        copy(bytes, to: end, restoring: true)
      }
    }
  }
}
