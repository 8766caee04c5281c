extension BlockParser {
  /// A directive's parts: its lines behind the name, split.
  private struct Parts {
    /// The lines of the arguments.
    var arguments: Range<Int>
    var options: [(name: String, value: String?)]
    /// The content's lines, without the blank ones before it.
    var content: Range<Int>
  }

  /// Directives that the tools of parity take as one piece, whatever they hold: Sphinx's and tables of data.
  static let opaque: Set<String> = [
    "seqdiag", "blockdiag", "nwdiag", "actdiag", "packetdiag", "rackdiag", "graphviz", "toctree",
    "literalinclude",
    "uml", "plantuml", "mermaid", "versionadded", "versionchanged", "deprecated", "only", "index", "glossary",
    "csv-table", "list-table", "include", "highlight", "todo", "rest_method", "rest_parameters", "pep-banner",
  ]

  mutating func directive(_ view: LineView, _ index: Int, name: Range<Int>, after: Int) -> Int {
    let type = String(decoding: bytes[name], as: UTF8.self).lowercased()
    let block = afterMarker(view, index)
    let content = content(view, index, block, after: after)
    guard !BlockParser.opaque.contains(type), let rule = DirectiveRule.named(type) else {
      setAside(view, index, block, content, name: name)
      return block.next
    }
    let saved = lines.count
    if let mistake = run(rule, type, view, index, block, content, name: name) {
      setAside(view, index, block, content, name: name)
      report("directive", .error, line: number(index), "The \"\(type)\" directive \(mistake).")
    }
    lines.removeSubrange(saved...)
    return block.next
  }

  /// Keeps a directive as it is: its arguments, options and content, line by line.
  private mutating func setAside(
    _ view: LineView, _ index: Int, _ block: IndentedLines, _ content: LineView, name: Range<Int>
  ) {
    let firstSpan = spans.count
    addSpans(content, content.low, content.high)
    leaf(.directive, from: index, to: block.end, name: source(name, index), firstSpan: firstSpan)
  }

  /// Does what a directive asks for; tells what is wrong if it cannot.
  private mutating func run(
    _ rule: DirectiveRule, _ type: String, _ view: LineView, _ index: Int, _ block: IndentedLines,
    _ inner: LineView, name: Range<Int>
  ) -> String? {
    let parts: Parts
    switch split(rule, inner) {
    case .failure(let mistake): return mistake.message
    case .success(let split): parts = split
    }
    var content = LineView(
      parts.content.lowerBound, parts.content.upperBound, column: inner.column,
      firstColumn: inner.cut(parts.content.lowerBound))
    if rule.required == 0, rule.optional == 0, !parts.arguments.isEmpty {
      // Text without arguments to be: the first part of the content.
      content = joined(inner, parts.arguments, parts.content)
    }
    let hasContent = content.low < content.high
    if hasContent, !rule.hasContent { return "takes no content" }
    if rule.needsContent, !hasContent { return "has no content" }
    for option in parts.options where rule.options[option.name] == nil {
      return "has no option \"\(option.name)\""
    }
    let label = source(name, index)
    switch rule.result {
    case .opaque:
      setAside(view, index, block, inner, name: name)
    case .substitutionOnly:
      return "can stand only in a substitution definition"
    case .role:
      defineRole(inner, parts)
      setAside(view, index, block, inner, name: name)
    case .contents:
      if container != nil { return "can stand only where sections can" }
      setAside(view, index, block, inner, name: name)
    case .image:
      setAside(view, index, block, inner, name: name)
    case .admonition:
      nest(.admonition, index, block, content, name: label)
    case .titledAdmonition:
      nest(.admonition, index, block, content, name: argument(inner, parts) ?? label)
    case .topic, .sidebar:
      let isInSidebar = container.map { sidebars.contains($0) } ?? false
      if container != nil, !(rule.result == .topic && isInSidebar) {
        return "can stand only where sections can"
      }
      if rule.result == .sidebar, parts.arguments.isEmpty,
        parts.options.contains(where: { $0.name == "subtitle" })
      {
        return "has a subtitle, but no title"
      }
      if rule.result == .sidebar { sidebars.insert(blocks.count) }
      nest(
        rule.result == .topic ? .topic : .admonition, index, block, content,
        name: argument(inner, parts) ?? label)
    case .container:
      if hasContent {
        nest(.directive, index, block, content, name: label)
      } else {
        setAside(view, index, block, inner, name: name)
      }
    case .lineBlock: words(.lineBlock, index, block, content, name: label)
    case .literal: words(.literal, index, block, content, name: argument(inner, parts) ?? label)
    case .math: words(.math, index, block, content, name: label)
    case .quote: blockQuotes(content, firstLine: index)
    case .table: return table(index, block, content, hasContent, name: argument(inner, parts) ?? label)
    case .figure: return figure(index, block, inner, parts, content, hasContent, name: label)
    }
    return nil
  }

  // MARK: Results

  private mutating func nest(
    _ kind: BlockKind, _ index: Int, _ block: IndentedLines, _ content: LineView, name: Range<Int>
  ) {
    let outer = open(kind, from: index, to: block.end, name: name)
    body(content)
    close(outer)
  }

  private mutating func words(
    _ kind: BlockKind, _ index: Int, _ block: IndentedLines, _ content: LineView, name: Range<Int>
  ) {
    let firstSpan = spans.count
    addSpans(content, content.low, content.high)
    leaf(kind, from: index, to: block.end, name: name, firstSpan: firstSpan)
  }

  /// A table with a title: its content must be one table.
  private mutating func table(
    _ index: Int, _ block: IndentedLines, _ content: LineView, _ hasContent: Bool, name: Range<Int>
  ) -> String? {
    guard hasContent else {
      leaf(.directive, from: index, to: block.end, name: name)
      return nil
    }
    let firstBlock = blocks.count
    let firstSpan = spans.count
    let outer = container
    container = nil
    body(content)
    container = outer
    let top = (firstBlock..<blocks.count).filter { blocks[$0].parent == nil }
    if top.count == 1, blocks[top[0]].kind == .table {
      blocks[firstBlock].parent = container
      blocks[firstBlock].name = name
      blocks[firstBlock].lines = number(index)...number(max(index, block.end - 1))
      return nil
    }
    blocks.removeSubrange(firstBlock...)
    spans.removeSubrange(firstSpan...)
    return "must contain exactly one table"
  }

  /// A figure: the image, its caption (the words of the block) and the legend's blocks.
  private mutating func figure(
    _ index: Int, _ block: IndentedLines, _ inner: LineView, _ parts: Parts, _ content: LineView,
    _ hasContent: Bool,
    name: Range<Int>
  ) -> String? {
    let outer = open(.directive, from: index, to: block.end, name: name)
    let first = blocks.count
    if hasContent { body(content) }
    close(outer)
    guard first < blocks.count else { return nil }
    switch blocks[first].kind {
    case .paragraph:
      // The caption is no paragraph.
      blocks[outer.index].spans = blocks[first].spans
      blocks.remove(at: first)
      for later in first..<blocks.count {
        if let parent = blocks[later].parent, parent > first { blocks[later].parent = parent - 1 }
      }
    case .comment where blocks[first].spans.isEmpty:
      break
    default:
      blocks.removeSubrange(first...)
      report(
        "figure-caption", .error, line: number(index),
        "The content of a figure must begin with its caption, a paragraph, or with an empty comment.")
    }
    return nil
  }

  private mutating func defineRole(_ inner: LineView, _ parts: Parts) {
    guard inner.low < inner.high else { return }
    let (start, end) = text(inner, inner.low)
    guard let nameEnd = ExplicitMarkup.simpleName(bytes, start, end) else { return }
    roles.append(String(decoding: bytes[start..<nameEnd], as: UTF8.self).lowercased())
  }

  // MARK: Parts

  private struct Mistake: Error { var message: String }

  /// Splits the lines behind a directive's name into arguments, options and content.
  private func split(_ rule: DirectiveRule, _ inner: LineView) -> Result<Parts, Mistake> {
    guard inner.low < inner.high, rule.required + rule.optional > 0 || !rule.options.isEmpty else {
      if rule.required > 0 { return .failure(Mistake(message: "needs an argument")) }
      let low = inner.low < inner.high ? skipBlanks(inner, inner.low) : inner.low
      return .success(
        Parts(arguments: inner.low..<inner.low, options: [], content: low..<max(low, inner.high)))
    }
    var blank = inner.low
    while blank < inner.high, !isBlank(inner, blank) { blank += 1 }
    var optionStart = blank
    if !rule.options.isEmpty {
      optionStart = inner.low
      while optionStart < blank {
        let (start, end) = text(inner, optionStart)
        if indent(inner, optionStart) == 0, LineKind.fieldMarker(bytes, start, end) != nil { break }
        optionStart += 1
      }
    }
    var options: [(name: String, value: String?)] = []
    var index = optionStart
    while index < blank {
      let (start, end) = text(inner, index)
      guard indent(inner, index) == 0,
        case .field(let name, let after) = LineKind.fieldMarker(bytes, start, end)
      else { return .failure(Mistake(message: "has a malformed option block")) }
      var value = after < end ? String(decoding: bytes[after..<end], as: UTF8.self) : nil
      index += 1
      while index < blank, indent(inner, index) > 0 {
        let (start, end) = text(inner, index)
        let more = String(decoding: bytes[start + indent(inner, index)..<end], as: UTF8.self)
        value = value.map { $0 + "\n" + more } ?? more
        index += 1
      }
      let words = String(decoding: bytes[name], as: UTF8.self).split(separator: " ")
      guard words.count == 1 else { return .failure(Mistake(message: "has an option of several words")) }
      let option = words[0].lowercased()
      guard let rule = rule.options[option] else {
        return .failure(Mistake(message: "has no option \"\(option)\""))
      }
      if options.contains(where: { $0.name == option }) {
        return .failure(Mistake(message: "has the option \"\(option)\" twice"))
      }
      guard rule.accepts(value) else {
        return .failure(Mistake(message: "has an invalid value for the option \"\(option)\""))
      }
      options.append((option, value))
    }
    let arguments = inner.low..<optionStart
    if rule.required + rule.optional > 0 {
      let count = countWords(inner, arguments)
      if count < rule.required { return .failure(Mistake(message: "needs an argument")) }
      if count > rule.required + rule.optional, !rule.takesText {
        return .failure(Mistake(message: "has too many arguments"))
      }
    }
    var content = min(blank + 1, inner.high)
    if content < inner.high { content = skipBlanks(inner, content) }
    return .success(
      Parts(arguments: arguments, options: options, content: content..<max(content, inner.high)))
  }

  private func countWords(_ view: LineView, _ range: Range<Int>) -> Int {
    var count = 0
    for line in range {
      let (start, end) = text(view, line)
      var inWord = false
      for position in start..<end {
        let isSpace = bytes[position] == 0x20
        if !isSpace, !inWord { count += 1 }
        inWord = !isSpace
      }
    }
    return count
  }

  /// The bytes of the arguments; nil without any.
  private func argument(_ view: LineView, _ parts: Parts) -> Range<Int>? {
    guard let first = parts.arguments.first, let last = parts.arguments.last else { return nil }
    let (start, _) = text(view, first)
    let (_, end) = text(view, last)
    let low = source(start + (first == view.low ? 0 : indent(view, first)), first)
    return low..<max(low, source(end, last))
  }

  /// The lines before the options and those after them as one view, through copies if it has to be.
  private mutating func joined(_ view: LineView, _ low: Range<Int>, _ high: Range<Int>) -> LineView {
    let cut = view.cut(low.lowerBound)
    if high.isEmpty { return LineView(low.lowerBound, low.upperBound, column: view.column, firstColumn: cut) }
    // Only blank lines between: the view as it is.
    if low.upperBound >= high.lowerBound
      || (low.upperBound..<high.lowerBound).allSatisfy({ isBlank(view, $0) })
    {
      return LineView(low.lowerBound, high.upperBound, column: view.column, firstColumn: cut)
    }
    let start = lines.count
    lines += lines[low]
    var blank = lines[low.upperBound - 1]
    blank.start = blank.end
    blank.indent = 1
    lines.append(blank)
    lines += lines[high]
    return LineView(start, lines.count, column: view.column, firstColumn: cut)
  }
}
