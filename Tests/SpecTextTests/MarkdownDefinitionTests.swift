import Testing

@testable import SpecText

/// Link reference definitions of Markdown: small texts and the trees expected of them.
///
/// Where nothing else is said, the trees agree with the CommonMark specification and with markdown-it.
@Suite struct MarkdownDefinitionTests {
  @Test func definitions() {
    expectTree(
      """
      [a]: /u
      [b]:
        <u v>
        'title
      more'
      [c
      d]: /w "t"
      text

      """,
      """
      target 1 [a] '[a]: /u'
      target 2-5 [b] '[b]:|<u v>|'title|more''
      target 6-7 [c
      d] '[c|d]: /w "t"'
      paragraph 8 'text'
      """,
      "on one line and on several")
    expectTree(
      """
      [a] : /u

      [b]:

      [c]: /u v

      [ ]: /u

      [d[]: /u

      [e]: <u>v

      """,
      """
      paragraph 1 '[a] : /u'
      paragraph 3 '[b]:'
      paragraph 5 '[c]: /u v'
      paragraph 7 '[ ]: /u'
      paragraph 9 '[d[]: /u'
      paragraph 11 '[e]: <u>v'
      """,
      "those that are none")
    expectTree(
      """
      [a]: /u
      "title" x

      [b]: /u "title" x

      [c]: /u
      (t

      """,
      """
      target 1 [a] '[a]: /u'
      paragraph 2 '"title" x'
      paragraph 4 '[b]: /u "title" x'
      target 6 [c] '[c]: /u'
      paragraph 7 '(t'
      """,
      "a title that is none is text")
    expectTree(
      """
      text
      [a]: /u
      # H
      [b]: /u

      """,
      """
      # 1 H @3 3-4
      paragraph 1-2 'text|[a]: /u'
      target 4 [b] '[b]: /u'
      """,
      "not inside a paragraph, but after a heading")
    expectTree(
      """
      [a]: /u
      ===
      [b]: /u
          code
      > [c]: /u
      lazy

      """,
      """
      target 1 [a] '[a]: /u'
      paragraph 2-4 '===|[b]: /u|code'
      quote 5
        target 5 [c] '[c]: /u'
      paragraph 6 'lazy'
      """,
      "before other blocks")
    expectTree(
      """
      [a
      ===
      [b]:
      ===

      """,
      """
      # 1 [a @1 1-4
      target 3-4 [b] '[b]:|==='
      """,
      "an underline is a heading's, or a destination")
    expectTree(
      """
      [a]:
      2. /u

      """,
      """
      paragraph 1-2 '[a]:|2. /u'
      """,
      "an item ends the search (as in markdown-it)")
    expectTree(
      """
      [a]: javascript:x
      [b]: data:image/png;x

      """,
      """
      paragraph 1-2 '[a]: javascript:x|[b]: data:image/png;x'
      """,
      "forbidden destinations")
  }
}
