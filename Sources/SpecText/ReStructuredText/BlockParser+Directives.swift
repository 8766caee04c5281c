extension BlockParser {
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
    let parts: DirectiveParts
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
    let isInSidebar = container.map { sidebars.contains($0) } ?? false
    switch rule.result {
    case .opaque:
      setAside(view, index, block, inner, name: name)
    case .substitutionOnly:
      return "can stand only in a substitution definition"
    case .role:
      if let mistake = defineRole(index, inner, type) { return mistake }
      setAside(view, index, block, inner, name: name)
    case .fields:
      if !isFieldList(content) { return "may contain nothing but fields" }
      setAside(view, index, block, inner, name: name)
    case .contents:
      if container != nil, !isInSidebar { return "can stand only where sections can" }
      setAside(view, index, block, inner, name: name)
    case .image:
      if DirectiveOption.isVertical(parts.options) { return "cannot be aligned vertically here" }
      setAside(view, index, block, inner, name: name)
    case .admonition:
      nest(.admonition, index, block, content, name: label)
    case .titledAdmonition:
      nest(.admonition, index, block, content, name: argument(inner, parts) ?? label)
    case .topic, .sidebar:
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
      if rule.required + rule.optional > 0, let classes = argumentText(inner, parts),
        !DirectiveOption.classNames.accepts(classes)
      {
        return "has an argument that is no class name"
      }
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
    _ index: Int, _ block: IndentedLines, _ inner: LineView, _ parts: DirectiveParts, _ content: LineView,
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

  private func isFieldList(_ view: LineView) -> Bool {
    var index = view.low
    while index < view.high {
      let (start, end) = text(view, index)
      guard indent(view, index) == 0, LineKind.fieldMarker(bytes, start, end) != nil else { return false }
      index = afterMarker(view, index).next
    }
    return true
  }

  /// Takes note of the role that a directive defines.
  private mutating func defineRole(_ index: Int, _ inner: LineView, _ type: String) -> String? {
    if type == "default-role" { return nil }
    let first = inner.low < inner.high ? skipBlanks(inner, inner.low) : inner.high
    guard first < inner.high, number(first) - number(index) <= 1 else {
      return "needs a name on its first line"
    }
    let (start, end) = text(inner, first)
    guard let nameEnd = ExplicitMarkup.simpleName(bytes, start, end) else {
      return "needs the name of a role"
    }
    let base = String(decoding: bytes[nameEnd..<end], as: UTF8.self).filter { $0 != " " }
    guard base.isEmpty || base.hasPrefix("(") && base.hasSuffix(")") else {
      return "needs the name of a role"
    }
    let name = String(decoding: bytes[start..<nameEnd], as: UTF8.self)
    let rest = LineView(first + 1, inner.high, column: inner.column)
    var rule = DirectiveRule(result: .opaque, options: ["class": .classNames])
    switch base {
    case "(raw)": rule.options["format"] = .text
    case "(code)": rule.options["language"] = .text
    default: break
    }
    switch split(rule, rest) {
    case .failure(let mistake): return mistake.message
    case .success(let parts):
      if !parts.arguments.isEmpty || !parts.content.isEmpty { return "takes no content" }
    }
    if !DirectiveOption.classNames.accepts(name) { return "needs a name with a letter in it" }
    roles.insert(name.lowercased())
    return nil
  }
}
