extension BlockParser {
  /// A line of one repeated punctuation character that is no underline: a title's overline, a transition,
  /// or text.
  mutating func adornment(_ view: LineView, _ index: Int, titles: Bool) -> Int {
    let (start, end) = text(view, index)
    let length = end - start
    guard titles else {
      if length < 4 { return textElement(view, index, titles: false) }
      malformed(
        view, index, index + 1, kind: .transitionInBlock, severity: .severe, line: number(index),
        "A section title or transition stands inside another block, where none can begin.")
      return index + 1
    }
    let isShort = length < 4
    let second = index + 1
    if second >= view.high || isBlank(view, second) {
      if isShort { return textElement(view, index, titles: true) }
      leaf(.transition, from: index, to: index + 1)
      return second
    }
    let (titleStart, titleEnd) = text(view, second)
    if indent(view, second) == 0, LineKind.isAdornment(bytes, titleStart, titleEnd) {
      if isShort { return textElement(view, index, titles: true) }
      malformed(
        view, index, second + 1, kind: .invalidTitle, severity: .error, line: number(index),
        "Two lines of punctuation follow each other: neither a section title nor a transition.")
      return second + 1
    }
    let third = second + 1
    let mistake: (kind: SyntaxDiagnostic.Kind, message: String)?
    if third >= view.high {
      mistake = (.incompleteTitle, "The text ends after the title, before its underline.")
    } else {
      let (underlineStart, underlineEnd) = text(view, third)
      if isBlank(view, third) || indent(view, third) > 0
        || !LineKind.isAdornment(bytes, underlineStart, underlineEnd)
      {
        mistake = (.missingUnderline, "The title has an overline, but no underline.")
      } else if bytes[underlineStart] != bytes[start] || underlineEnd - underlineStart != length {
        mistake = (.titleMismatch, "The title's overline and underline differ in character or length.")
      } else {
        mistake = nil
      }
    }
    if isShort, mistake != nil || UnicodeClass.columns(bytes, titleStart..<titleEnd) > length {
      return textElement(view, index, titles: true)
    }
    let next = min(third + 1, view.high)
    if let mistake {
      malformed(
        view, index, next, kind: mistake.kind, severity: .severe, line: number(index), mistake.message)
      return next
    }
    section(
      view, title: second, range: titleStart + indent(view, second)..<titleEnd, from: index, to: next,
      Adornment(character: bytes[start], hasOverline: true))
    return next
  }

  /// Begins a section whose level its adornment tells, or reports that there can be none.
  mutating func section(
    _ view: LineView, title: Int, range: Range<Int>, from first: Int, to end: Int, _ style: Adornment
  ) {
    let level: Int
    if let known = styles.firstIndex(of: style) {
      level = known + 1
    } else if styles.count == openSections.count {
      styles.append(style)
      level = styles.count
    } else {
      level = Int.max
    }
    if level > openSections.count + 1 {
      malformed(
        view, first, end, kind: .inconsistentTitle, severity: .severe, line: number(title),
        "The title's adornment is not one of the level below the section it stands in.")
      return
    }
    openSections.removeSubrange((level - 1)...)
    headings.append(
      Heading(
        level: level, title: range, line: number(title), firstLine: number(first),
        isShort: UnicodeClass.columns(bytes, text(view, title).start..<range.upperBound) > text(view, end - 1)
          .end - text(view, end - 1).start))
    openSections.append(headings.count - 1)
  }
}
