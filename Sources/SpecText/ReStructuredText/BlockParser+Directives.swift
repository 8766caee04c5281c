extension BlockParser {
  /// Directives that the tools of parity take as one piece, whatever they hold: Sphinx's and tables of
  /// data.
  static let opaque: Set<String> = [
    "seqdiag", "blockdiag", "nwdiag", "actdiag", "packetdiag", "rackdiag", "graphviz", "toctree",
    "literalinclude",
    "uml", "plantuml", "mermaid", "versionadded", "versionchanged", "deprecated", "only", "index", "glossary",
    "csv-table", "list-table", "include", "highlight", "todo", "rest_method", "rest_parameters", "pep-banner",
  ]

  /// What is to be done with a directive's content.
  private enum Action {
    /// Its lines stay together as they are; what is wrong, if something is.
    case setAside(mistake: String?)
    /// Its content becomes blocks inside a block.
    case nest(BlockKind, name: Range<Int>)
    /// Its content becomes the words of a block.
    case words(BlockKind, name: Range<Int>)
    case quotes
    case table(name: Range<Int>)
    case figure
  }

  mutating func directive(_ view: LineView, _ index: Int, name: Range<Int>, after: Int) -> Int {
    let block = afterMarker(view, index)
    let inner = content(view, index, block, after: after)
    let saved = lines.count
    var content = inner
    switch action(index, inner, name, &content) {
    case .setAside(let mistake): setAside(index, block, inner, name, mistake)
    case .nest(let kind, let label): nest(kind, index, block, content, name: label)
    case .words(let kind, let label): words(kind, index, block, content, name: label)
    case .quotes: blockQuotes(content, firstLine: index)
    case .table(let label):
      if !table(index, block, content, name: label) {
        setAside(index, block, inner, name, "must contain exactly one table")
      }
    case .figure: figure(index, block, content, name: source(name, index))
    }
    lines.removeSubrange(saved...)
    return block.next
  }

  /// Decides what is to be done with a directive; makes `content` its content, the lines behind arguments
  /// and options.
  private mutating func action(
    _ index: Int, _ inner: LineView, _ name: Range<Int>, _ content: inout LineView
  ) -> Action {
    let type = String(decoding: bytes[name], as: UTF8.self).lowercased()
    guard !BlockParser.opaque.contains(type), let rule = DirectiveRule.named(type) else {
      return .setAside(mistake: nil)
    }
    let parts: DirectiveParts
    switch split(rule, inner) {
    case .failure(let mistake): return .setAside(mistake: mistake.message)
    case .success(let split): parts = split
    }
    content = LineView(
      parts.content.lowerBound, parts.content.upperBound, column: inner.column,
      firstColumn: inner.cut(parts.content.lowerBound))
    if rule.required == 0, rule.optional == 0, !parts.arguments.isEmpty {
      // Text without arguments to be: the first part of the content.
      content = joined(inner, parts.arguments, parts.content)
    }
    let hasContent = content.low < content.high
    if hasContent, !rule.hasContent { return .setAside(mistake: "takes no content") }
    if rule.needsContent, !hasContent { return .setAside(mistake: "has no content") }
    let label = source(name, index)
    let isInSidebar = container.map { sidebars.contains($0) } ?? false
    var mistake: String?
    switch rule.result {
    case .opaque: break
    case .numbering: numbering = SectionNumbering(parts.options)
    case .substitutionOnly: mistake = "can stand only in a substitution definition"
    case .role: mistake = defineRole(index, inner, type)
    case .fields:
      if !isFieldList(content) { mistake = "may contain nothing but fields" }
    case .contents:
      if container != nil, !isInSidebar { mistake = "can stand only where sections can" }
    case .image:
      if DirectiveOption.isVertical(parts.options) { mistake = "cannot be aligned vertically here" }
    case .admonition: return .nest(.admonition, name: label)
    case .titledAdmonition: return .nest(.admonition, name: argument(inner, parts) ?? label)
    case .topic:
      if container == nil || isInSidebar { return .nest(.topic, name: argument(inner, parts) ?? label) }
      mistake = "can stand only where sections can"
    case .sidebar:
      let hasSubtitle = parts.options.contains { $0.name == "subtitle" }
      if container == nil, !parts.arguments.isEmpty || !hasSubtitle {
        sidebars.insert(blocks.count)
        return .nest(.admonition, name: argument(inner, parts) ?? label)
      }
      mistake = container == nil ? "has a subtitle, but no title" : "can stand only where sections can"
    case .container:
      let classes = rule.required + rule.optional > 0 ? argumentText(inner, parts) : nil
      if let classes, !DirectiveOption.classNames.accepts(classes) {
        mistake = "has an argument that is no class name"
      } else if hasContent {
        return .nest(.directive, name: label)
      }
    case .lineBlock: return .words(.lineBlock, name: label)
    case .literal: return .words(.literal, name: argument(inner, parts) ?? label)
    case .math: return .words(.math, name: label)
    case .quote: return .quotes
    case .table:
      if hasContent { return .table(name: argument(inner, parts) ?? label) }
    case .figure: return .figure
    }
    return .setAside(mistake: mistake)
  }

  /// Keeps a directive as it is: its arguments, options and content, line by line.
  private mutating func setAside(
    _ index: Int, _ block: IndentedLines, _ inner: LineView, _ name: Range<Int>, _ mistake: String?
  ) {
    let firstSpan = spans.count
    addSpans(inner, inner.low, inner.high)
    leaf(.directive, from: index, to: block.end, name: source(name, index), firstSpan: firstSpan)
    if let mistake {
      let type = String(decoding: bytes[name], as: UTF8.self)
      report(.directive, .error, line: number(index), "The \"\(type)\" directive \(mistake).")
    }
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

  /// A table with a title; false if its content is not one table.
  private mutating func table(
    _ index: Int, _ block: IndentedLines, _ content: LineView, name: Range<Int>
  ) -> Bool {
    let firstBlock = blocks.count
    let firstSpan = spans.count
    let outer = container
    container = nil
    body(content)
    container = outer
    let count = blocks[firstBlock...].count { $0.parent == nil }
    guard count == 1, blocks[firstBlock].kind == .table else {
      blocks.removeSubrange(firstBlock...)
      spans.removeSubrange(firstSpan...)
      return false
    }
    blocks[firstBlock].parent = container
    blocks[firstBlock].name = name
    blocks[firstBlock].lines = number(index)...number(max(index, block.end - 1))
    return true
  }

  /// A figure: the image, its caption (the words of the block) and the legend's blocks.
  private mutating func figure(_ index: Int, _ block: IndentedLines, _ content: LineView, name: Range<Int>) {
    let outer = open(.directive, from: index, to: block.end, name: name)
    let first = blocks.count
    body(content)
    close(outer)
    guard first < blocks.count else { return }
    let caption = blocks[first]
    if caption.kind == .paragraph || caption.kind == .comment && caption.spans.isEmpty {
      // The caption is no paragraph, and the comment that stands for none is nothing.
      blocks[outer.index].spans = caption.spans
      blocks.remove(at: first)
      for later in first..<blocks.count {
        if let parent = blocks[later].parent, parent > first { blocks[later].parent = parent - 1 }
      }
    } else {
      blocks.removeSubrange(first...)
      report(
        .figureCaption, .error, line: number(index),
        "The content of a figure must begin with its caption, a paragraph, or with an empty comment.")
    }
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
    if roles[name.lowercased()] == nil { roles[name.lowercased()] = number(index) }
    return nil
  }
}
