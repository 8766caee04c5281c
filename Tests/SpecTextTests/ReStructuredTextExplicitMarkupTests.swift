import Testing

@testable import SpecText

/// Footnotes, targets and substitutions of reStructuredText.
///
/// The trees agree with docutils 0.21.2 where nothing else is said.
@Suite struct ReStructuredTextExplicitMarkupTests {
  @Test func footnotes() {
    expectRST(
      """
      .. [1] One.
      .. [#] Two.
      .. [#name] Three.
      .. [*] Four.
      .. [Cite2024] Five.

      """,
      """
      footnote 1 [1]
        paragraph 1 'One.'
      footnote 2 [#]
        paragraph 2 'Two.'
      footnote 3 [#name]
        paragraph 3 'Three.'
      footnote 4 [*]
        paragraph 4 'Four.'
      footnote 5 [Cite2024]
        paragraph 5 'Five.'
      """,
      "with labels of all kinds")
    expectRST(
      """
      .. [1] One.

         - item

      .. [2]
         Two.

      """,
      """
      footnote 1-3 [1]
        paragraph 1 'One.'
        item 3
          paragraph 3 'item'
      footnote 5-6 [2]
        paragraph 6 'Two.'
      """,
      "of several blocks")
    expectRST(
      """
      .. [a b] x

      .. [1]x

      .. [-] x

      """,
      """
      comment 1 '[a b] x'
      comment 3 '[1]x'
      comment 5 '[-] x'
      """,
      "what is no label")
  }

  @Test func targets() {
    expectRST(
      """
      .. _one: https://example.org/
      .. _two:
      .. _three: one_
      .. __: https://example.org/
      __ https://example.org/

      """,
      """
      target 1 [one] 'https://example.org/'
      target 2 [two]
      target 3 [three] 'one_'
      target 4 [_] 'https://example.org/'
      target 5 'https://example.org/'
      """,
      "external, internal, indirect and anonymous")
    expectRST(
      """
      .. _`a: b`: x

      """,
      """
      target 1 [a: b] 'x'
      """,
      "a name in backquotes may have colons")
    expectRST(
      """
      .. _one: https://example.org/
         path
         more

      Text

      """,
      """
      target 1-3 [one] 'https://example.org/|path|more'
      paragraph 5 'Text'
      """,
      "an address over lines")
    expectRST(
      """
      .. _a very
         long name: x

      """,
      """
      target 1-2 [a very] 'x'
      """,
      "a name over lines")
    expectRST(
      #"""
      .. _a\: b: x

      """#,
      #"""
      target 1 [a\: b] 'x'
      """#,
      "an escaped colon is part of the name")
    expectRST(
      """
      .. _one

         two

      Text

      """,
      """
      comment 1-3 '_one|two'
      paragraph 5 'Text'
      """,
      "without a colon it is a comment")
    expectRST(
      """
      .. _one:x

      """,
      """
      comment 1 '_one:x'
      """,
      "without a space behind the colon, too")
  }

  @Test func substitutions() {
    expectRST(
      """
      .. |a| replace:: words
      .. |b| unicode:: U+2014
      .. |c d| image:: x.png
         :alt: picture

      """,
      """
      substitution 1 [a] 'replace:: words'
      substitution 2 [b] 'unicode:: U+2014'
      substitution 3-4 [c d] 'image:: x.png|:alt: picture'
      """,
      "of words, characters and images")
    expectRST(
      """
      .. |a replace:: words

      """,
      """
      comment 1 '|a replace:: words'
      """,
      "without its end it is a comment")
    expectRST(
      """
      .. |a|

      """,
      """
      substitution 1 [a]
      """,
      "nothing to replace it")
    expectRST(
      """
      .. |a| image:: x.png
         :align: left

      """,
      """
      substitution 1-2 [a] 'image:: x.png|:align: left'
      ! error directive @1
      """,
      "a mistake in its directive")
    expectRST(
      """
      .. |a| replace:: one

         two

      """,
      """
      substitution 1-3 [a] 'replace:: one|two'
      ! error directive @1
      """,
      "one paragraph is enough")
    expectRST(
      """
      .. replace:: x

      .. unicode:: 0x41

      .. date::

      """,
      """
      directive 1 [replace] 'x'
      directive 3 [unicode] '0x41'
      directive 5 [date]
      ! error directive @1
      ! error directive @3
      ! error directive @5
      """,
      "directives for substitutions alone")
  }
}
