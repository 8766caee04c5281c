extension BlockParser {
  /// Footnotes, targets, substitutions, directives and comments.
  mutating func explicitMarkup(_ view: LineView, _ index: Int, after: Int) -> Int {
    let (_, end) = text(view, index)
    // Without a space between there is nothing behind the dots.
    switch ExplicitMarkup.of(bytes, after, end) {
    case .footnote(let label, let after):
      return described(.footnote, view, index, name: label, after: after)
    case .target(let start):
      let next = afterMarkerUntilBlank(view, index)
      if let (name, after, line) = targetName(view, index, next, start) {
        target(view, index, next, name: name, after: after, afterLine: line)
        return next
      }
      return comment(view, index, after: after, last: next - 1)
    case .substitution(let start):
      let block = afterMarker(view, index)
      if substitution(view, index, block, start) { return block.next }
      return comment(view, index, after: after, last: block.end - 1)
    case .directive(let name, let after):
      return directive(view, index, name: name, after: after)
    case .comment:
      return comment(view, index, after: after, last: index)
    }
  }

  /// A comment, or malformed explicit markup, which is one.
  ///
  /// - Parameter last: the line from which on indented lines belong to it.
  private mutating func comment(_ view: LineView, _ index: Int, after: Int, last: Int) -> Int {
    let (_, end) = text(view, index)
    let firstSpan = spans.count
    if after >= end, index + 1 >= view.high || isBlank(view, index + 1) {
      leaf(.comment, from: index, to: index + 1)
      return index + 1
    }
    let block = afterMarker(view, last)
    addSpan(index, after, end)
    addSpans(view, index + 1, block.end, indent: last == index ? block.indent : 0)
    leaf(.comment, from: index, to: block.end, firstSpan: firstSpan)
    return block.next
  }

  // MARK: Targets

  /// A hyperlink target: its name and the words behind it.
  mutating func target(
    _ view: LineView, _ index: Int, _ end: Int, name: Range<Int>?, after: Int, afterLine: Int? = nil
  ) {
    let firstSpan = spans.count
    let line = afterLine ?? index
    addSpan(line, after, text(view, line).end)
    for next in line + 1..<max(end, line + 1) {
      let (start, end) = text(view, next)
      addSpan(next, start + indent(view, next), end)
    }
    leaf(.target, from: index, to: end, name: name.map { source($0, index) }, firstSpan: firstSpan)
  }

  /// A target's name, which ends at a colon, and what follows the colon: `after` on line `line`.
  ///
  /// The name may go on over lines; then the name that is returned is its part on the first line.
  private func targetName(
    _ view: LineView, _ index: Int, _ end: Int, _ start: Int
  ) -> (name: Range<Int>, after: Int, line: Int)? {
    let (_, lineEnd) = text(view, index)
    if bytes[start] == 0x5F {
      // An anonymous target.
      var colon = start + 1
      if colon < lineEnd, bytes[colon] == 0x20 { colon += 1 }
      guard colon < lineEnd, bytes[colon] == 0x3A, let after = LineKind.gap(bytes, colon + 1, lineEnd) else {
        return nil
      }
      return (start..<start + 1, after, index)
    }
    let isQuoted = bytes[start] == 0x60
    let nameStart = isQuoted ? start + 1 : start
    if isQuoted, nameStart >= lineEnd || bytes[nameStart] == 0x60 || bytes[nameStart] == 0x20 { return nil }
    // What precedes the byte that is looked at, escapes undone; nil for one that was escaped.
    var previous: UInt8 = 0
    var beforePrevious: UInt8 = 0
    for line in index..<end {
      var (position, lineEnd) = text(view, line)
      if line == index { position = nameStart }
      let nameEnd = text(view, index).end
      while position < lineEnd {
        let byte = bytes[position]
        if byte == 0x5C {
          position += 2
          (beforePrevious, previous) = (0, 0x5C)
          continue
        }
        if byte == 0x3A, let after = LineKind.gap(bytes, position + 1, lineEnd) {
          let hasSpace = previous == 0x20
          let last = hasSpace ? beforePrevious : previous
          if last != 0, last != 0x20, last != 0x3A, !isQuoted || last == 0x60 {
            let stop = line == index ? position - (hasSpace ? 1 : 0) - (isQuoted ? 1 : 0) : nameEnd
            if stop > nameStart || line > index { return (nameStart..<max(nameStart, stop), after, line) }
          }
        }
        (beforePrevious, previous) = (previous, byte)
        position += 1
      }
    }
    return nil
  }

  // MARK: Substitution definitions

  /// Reads a substitution definition; false if its name does not end.
  private mutating func substitution(
    _ view: LineView, _ index: Int, _ block: IndentedLines, _ start: Int
  ) -> Bool {
    for line in index..<block.end {
      var (position, end) = text(view, line)
      if line == index { position = start } else if position < end { position += indent(view, line) }
      var previous: UInt8 = 0x20
      while position < end {
        let byte = bytes[position]
        if byte == 0x5C {
          position += 2
          previous = 0x5C
          continue
        }
        if byte == 0x7C, previous != 0x20, let after = LineKind.gap(bytes, position + 1, end) {
          define(view, index, block, nameStart: start, nameLine: line, nameEnd: position, after: after)
          return true
        }
        previous = byte
        position += 1
      }
    }
    return false
  }

  private mutating func define(
    _ view: LineView, _ index: Int, _ block: IndentedLines, nameStart: Int, nameLine: Int, nameEnd: Int,
    after: Int
  ) {
    let firstSpan = spans.count
    let firstEnd = nameLine == index ? nameEnd : text(view, index).end
    addSpan(nameLine, after, text(view, nameLine).end)
    addSpans(view, nameLine + 1, block.end, indent: block.indent)
    leaf(
      .substitution, from: index, to: block.end, name: source(nameStart..<firstEnd, index),
      firstSpan: firstSpan)
    var name = String(decoding: bytes[nameStart..<firstEnd], as: UTF8.self)
    for line in index + 1..<max(nameLine + 1, index + 1) {
      let (start, end) = text(view, line)
      name += " " + String(decoding: bytes[start..<(line == nameLine ? nameEnd : end)], as: UTF8.self)
    }
    var content: [String] = []
    for line in nameLine..<block.end {
      var (start, end) = text(view, line)
      if line == nameLine { start = after }
      content.append(String(decoding: bytes[min(start, end)..<end], as: UTF8.self))
    }
    let definition = SubstitutionDefinition.read(name: name, content: content)
    if let definition { substitutions.append(definition) }
    if after < text(view, nameLine).end, let mistake = replacementMistake(view, nameLine, block.end, after) {
      report(.directive, .error, line: number(nameLine), "The substitution's directive \(mistake).")
    }
  }

  /// What is wrong with the directive of a substitution definition, if something is.
  private mutating func replacementMistake(_ view: LineView, _ index: Int, _ end: Int, _ start: Int)
    -> String?
  {
    let (_, lineEnd) = text(view, index)
    guard let nameEnd = ExplicitMarkup.simpleName(bytes, start, lineEnd), nameEnd + 1 < lineEnd,
      bytes[nameEnd] == 0x3A, bytes[nameEnd + 1] == 0x3A,
      let after = LineKind.gap(bytes, nameEnd + 2, lineEnd)
    else { return nil }
    let type = String(decoding: bytes[start..<nameEnd], as: UTF8.self).lowercased()
    guard !BlockParser.opaque.contains(type), let rule = DirectiveRule.named(type) else { return nil }
    let block = afterMarker(
      LineView(view.low, end, column: view.column, firstColumn: view.firstColumn), index)
    let inner = content(view, index, block, after: after)
    let parts: DirectiveParts
    switch split(rule, inner) {
    case .failure(let mistake): return mistake.message
    case .success(let split): parts = split
    }
    if rule.hasContent {
      guard type == "replace" else { return nil }
      if parts.content.isEmpty { return "has no content" }
      return isOneParagraph(
        LineView(
          parts.content.lowerBound, inner.high, column: inner.column,
          firstColumn: inner.cut(parts.content.lowerBound)))
        ? nil : "must contain exactly one paragraph"
    }
    if !parts.content.isEmpty { return "takes no content" }
    if type == "image", parts.options.contains(where: { $0.name == "align" }),
      !DirectiveOption.isVertical(parts.options)
    {
      return "can only be aligned vertically"
    }
    return nil
  }

  private mutating func isOneParagraph(_ view: LineView) -> Bool {
    let firstBlock = blocks.count
    let firstSpan = spans.count
    let outer = container
    container = nil
    body(view)
    container = outer
    let top = blocks[firstBlock...].filter { $0.parent == nil }
    blocks.removeSubrange(firstBlock...)
    spans.removeSubrange(firstSpan...)
    return top.count == 1 && top[0].kind == .paragraph
  }
}
