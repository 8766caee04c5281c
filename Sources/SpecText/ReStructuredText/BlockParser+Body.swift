extension BlockParser {
  /// Parses the lines of a view as body elements.
  ///
  /// - Parameter titles: whether sections and transitions can begin here.
  mutating func body(_ view: LineView, titles: Bool = false) {
    if depth >= BlockParser.maximumDepth {
      let firstSpan = spans.count
      addSpans(view, view.low, view.high)
      if spans.count > firstSpan { leaf(.paragraph, from: view.low, to: view.high, firstSpan: firstSpan) }
      return
    }
    var index = view.low
    while index < view.high {
      if isBlank(view, index) {
        index = afterBlanks(view, index)
        continue
      }
      if indent(view, index) > 0 {
        let block = indented(view, from: index)
        blockQuotes(LineView(index, block.end, column: view.cut(index) + block.indent))
        index = block.next
        continue
      }
      let (start, end) = text(view, index)
      switch LineKind.of(bytes, start, end) {
      case .bullet: index = bulletList(view, index)
      case .enumerator(let enumerator, let after):
        index = enumeratedList(view, index, enumerator, after) ?? textElement(view, index, titles: titles)
      case .field: index = fieldList(view, index)
      case .option: index = optionList(view, index) ?? textElement(view, index, titles: titles)
      case .doctest: index = doctest(view, index)
      case .lineBlock: index = lineBlock(view, index)
      case .gridTable: index = gridTable(view, index)
      case .simpleTable: index = simpleTable(view, index)
      case .explicit(let after): index = explicitMarkup(view, index, after: after)
      case .anonymous(let after):
        let next = afterMarkerUntilBlank(view, index)
        target(view, index, next, name: nil, after: after)
        index = next
      case .adornment: index = adornment(view, index, titles: titles)
      case .text: index = textElement(view, index, titles: titles)
      }
    }
  }

  /// What begins with a line of plain text: a paragraph, a title or a definition.
  ///
  /// - Returns: where parsing goes on, as every function here.
  mutating func textElement(_ view: LineView, _ index: Int, titles: Bool) -> Int {
    let second = index + 1
    if second >= view.high || isBlank(view, second) { return paragraph(view, index, second) }
    if indent(view, second) > 0 { return definitionList(view, index) }
    let (start, end) = text(view, second)
    if LineKind.isAdornment(bytes, start, end) {
      let (titleStart, titleEnd) = text(view, index)
      let isLong = end - start >= 4 || UnicodeClass.columns(bytes, titleStart..<titleEnd) <= end - start
      if isLong {
        if titles {
          section(
            view, title: index, range: titleStart..<titleEnd, from: index, to: second + 1,
            Adornment(character: bytes[start], hasOverline: false))
        } else {
          malformed(
            view, index, second + 1, kind: .titleInBlock, severity: .severe,
            line: number(second) - tableDepth,
            "A section title stands inside another block, where none can begin; end that block first.")
        }
        return second + 1
      }
    }
    var next = second
    while next < view.high, !isBlank(view, next) {
      if indent(view, next) > 0 {
        report(
          .unexpectedIndentation, .error, line: number(next) - tableDepth,
          "The line is indented more than the paragraph it follows; align it, or put a blank line before it.")
        break
      }
      next += 1
    }
    return paragraph(view, index, next)
  }

  /// A paragraph, and the literal block that its `::` announces.
  private mutating func paragraph(_ view: LineView, _ low: Int, _ high: Int) -> Int {
    let (lastStart, lastEnd) = text(view, high - 1)
    var end = lastEnd
    var announcesLiteral = false
    if lastEnd - lastStart >= 2, bytes[lastEnd - 1] == 0x3A, bytes[lastEnd - 2] == 0x3A {
      var backslashes = 0
      while lastEnd - 3 - backslashes >= lastStart, bytes[lastEnd - 3 - backslashes] == 0x5C {
        backslashes += 1
      }
      if backslashes % 2 == 0 {
        announcesLiteral = true
        let isApart = lastEnd - 2 == lastStart || bytes[lastEnd - 3] == 0x20
        end = isApart ? LineTable.trimmedEnd(bytes, lastStart, lastEnd - 2) : lastEnd - 1
      }
    }
    let isOnlyMark = announcesLiteral && high - 1 == low && end == lastStart
    if !isOnlyMark {
      let firstSpan = spans.count
      for index in low..<high - 1 {
        let (start, end) = text(view, index)
        addSpan(index, start, end)
      }
      addSpan(high - 1, lastStart, end)
      leaf(.paragraph, from: low, to: high, firstSpan: firstSpan)
    }
    guard announcesLiteral else { return high }
    return literalBlock(view, high, markLine: isOnlyMark ? low : nil)
  }

  /// The literal block after a paragraph that ends with `::`.
  ///
  /// - Parameter markLine: the line of a `::` that stands alone and becomes part of the block.
  private mutating func literalBlock(_ view: LineView, _ index: Int, markLine: Int?) -> Int {
    let block = indented(view, from: index)
    let low = skipBlanks(view, index)
    let firstSpan = spans.count
    if block.end > index {
      addSpans(view, low, block.end, indent: block.indent)
      leaf(.literal, from: markLine ?? low, to: block.end, firstSpan: firstSpan)
      return block.next
    }
    // No indented lines: lines that begin with the same punctuation character can be quoted literal text.
    if low < view.high {
      let quote = bytes[text(view, low).start]
      if ASCII.isPunctuation(quote) {
        var next = low
        while next < view.high, !isBlank(view, next) {
          let (start, end) = text(view, next)
          if indent(view, next) > 0 {
            report(
              .unexpectedIndentation, .error, line: number(next),
              "The line is indented, but the quoted literal block it follows is not.")
            break
          }
          if bytes[start] != quote {
            report(
              .inconsistentQuoting, .error, line: number(next),
              "The line does not begin with the character that quotes the lines of the literal block above.")
            break
          }
          addSpan(next, start, end)
          next += 1
        }
        leaf(.literal, from: markLine ?? low, to: next, firstSpan: firstSpan)
        return next
      }
    }
    if let markLine { leaf(.directive, from: markLine, to: markLine + 1) }
    return low
  }

  private mutating func doctest(_ view: LineView, _ index: Int) -> Int {
    let firstSpan = spans.count
    var next = index
    while next < view.high, !isBlank(view, next) {
      let (start, end) = text(view, next)
      addSpan(next, start, end)
      next += 1
    }
    leaf(.doctest, from: index, to: next, firstSpan: firstSpan)
    return next
  }

  private mutating func lineBlock(_ view: LineView, _ index: Int) -> Int {
    let firstSpan = spans.count
    var next = index
    while next < view.high, !isBlank(view, next) {
      let (start, end) = text(view, next)
      guard bytes[start] == 0x7C, let after = LineKind.gap(bytes, start + 1, end) else { break }
      addSpan(next, after, end)
      next += 1
      while next < view.high, !isBlank(view, next), indent(view, next) > 0 {
        let (start, end) = text(view, next)
        addSpan(next, start + indent(view, next), end)
        next += 1
      }
    }
    leaf(.lineBlock, from: index, to: next, firstSpan: firstSpan)
    return next
  }

  // MARK: Block quotes

  /// Parses indented lines as block quotes: more than one where attributions end them.
  mutating func blockQuotes(_ view: LineView, firstLine: Int? = nil) {
    var low = view.low
    var firstLine = firstLine
    while true {
      let cut = view.cut(low)
      let rest = LineView(low, view.high, column: view.column, firstColumn: cut)
      low = skipBlanks(rest, low)
      if low >= view.high { return }
      let content = LineView(low, view.high, column: view.column, firstColumn: view.cut(low))
      let attribution = findAttribution(content)
      let end = attribution?.lowerBound ?? view.high
      let quote = open(.quote, from: firstLine ?? low, to: attribution?.upperBound ?? view.high)
      firstLine = nil
      if let attribution {
        let firstSpan = spans.count
        for index in attribution {
          let (start, end) = text(content, index)
          let dashes =
            index == attribution.lowerBound ? attributionMark(start, end) ?? 0 : indent(content, index)
          addSpan(index, start + dashes, end)
        }
        blocks[quote.index].spans = firstSpan..<spans.count
      }
      body(LineView(content.low, end, column: content.column, firstColumn: content.firstColumn))
      close(quote)
      guard let attribution else { return }
      low = attribution.upperBound
      if low >= view.high { return }
    }
  }

  /// The first lines after a blank one that begin with dashes and are equally indented after that.
  private func findAttribution(_ view: LineView) -> Range<Int>? {
    var afterBlank = false
    var index = view.low
    while index < view.high {
      if isBlank(view, index) {
        afterBlank = index > view.low
        index = afterBlanks(view, index)
        continue
      }
      if afterBlank, indent(view, index) == 0 {
        let (start, end) = text(view, index)
        if attributionMark(start, end) != nil, let last = attributionEnd(view, index) { return index..<last }
      }
      afterBlank = false
      index += 1
    }
    return nil
  }

  /// The length of `--`, `---` or a dash with the spaces after it, where words follow.
  private func attributionMark(_ start: Int, _ end: Int) -> Int? {
    var index = start
    if end - start >= 3, bytes[start] == 0xE2, bytes[start + 1] == 0x80, bytes[start + 2] == 0x94 {
      index += 3
    } else {
      while index < end, bytes[index] == 0x2D { index += 1 }
      guard index - start == 2 || index - start == 3 else { return nil }
    }
    while index < end, bytes[index] == 0x20 { index += 1 }
    return index < end ? index - start : nil
  }

  private func attributionEnd(_ view: LineView, _ start: Int) -> Int? {
    var index = start + 1
    var common: Int?
    while index < view.high, !isBlank(view, index) {
      let indent = indent(view, index)
      if let common, common != indent { return nil }
      common = indent
      index += 1
    }
    return index
  }
}
