import Mustache
import Testing

/// Scalars that are no characters; Swift's literals do not take all of them.
private let noncharacters = String(
  String.UnicodeScalarView(
    [0xFFFE, 0xFFFF, 0x1FFFF, 0x10FFFE, 0xFDD0, 0xFDEF].compactMap(Unicode.Scalar.init)))

@Suite struct EscapingTests {
  @Test(arguments: [
    ("plain", "plain"),
    (
      "<a href=\"x\" title='y'>&amp;</a>", "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;"
    ),
    ("a\tb\r\nc", "a\tb\r\nc"),
    ("nul\0 esc\u{1B} bell\u{7} c1\u{85}x\u{9B} non\(noncharacters).", "nul esc bell c1 x non."),
    ("\u{202E}evil\u{2069}\u{200F}", "evil"),
    ("é – “q” 🎉", "é – “q” 🎉"),
  ])
  func html(text: String, expected: String) {
    #expect(MustacheEscaping.html.escaped(text) == expected)
  }

  @Test(arguments: [
    ("a\tb\nc\r\nd", "a\tb\nc\nd"),
    ("\u{1B}[1;31mred\u{1B}[0m", "red"),
    ("\u{9B}2Jgone", "gone"),
    ("\u{1B}]0;title\u{7}text \u{1B}]8;;http://x\u{1B}\\link\u{1B}]8;;\u{1B}\\", "text link"),
    ("\u{1B}]unended \u{1B}]again\nnext", "unended again\nnext"),
    ("\u{1B}(Bset \u{1B}creset \u{1B}", "set reset "),
    ("\u{1B}[é", "é"),
    ("over\rwritten\u{8}\u{7F}", "overwritten"),
    ("a\u{B}b\u{C}c\u{2028}d\u{2029}e\u{85}f", "a b c d e f"),
    ("\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}\u{200E}\u{200F}\u{61C}x", "x"),
    ("é – “q” 🎉 <&>", "é – “q” 🎉 <&>"),
    ("", ""),
  ])
  func plainText(text: String, expected: String) {
    #expect(MustacheEscaping.plainText.escaped(text) == expected)
  }

  @Test(arguments: [
    // Anywhere.
    (
      "`code` *em* **b** [l](u) ![i](u) ~~s~~ a|b \\",
      "\\`code\\` \\*em\\* \\*\\*b\\*\\* \\[l\\](u) !\\[i\\](u) \\~\\~s\\~\\~ a\\|b \\\\"
    ),
    ("a <b> &amp; &#35; R&D AT&T; a & b", "a &lt;b\\> &amp;amp; &amp;\\#\u{200B}35; R&amp;D AT&amp;T; a & b"),
    ("snake_case _em_ a__b _", "snake_case \\_em\\_ a\\_\\_b \\_"),
    ("Great! Wow!", "Great! Wow\\!"),
    ("$x$", "\\$x\\$"),
    // At the start of a line, which only the start of a value can be.
    ("- a - b", "\\- a - b"), ("+ a", "\\+ a"), ("=== a", "\\=== a"), ("# a", "\\# a"), ("> a", "\\> a"),
    ("1. a", "1\\. a"), ("12) a", "12\\) a"), ("1.", "1\\."), ("1.5 s", "1.5 s"), (".5", "\\.5"),
    (") x", "\\) x"),
    (":-:", "\\:-:"), ("    - code", "\\- code"), ("\t# a", "\\# a"),
    // The end, before which blanks go.
    ("wow! ", "wow\\!"), ("https:\n", "https\\:"), ("1. ", "1\\."), ("R& ", "R&amp;"),
    // One line.
    ("a\n\n# b\r\n  c  ", "a \\# b c"), ("a\u{2028}- b\u{B}c\u{0}d", "a - b cd"),
    // What sites make of text.
    ("@admin a@b.c @ x @", "@\u{200B}admin a@\u{200B}b.c @ x @\u{200B}"),
    ("#12 C#", "\\#\u{200B}12 C\\#\u{200B}"),
    ("see http://a.b, HTTPS://c ftp://d", "see http\\://a.b, HTTPS\\://c ftp\\://d"),
    ("www.a.b WWW.c", "www\\.a.b WWW\\.c"), ("http:", "http\\:"), ("note: a:b", "note: a:b"),
    // What is left out parts nothing.
    (
      "@\u{200E}admin www\u{202E}.x http\u{0}://y 1\u{7}. &\u{1}lt;",
      "@\u{200B}admin www\\.x http\\://y 1. &amp;lt;"
    ),
    ("1\u{7}. a", "1\\. a"),
    ("é – “q” 🎉", "é – “q” 🎉"), ("", ""), (" \n ", ""), ("9", "9"),
  ])
  func markdown(text: String, expected: String) {
    #expect(MustacheEscaping.markdown.escaped(text) == expected)
  }

  @Test(arguments: [
    ("specs/a_b.rst:97", "`specs/a_b.rst:97`"), ("…", "`…`"), ("", ""), ("a`b", "<code>a\\`b</code>"),
    ("a|b", "<code>a\\|b</code>"), (" a", "<code>a</code>"), ("<x>", "<code>&lt;x\\></code>"),
    ("a\nb\u{0}", "<code>a b</code>"), ("\u{202E}x", "<code>x</code>"),
  ])
  func markdownCode(text: String, expected: String) {
    #expect(MustacheEscaping.markdownCode.escaped(text) == expected)
  }

  @Test func noneLeavesTextAsItIs() {
    #expect(MustacheEscaping.none.escaped("<\u{1B}[0m&>") == "<\u{1B}[0m&>")
  }

  @Test func anEscapingOfOnesOwn() throws {
    let loud = MustacheEscaping { text, output in
      for index in text.indices { output.append(text[index] & ~0x20) }
    }
    let template = try MustacheTemplate(string: "{{a}} {{{a}}}")
    #expect(try template.render(["a": "hush"], escaping: loud) == "HUSH hush")
  }
}
