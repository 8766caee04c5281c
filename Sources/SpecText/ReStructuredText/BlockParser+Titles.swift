extension BlockParser {
  /// The sections, their titles as docutils prints them when it has resolved all references.
  func sections(lineCount: Int) -> [Section] {
    var list = SectionList()
    var marked: [Int] = []
    for (index, heading) in headings.enumerated() {
      let range = heading.title
      if ByteScan.markup(bytes, range.lowerBound, range.upperBound) < range.upperBound {
        marked.append(index)
      }
      list.add(
        level: heading.level, title: InlineMarkup.folded(bytes[heading.title]), line: heading.line,
        first: heading.firstLine)
    }
    list.finish(lineCount: lineCount)
    if !marked.isEmpty {
      var names = TitleNames(substitutions: substitutions, roles: roles)
      if marked.contains(where: { mayRefer(headings[$0].title) }) {
        addTargets(to: &names, titles: list.sections.map(\.title))
      }
      for index in marked {
        names.line = headings[index].line
        names.skipFootnotes(before: headings[index].title.lowerBound, in: bytes)
        list.setTitle(InlineMarkup.folded(names.words(of: Array(bytes[headings[index].title]))), of: index)
      }
    }
    if let numbering { list.number(numbering) }
    return list.sections
  }

  /// Whether a title holds a reference: an underscore that ends a word.
  private func mayRefer(_ title: Range<Int>) -> Bool {
    title.contains { index in
      bytes[index] == 0x5F
        && (index + 1 == title.upperBound
          || !ASCII.isAlphanumeric(bytes[index + 1]) && bytes[index + 1] < 0x80)
    }
  }

  /// Adds all that a title can refer to.
  private func addTargets(to names: inout TitleNames, titles: [String]) {
    var targets: Set<String> = []
    var seen: Set<String> = []
    for title in titles {
      // Two sections with one name are no target.
      let name = title.lowercased()
      if seen.insert(name).inserted { targets.insert(name) } else { targets.remove(name) }
    }
    var automatic: [String] = []
    for block in blocks where block.kind == .target || block.kind == .footnote {
      guard let range = block.name, range.count > 1 || table.sourceBytes[range].first != 0x5F else {
        names.hasAnonymousTargets = true
        continue
      }
      var bytes = Array(table.sourceBytes[range])
      _ = InlineMarkup.markEscapes(&bytes)
      let name = TitleNames.normalized(bytes)
      if block.kind == .target {
        targets.insert(name)
      } else if name.hasPrefix("#") || name == "*" {
        automatic.append(name)
      } else {
        names.footnotes[name] = name
        targets.insert(name)
      }
    }
    names.number(automatic, taken: targets)
    for name in automatic where name.count > 1 { targets.insert(String(name.dropFirst())) }
    targets.formUnion(inlineNames())
    names.targets = targets
  }

  /// The names that inline targets and links with their own address define.
  private func inlineNames() -> [String] {
    var names: [String] = []
    table.sourceBytes.withUnsafeBufferPointer { bytes in
      for block in blocks where block.kind == .paragraph || block.kind == .lineBlock {
        let words = spans[block.spans]
        let mayDefine = words.contains { span in
          let range = Int(span.start)..<Int(span.end)
          return range.contains { bytes[$0] == 0x60 && $0 + 1 < range.upperBound && bytes[$0 + 1] == 0x5F }
            || range.contains { bytes[$0] == 0x5F && $0 + 1 < range.upperBound && bytes[$0 + 1] == 0x60 }
        }
        if mayDefine { names += ReStructuredTextInline.definedNames(words, bytes) }
      }
    }
    return names
  }

  /// Reports the transitions that stand at the beginning or end of the document or a section, or next to
  /// another.
  mutating func checkTransitions() {
    var previous: Block?
    var last: Block?
    for block in blocks where block.parent == nil {
      last = block
      defer { previous = block }
      guard block.kind == .transition else { continue }
      let line = block.lines.lowerBound
      let isFirst = previous == nil || previous?.section != block.section
      if isFirst, block.section.map({ !isWarnedOf($0) }) ?? true {
        report(.transition, .error, line: line, "No document or section may begin with a transition.")
      } else if !isFirst, previous?.kind == .transition {
        report(.transition, .error, line: line, "Two transitions have nothing between them.")
      }
    }
    if let last, last.kind == .transition, last.section == headings.indices.last {
      report(.transition, .error, line: last.lines.lowerBound, "A document may not end with a transition.")
    }
    diagnostics.sort { ($0.line, $0.kind.rawValue) < ($1.line, $1.kind.rawValue) }
  }

  /// Whether docutils warns of a title, for its short adornment or for being there before: its message then
  /// stands between the title and a transition.
  private func isWarnedOf(_ index: Int) -> Bool {
    let title = TitleNames.normalized(bytes[headings[index].title])
    return headings[index].isShort
      || headings[..<index].contains { TitleNames.normalized(bytes[$0.title]) == title }
  }
}
