import Testing

@testable import SpecText

/// What is true of every text of Markdown.
@Suite struct MarkdownPropertyTests {
  private static let starts = [
    "", "", "", "- ", "* ", "1. ", "2) ", "> ", ">", "  ", "    ", "\t", "-\t", "   ", "# ", "- > ", "10.  ",
  ]
  private static let ends = [
    "word", "two words", "", "===", "---", "- - -", "```", "~~~ x", "| a | b |", "|---|---|", "<div>", "<!--",
    "-->",
    "<x y='z'>", "[a]: /u", "'title'", "[b", "]: c", "*a `b*`", "![a](b)", "&amp; \\* <a@b.c>", "-", "3.",
    "\u{B}",
    "ä“*ö*”", "a\\|b | c",
  ]

  private func text(_ random: inout FixedRandomNumbers) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        text += Self.starts.randomElement(using: &random) ?? ""
      }
      text += Self.ends.randomElement(using: &random) ?? ""
      text += Int.random(in: 0..<20, using: &random) == 0 ? "\r\n" : "\n"
    }
    return text
  }

  private func read(_ text: String) -> Document {
    Document(reading: SourceText(Array(text.utf8)), as: .markdown)
  }

  @Test func everyLineHasItsPlace() {
    var random = FixedRandomNumbers(seed: 1)
    for _ in 0..<3000 {
      let text = text(&random)
      let violations = TreeProperties.violations(of: read(text))
      #expect(violations.isEmpty, "\(text)")
    }
  }

  @Test func linesOfProseNeverGoBackwards() {
    var random = FixedRandomNumbers(seed: 2)
    for _ in 0..<1000 {
      let text = text(&random)
      let document = read(text)
      var prose = Prose()
      for block in document.blocks {
        let before = prose.bytes.count
        MarkdownInline.appendProse(of: block, in: document, to: &prose)
        if !block.spans.isEmpty { #expect(prose.bytes.count > before && prose.bytes.last == 0x0A, "\(text)") }
      }
      let marks = prose.lineMarks
      for (mark, next) in zip(marks, marks.dropFirst()) {
        #expect(mark.offset <= next.offset && mark.line <= next.line, "\(text)")
      }
      #expect(SourceText(prose.bytes).bytes == prose.bytes, "valid UTF-8: \(text)")
    }
  }

  /// Text that is appended after a blank line changes nothing above, if nothing above is open.
  @Test func whatFollowsABlankLineChangesNothingAbove() {
    var random = FixedRandomNumbers(seed: 3)
    var count = 0
    for _ in 0..<2000 {
      let text = text(&random)
      let before = read(text)
      switch before.blocks.last?.kind {
      case .literal, .html, .comment, .frontMatter: continue
      default: break
      }
      count += 1
      let after = read(text + "\nplain words\n")
      #expect(after.blocks.dropLast() == before.blocks[...], "\(text)")
      #expect(after.blocks.last?.kind == .paragraph && after.blocks.last?.parent == nil, "\(text)")
      #expect(after.sections.map(\.title) == before.sections.map(\.title), "\(text)")
    }
    #expect(count > 1000)
  }

  @Test func noPrefixIsTooMuch() {
    let nasty = Array(
      """
      ---
      a: [b
      ---
      # A `b [c](d "e
      > - 1. ```x
      >   ~~~
      \t- > [a]: <b
      'c
      | a \\| b | `c
      |:-|-:|--|
      || x
      <!-- a --
      <![CDATA[ ]] <x y="z
      ![[*a_**b__](<c>](d\\
      &NotEqualTilde; &#x10FFFF; &#99999999; &a; <a@b.c> <http://d%e%20>
      ``` ` `` *“ä”*_
      =
      -
      """.utf8)
    for end in 0...nasty.count {
      for bytes in [
        Array(nasty[..<end]), Array(nasty[..<end]) + [0xE2, 0x82], Array(nasty[(nasty.count - end)...]),
      ] {
        let document = Document(reading: SourceText(bytes), as: .markdown)
        #expect(TreeProperties.violations(of: document).isEmpty, "\(end)")
        var prose = Prose()
        for block in document.blocks { MarkdownInline.appendProse(of: block, in: document, to: &prose) }
      }
    }
  }

  /// A line of form feeds is none of blanks, so that it ends no title (CommonMark 0.31, 2.1).
  @Test func formFeedsInATitle() {
    let document = read("# Top\n \u{C}a\nb\n \u{B}\u{C}\n----\nx\n")
    #expect(document.sections.map(\.title) == ["Top", "a b"])
    #expect(TreeProperties.violations(of: document).isEmpty)
  }

  /// Where nesting, markup or lines never end, time and depth stay bounded.
  @Test(arguments: [
    "> ", ">", "- ", "*", "* a", "_a*", "`", "`a`` ", "[", "![", "[a](", "]", "<a ", "<!--a", "&", "\\", "|",
    "\n", "\t",
    "#", "- a\n ", "> a\n\n", "a|b\n-|-\n", "[a]: b\n", "\0",
  ])
  func repetition(shape: String) {
    let text = String(repeating: shape, count: 40_000 / shape.utf8.count)
    let document = read(text)
    #expect(TreeProperties.violations(of: document).isEmpty)
    var depths: [Int] = []
    for block in document.blocks { depths.append(block.parent.map { depths[$0] + 1 } ?? 0) }
    #expect(depths.max() ?? 0 <= MarkdownBlockReader.deepest)
    var prose = Prose()
    for block in document.blocks { MarkdownInline.appendProse(of: block, in: document, to: &prose) }
  }

  /// Where markdown-it departs from the specification in ways that no real text shows, the specification is
  /// followed.
  @Test func differencesFromMarkdownIt() {
    // markdown-it forgets the columns of the outer quote when it expands a tab after an inner item's marker.
    expectTree(
      ">> - \ta\n", "quote 1\n  quote 1\n    item 1\n      paragraph 1 'a'",
      "columns count from the line's start")
    // markdown-it leaves out everything that is nested more than 20 deep, and the rest of the text with it.
    let deep = String(repeating: "> ", count: 30) + "a\n\n# b\n"
    #expect(read(deep).blocks.last?.kind == .paragraph)
    #expect(read(deep).sections.map(\.title) == ["b"])
    // markdown-it makes no image of a label before "(" and no link of one before a bracket that is no label.
    #expect(read("# ![a](b c\n\n[a]: /u\n").sections.map(\.title) == ["(b c"])
    #expect(read("# [a][b [c]]\n\n[a]: /u\n").sections.map(\.title) == ["a[b [c]]"])
  }
}
