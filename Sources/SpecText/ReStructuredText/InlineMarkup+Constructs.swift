extension InlineMarkup {
  // Each of these returns where reading goes on, or nil if there is no markup at the index. A start string
  // without an end stays as it is.

  /// Emphasis and strong text; a symbol footnote's reference.
  mutating func star(_ index: Int, _ base: Int) -> Int? {
    if index > base, bytes[index - 1] == 0x5B, mayBegin(index - 1, base),
      bytes[index...].starts(with: [0x2A, 0x5D, 0x5F]),
      mayEnd(index + 3)
    {
      return footnoteReference(index - 1, index + 2)
    }
    guard mayBegin(index, base) else { return nil }
    let isStrong = index + 1 < bytes.count && bytes[index + 1] == 0x2A
    let start = index + (isStrong ? 2 : 1)
    if isSpace(start) { return nil }
    if isQuoted(index, start, base) { return start }
    guard let close = find(0x2A, count: isStrong ? 2 : 1, from: start, isStrong ? .strong : .emphasis) else {
      return start
    }
    copy(to: index)
    skip(to: start)
    copy(to: close)
    skip(to: close + (isStrong ? 2 : 1))
    return done
  }

  mutating func substitution(_ index: Int, _ base: Int) -> Int? {
    guard mayBegin(index, base), index + 1 >= bytes.count || bytes[index + 1] != 0x7C, !isSpace(index + 1)
    else {
      return nil
    }
    if isQuoted(index, index + 1, base) { return index + 1 }
    guard let close = find(0x7C, count: 1, from: index + 1, .substitution) else { return index + 1 }
    var end = close + 1
    while end < bytes.count, bytes[end] == 0x5F, end < close + 3 { end += 1 }
    while end > close + 1, !mayEnd(end) { end -= 1 }
    copy(to: index)
    guard case .title(let names) = style else {
      skip(to: index + 1)
      copy(to: close)
      skip(to: end)
      return end
    }
    guard let replacement = names.replacement(of: String(decoding: bytes[index + 1..<close], as: UTF8.self))
    else {
      copy(to: end, restoring: true)
      return end
    }
    if replacement.trimsBefore { while output.last == 0x20 { output.removeLast() } }
    output += replacement.words
    skip(to: end)
    if replacement.trimsAfter {
      while done < bytes.count, bytes[done] == 0x20 { skip(to: done + 1) }
    }
    return end
  }

  // MARK: References

  /// What an underscore ends or begins: a reference by name or number, or an inline target.
  mutating func underscore(_ index: Int, _ base: Int) -> Int? {
    if index + 1 < bytes.count, bytes[index + 1] == 0x60, mayBegin(index, base) {
      return inlineTarget(index, base)
    }
    guard index > base else { return nil }
    if bytes[index - 1] == 0x5D { return footnoteReference(index, base: base) }
    guard isWord(before: index) else { return nil }
    var end = index + 1
    if end < bytes.count, bytes[end] == 0x5F { end += 1 }
    guard mayEnd(end), let start = nameStart(index, base, { mayBegin($0, base) }) else { return nil }
    copy(to: start)
    if case .title(let names) = style,
      !names.resolves(bytes[start..<index], isAnonymous: end == index + 2)
    {
      copy(to: end, restoring: true)
    } else {
      copy(to: index)
      skip(to: end)
    }
    return end
  }

  /// The leftmost index from which on there is one simple name up to an index, and which is acceptable.
  private func nameStart(_ end: Int, _ base: Int, _ accepts: (Int) -> Bool) -> Int? {
    var found: Int?
    var index = end
    while true {
      while index > base, isWord(before: index) {
        index -= 1
        while index > base, bytes[index] & 0xC0 == 0x80 { index -= 1 }
        if accepts(index) { found = index }
      }
      guard index - 1 > base, isWord(before: index - 1) else { return found }
      switch bytes[index - 1] {
      case 0x2D, 0x2E, 0x5F, 0x2B, 0x3A: index -= 1
      default: return found
      }
    }
  }

  /// `[1]_`, `[#name]_` and `[citation]_`, whose underscore is at an index.
  private mutating func footnoteReference(_ index: Int, base: Int) -> Int? {
    guard mayEnd(index + 1) else { return nil }
    var open = index - 2
    while open >= base, bytes[open] != 0x5B, bytes[open] > 0x20, bytes[open] != 0x5D { open -= 1 }
    guard open >= base, bytes[open] == 0x5B, open + 1 < index - 1, mayBegin(open, base) else { return nil }
    let label = open + 1
    let nameStart = bytes[label] == 0x23 ? label + 1 : label
    if nameStart < index - 1 {
      guard ExplicitMarkup.simpleName(bytes, nameStart, index - 1) == index - 1 else { return nil }
    }
    return footnoteReference(open, index)
  }

  /// Puts a footnote's reference out: its number in titles, else as it is, without the underscore.
  private mutating func footnoteReference(_ open: Int, _ underscore: Int) -> Int {
    copy(to: open)
    if case .title(let names) = style {
      if let label = names.footnoteLabel(bytes[open + 1..<underscore - 1]) {
        output += label
        skip(to: underscore + 1)
      } else {
        copy(to: underscore + 1, restoring: true)
      }
    } else {
      copy(to: underscore)
      skip(to: underscore + 1)
    }
    return underscore + 1
  }

  private mutating func inlineTarget(_ index: Int, _ base: Int) -> Int? {
    let start = index + 2
    if isSpace(start) { return nil }
    if isQuoted(index, start, base) { return start }
    guard let close = find(0x60, count: 1, from: start, .target) else { return start }
    copy(to: index)
    skip(to: start)
    definedNames.append(TitleNames.normalized(bytes[start..<close]))
    copy(to: close)
    skip(to: close + 1)
    return done
  }

  // MARK: Backquotes

  /// Literals, and interpreted text and phrase references with their roles.
  mutating func backquote(_ index: Int, _ base: Int) -> Int? {
    if index + 1 < bytes.count, bytes[index + 1] == 0x60 {
      return mayBegin(index, base) ? literal(index, base) : nil
    }
    let first = index + 1
    if isSpace(first) { return nil }
    let roleStart = prefixRole(index, base)
    guard roleStart != nil || mayBegin(index, base) else { return nil }
    if roleStart == nil, isQuoted(index, first, base) { return first }
    let start = roleStart ?? index
    guard let end = findInterpretedEnd(first) else { return first }
    copy(to: start)
    let role = roleStart.map { $0 + 1..<index - 1 }
    if end.isReference, role ?? end.role == nil {
      phrase(first, end.close, end.end, isAnonymous: end.isAnonymous)
    } else if end.isReference || role != nil && end.role != nil {
      copy(to: end.end, restoring: true)
    } else {
      interpreted(first, end.close, end.end, role ?? end.role)
    }
    skip(to: end.end)
    return end.end
  }

  /// Where the role before a backquote begins; nil without one.
  private func prefixRole(_ index: Int, _ base: Int) -> Int? {
    guard index - 2 > base, bytes[index - 1] == 0x3A else { return nil }
    return nameStart(index - 1, base) { $0 - 1 >= base && bytes[$0 - 1] == 0x3A && mayBegin($0 - 1, base) }
      .map { $0 - 1 }
  }

  private mutating func literal(_ index: Int, _ base: Int) -> Int? {
    let start = index + 2
    if isSpace(start) { return nil }
    if isQuoted(index, start, base) { return start }
    guard let close = find(0x60, count: 2, from: start, .literal) else { return start }
    copy(to: index)
    skip(to: start)
    if case .prose = style { output.append(0x60) }
    copy(to: close, restoring: true)
    if case .prose = style { output.append(0x60) }
    skip(to: close + 2)
    return done
  }

  /// A phrase reference: its text, without the target it may hold in angle brackets.
  private mutating func phrase(_ start: Int, _ close: Int, _ end: Int, isAnonymous: Bool) {
    guard let link = embeddedTarget(start, close) else {
      if case .title(let names) = style, !names.resolves(bytes[start..<close], isAnonymous: isAnonymous) {
        copy(to: end, restoring: true)
      } else {
        skip(to: start)
        copy(to: close)
      }
      return
    }
    skip(to: start)
    if link.textEnd > start {
      if !isAnonymous { definedNames.append(TitleNames.normalized(bytes[start..<link.textEnd])) }
      copy(to: link.textEnd)
      return
    }
    // Without a text of its own the target is the text.
    skip(to: link.target.lowerBound)
    let isName = bytes[link.target.upperBound - 1] == 0x5F
    copy(to: link.target.upperBound - (isName ? 1 : 0))
  }

  /// The text's end and the target of `text <target>`.
  private func embeddedTarget(_ start: Int, _ close: Int) -> (textEnd: Int, target: Range<Int>)? {
    guard close - 2 >= start, bytes[close - 1] == 0x3E, bytes[close - 2] != 0, !isSpace(before: close - 1)
    else {
      return nil
    }
    var open = close - 2
    while open >= start {
      if bytes[open] == 0x3C || bytes[open] == 0x3E, open == start || bytes[open - 1] != 0 { break }
      open -= 1
    }
    guard open >= start, bytes[open] == 0x3C, open + 1 < close - 1, !isSpace(open + 1) else { return nil }
    var textEnd = open
    while textEnd > start, bytes[textEnd - 1] == 0x20 || bytes[textEnd - 1] == 0x0A { textEnd -= 1 }
    return textEnd < open || open == start ? (textEnd, open + 1..<close - 1) : nil
  }

  private mutating func interpreted(_ start: Int, _ close: Int, _ end: Int, _ role: Range<Int>?) {
    let name = role.map { String(decoding: bytes[$0], as: UTF8.self).lowercased() }
    guard case .title(let names) = style else {
      skip(to: start)
      let isLiteral = name == "literal" || name == "code"
      if isLiteral { output.append(0x60) }
      copy(to: name == nil ? close : embeddedTarget(start, close)?.textEnd ?? close)
      if isLiteral { output.append(0x60) }
      return
    }
    switch names.meaning(of: name, text: bytes[start..<close]) {
    case .text:
      skip(to: start)
      copy(to: close)
    case .rawText:
      skip(to: start)
      copy(to: close, restoring: true)
    case .prefixed(let prefix):
      skip(to: start)
      output += Array(prefix.utf8)
      copy(to: close)
    case .unknown:
      copy(to: end, restoring: true)
    }
  }
}
