import Testing

@testable import SpecText

/// Malformed and misplaced titles of reStructuredText.
///
/// The trees agree with docutils 0.21.2 where nothing else is said.
@Suite struct ReStructuredTextSectionMistakeTests {
  @Test func insideBlocks() {
    expectRST(
      """
      - x

        Title
        =====

        y

      """,
      """
      item 1-6
        paragraph 1 'x'
        directive 3-4 'Title|====='
        paragraph 6 'y'
      ! severe title-in-block @4
      """,
      "a list item holds no title")
    expectRST(
      """
        Title
        =====

        y

      """,
      """
      quote 1-4
        directive 1-2 'Title|====='
        paragraph 4 'y'
      ! severe title-in-block @2
      """,
      "nor a quote")
    expectRST(
      """
      - x

        ----

        y

      """,
      """
      item 1-5
        paragraph 1 'x'
        directive 3 '----'
        paragraph 5 'y'
      ! severe transition-in-block @3
      """,
      "nor a transition")
    expectRST(
      """
      - x

        ---

        y

      """,
      """
      item 1-5
        paragraph 1 'x'
        paragraph 3 '---'
        paragraph 5 'y'
      """,
      "three characters are words there")
  }

  @Test func mistakes() {
    expectRST(
      """
      Top
      ===

      Sub
      ---

      Next
      ====

      Deep
      ~~~~

      words

      """,
      """
      # 1 Top @1 1-6
      # 2 Sub @4 4-6
      # 1 Next @7 7-13
      directive 10-11 'Deep|~~~~'
      paragraph 13 'words'
      ! severe inconsistent-title @10
      """,
      "a style that skips a level")
    expectRST(
      """
      Top
      ===

      Sub
      ---

      Deep
      ~~~~

      Next
      ====

      Odd
      ^^^

      """,
      """
      # 1 Top @1 1-9
      # 2 Sub @4 4-9
      # 3 Deep @7 7-9
      # 1 Next @10 10-14
      directive 13-14 'Odd|^^^'
      ! severe inconsistent-title @13
      """,
      "an unknown style where a known one would do")
    expectRST(
      """
      =====
      Title
      words

      more

      """,
      """
      directive 1-3 '=====|Title|words'
      paragraph 5 'more'
      ! severe missing-underline @1
      """,
      "an overline without underline")
    expectRST(
      """
      =====
      Title

      more

      """,
      """
      directive 1-3 '=====|Title'
      paragraph 4 'more'
      ! severe missing-underline @1
      """,
      "a blank third line counts as that")
    expectRST(
      """
      =====
      Title
      ======

      more

      """,
      """
      directive 1-3 '=====|Title|======'
      paragraph 5 'more'
      ! severe title-mismatch @1
      """,
      "overline and underline of different length")
    expectRST(
      """
      =====
      Title
      -----

      more

      """,
      """
      directive 1-3 '=====|Title|-----'
      paragraph 5 'more'
      ! severe title-mismatch @1
      """,
      "overline and underline of different characters")
    expectRST(
      """
      =====
      Title

      """,
      """
      directive 1-2 '=====|Title'
      ! severe incomplete-title @1
      """,
      "the text ends after the title")
    expectRST(
      """
      =====
      -----

      more

      """,
      """
      directive 1-2 '=====|-----'
      paragraph 4 'more'
      ! error invalid-title @1
      """,
      "two adornments")
    expectRST(
      """
      ==
      --

      more

      """,
      """
      # 1 == @1 1-4
      paragraph 4 'more'
      """,
      "two short ones are a title")
  }
}
