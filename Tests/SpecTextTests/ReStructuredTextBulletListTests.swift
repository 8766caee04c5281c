import Testing

@testable import SpecText

/// Bullet lists of reStructuredText.
///
/// The trees agree with docutils 0.21.2 where nothing else is said.
@Suite struct ReStructuredTextBulletListTests {
  @Test func bullets() {
    expectRST(
      """
      - one
      - two

        more
      - three

      """,
      """
      item 1
        paragraph 1 'one'
      item 2-4
        paragraph 2 'two'
        paragraph 4 'more'
      item 5
        paragraph 5 'three'
      """,
      "items")
    expectRST(
      """
      - one

        * two

          + three

      - four

      """,
      """
      item 1-5
        paragraph 1 'one'
        item 3-5
          paragraph 3 'two'
          item 5
            paragraph 5 'three'
      item 7
        paragraph 7 'four'
      """,
      "inside each other")
    expectRST(
      """
      - - one
        - two

      """,
      """
      item 1-2
        item 1
          paragraph 1 'one'
        item 2
          paragraph 2 'two'
      """,
      "on one line")
    expectRST(
      """
      - one
      * two

      """,
      """
      item 1
        paragraph 1 'one'
      item 2
        paragraph 2 'two'
      """,
      "another bullet begins another list")
    expectRST(
      """
      • one

        more
      ‣ two
      ⁃ three

      """,
      """
      item 1-3
        paragraph 1 'one'
        paragraph 3 'more'
      item 4
        paragraph 4 'two'
      item 5
        paragraph 5 'three'
      """,
      "Unicode's bullets")
    expectRST(
      """
      - one
       two
      - three

      """,
      """
      item 1
        paragraph 1 'one'
      quote 2
        paragraph 2 'two'
      item 3
        paragraph 3 'three'
      """,
      "less indented words end one")
    expectRST(
      """
      -
        one

      -

        two
      -
      three

      """,
      """
      item 1-2
        paragraph 2 'one'
      item 4-6
        paragraph 6 'two'
      item 7
      paragraph 8 'three'
      """,
      "nothing behind the bullet")
    expectRST(
      """
      -one
      *two

      """,
      """
      paragraph 1-2 '-one|*two'
      """,
      "no space behind it makes it words")
    expectRST(
      """
      - one
      two

      """,
      """
      item 1
        paragraph 1 'one'
      paragraph 2 'two'
      """,
      "a line right after an item ends it")
    expectRST(
      """
      -   one

          two

        three

      """,
      """
      item 1-3
        paragraph 1 'one'
        paragraph 3 'two'
      quote 5
        paragraph 5 'three'
      """,
      "wide markers make wide margins")
  }

  @Test func withoutBlankLines() {
    expectRST(
      """
      Words
      - one
      - two

      """,
      """
      paragraph 1-3 'Words|- one|- two'
      """,
      "a list right after words is words")
    expectRST(
      """
      1. a
      2. b
      c

      :f: x
      y

      """,
      """
      item 1
        paragraph 1 'a'
      paragraph 2-3 '2. b|c'
      field 5 [f]
        paragraph 5 'x'
      paragraph 6 'y'
      """,
      "words right after a list")
  }
}
