import Testing

@testable import SpecText

/// Transitions of reStructuredText, sound and misplaced.
///
/// The trees agree with docutils 0.21.2 where nothing else is said.
@Suite struct ReStructuredTextTransitionTests {
  @Test func transitions() {
    expectRST(
      """
      a

      ----

      b

      """,
      """
      paragraph 1 'a'
      transition 3
      paragraph 5 'b'
      """,
      "between paragraphs")
    expectRST(
      """
      a

      ---

      b

      """,
      """
      paragraph 1 'a'
      paragraph 3 '---'
      paragraph 5 'b'
      """,
      "three characters are words")
    expectRST(
      """
      Top
      ===

      a

      ----

      Next
      ====

      b

      """,
      """
      # 1 Top @1 1-7
      # 1 Next @8 8-11
      paragraph 4 'a'
      transition 6
      paragraph 11 'b'
      """,
      "at the end of a section, which is no mistake")
    expectRST(
      """
      ----

      a

      """,
      """
      transition 1
      paragraph 3 'a'
      ! error transition @1
      """,
      "not at the beginning of the text")
    expectRST(
      """
      Top
      ===

      ----

      a

      """,
      """
      # 1 Top @1 1-6
      transition 4
      paragraph 6 'a'
      ! error transition @4
      """,
      "nor at that of a section")
    expectRST(
      """
      a

      ----
      """,
      """
      paragraph 1 'a'
      transition 3
      ! error transition @3
      """,
      "nor at the end of the text, its line end left out")
    expectRST(
      """
      a

      ----

      ====

      b

      """,
      """
      paragraph 1 'a'
      transition 3
      transition 5
      paragraph 7 'b'
      ! error transition @5
      """,
      "nor two in a row")
  }
}
