import Testing

@testable import SpecText

@Suite struct MarkdownInlineTests {
  private func document(_ text: String) -> Document {
    Document(reading: SourceText(Array(text.utf8)), as: .markdown)
  }

  private func prose(_ text: String) -> Prose {
    let document = document(text)
    var prose = Prose()
    for block in document.blocks { MarkdownInline.appendProse(of: block, in: document, to: &prose) }
    return prose
  }

  /// Markup of a heading, its words as a section's title, and its words as prose.
  @Test(arguments: [
    ("plain words", "plain words", "plain words"),
    ("white  \t space", "white space", "white  \t space"),
    ("a `code` b", "a code b", "a `code` b"),
    ("`` a`b ``", "a`b", "`a`b`"),
    ("a `open", "a `open", "a `open"),
    ("a ``b` c``", "a b` c", "a `b` c`"),
    ("`a` ``b `c`", "a ``b c", "`a` ``b `c`"),
    ("\\`a` b`", "`a b", "`a` b`"),
    ("*em* **strong** ***both***", "em strong both", "em strong both"),
    ("_em_ __strong__ snake_case_word", "em strong snake_case_word", "em strong snake_case_word"),
    ("2 * 3 * 4", "2 * 3 * 4", "2 * 3 * 4"),
    ("**a*", "*a", "*a"),
    ("*a**", "a*", "a*"),
    ("a*b*c", "abc", "abc"),
    ("*a _b* c_", "a _b c_", "a _b c_"),
    ("**a *b* c**", "a b c", "a b c"),
    ("*foo**bar*", "foo**bar", "foo**bar"),
    ("*(a)*b", "*(a)*b", "*(a)*b"),
    ("*(a)* b", "(a) b", "(a) b"),
    ("“*a*”", "“a”", "“a”"),
    ("a*“b”*c", "a*“b”*c", "a*“b”*c"),
    ("[text](http://x.y)", "text", "text"),
    ("[te*x*t](<a b> 'title') more", "text more", "text more"),
    ("[text](a(b)c)d", "textd", "textd"),
    ("[text](a b)", "[text](a b)", "[text](a b)"),
    ("[text] (a)", "[text] (a)", "[text] (a)"),
    ("[]()", "", ""),
    ("[a [b](c) d](e)", "[a b d](e)", "[a b d](e)"),
    ("![alt *text*](a.png) b", "b", "alt text b"),
    ("[![alt](a.png)](b) c", "c", "alt c"),
    ("[defined] [un-defined]", "defined [un-defined]", "defined [un-defined]"),
    ("[a][defined] [b][DeFined] [defined][]", "a b defined", "a b defined"),
    ("[a][other] [defined][other]", "[a][other] [defined][other]", "[a][other] [defined][other]"),
    ("[x](javascript:alert)", "[x](javascript:alert)", "[x](javascript:alert)"),
    ("<http://x.y/a%20b> <jo@x.y>", "http://x.y/a b jo@x.y", "http://x.y/a b jo@x.y"),
    ("<3 a> <b>bold</b>", "<3 a> bold", "<3 a> bold"),
    ("<not@a link>", "<not@a link>", "<not@a link>"),
    ("a<br>b <!-- gone --> c", "ab c", "a b  c"),
    ("a <!-- open", "a <!-- open", "a <!-- open"),
    ("<?php 1 ?>a<!X y>b<![CDATA[c]]>d", "abd", "abd"),
    ("&amp; &lt; &#65;&#x42; &bogus; &amp", "& < AB &bogus; &amp", "& < AB &bogus; &amp"),
    ("&NotEqualTilde;&zwnj;&Aacute;&zscr;", "≂̸\u{200C}Á𝓏", "≂̸\u{200C}Á𝓏"),
    ("&#0; &#xD800; &#x110000;", "\u{FFFD} \u{FFFD} \u{FFFD}", "\u{FFFD} \u{FFFD} \u{FFFD}"),
    ("\\*a\\* \\a \\\\", "*a* \\a \\", "*a* \\a \\"),
    ("a & b < c > d ! e ] f", "a & b < c > d ! e ] f", "a & b < c > d ! e ] f"),
    ("*a `*` b*", "a * b", "a `*` b"),
    ("[a `](b)` c", "[a ](b) c", "[a `](b)` c"),
  ])
  func markupIsDropped(markup: String, title: String, words: String) {
    let definitions = "\n\n[Defined]: /url\n[*]: /x\n"
    #expect(document("# \(markup)" + definitions).sections.map(\.title) == [title])
    // As a paragraph: the first characters keep it from being anything else.
    let text = String(decoding: prose("Zz. \(markup)\n").bytes, as: UTF8.self)
    if !markup.contains("efined") { #expect(text == "Zz. \(words)\n") }
    let linked = prose("Zz. \(markup)" + definitions).bytes
    #expect(String(decoding: linked, as: UTF8.self).hasPrefix("Zz. \(words)\n"))
  }

  @Test func titlesSpanLines() {
    #expect(document("a *b\nc* `d\ne`  \nf\\\ng\n===\n").sections.map(\.title) == ["a b c d e f g"])
    #expect(document("a\\ \nb\n===\n").sections.map(\.title) == ["a\\ b"])
  }

  @Test func proseKeepsLines() {
    let prose = prose(
      "> one *two\n> three* <!-- x\n> y --> four\n> [five](\n> /url) six `seven\n> eight` nine\n")
    #expect(
      String(decoding: prose.bytes, as: UTF8.self) == "one two\nthree  four\nfive six `seven eight` nine\n")
    func line(of word: String) -> Int? {
      let text = String(decoding: prose.bytes, as: UTF8.self)
      return text.range(of: word).map {
        prose.line(at: text.utf8.distance(from: text.startIndex, to: $0.lowerBound))
      }
    }
    #expect(line(of: "two") == 1)
    #expect(line(of: "three") == 2)
    #expect(line(of: "four") == 3)
    #expect(line(of: "five") == 4)
    #expect(line(of: "six") == 5)
    #expect(line(of: "seven") == 5)
    #expect(line(of: "eight") == 6)
    #expect(line(of: "nine") == 6)
  }

  @Test func cellsAreReadOneByOne() {
    let prose = prose("| *a | b* |\n|---|---|\n| `c \\| d` | **e** |\n")
    #expect(String(decoding: prose.bytes, as: UTF8.self) == "*a\nb*\n`c \\| d`\ne\n")
    #expect(prose.lineMarks.map(\.line) == [1, 1, 3, 3])
  }

  @Test func codeAndCommentsAreCopied() {
    let prose = prose("```\n*a* &amp;\n```\n\n<!-- *b* &amp; -->\n")
    #expect(String(decoding: prose.bytes, as: UTF8.self) == "*a* &amp;\n*b* &amp;\n")
  }

  @Test func markupMeansTheSameInALongText() {
    // Runs of backquotes found in vain and links before and after them.
    let text = "``` a `b` `` c " + String(repeating: "`x` ", count: 50) + "[l](u) ```` d"
    let expected = "``` a `b` `` c " + String(repeating: "`x` ", count: 50) + "l ```` d\n"
    #expect(String(decoding: prose("z " + text).bytes, as: UTF8.self) == "z " + expected)
  }
}

extension StringProtocol {
  /// Where another text begins in this one.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
