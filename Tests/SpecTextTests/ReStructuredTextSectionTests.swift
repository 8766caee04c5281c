import Testing

@testable import SpecText

/// Sound titles of reStructuredText and the levels they make.
///
/// The trees agree with docutils 0.21.2 where nothing else is said.
@Suite struct ReStructuredTextSectionTests {
  @Test func levels() {
    expectRST(
      """
      Top
      ===

      Words.

      Sub
      ---

      More.

      Deep
      ~~~~

      Sub two
      -------

      Next
      ====

      """,
      """
      # 1 Top @1 1-16
      # 2 Sub @6 6-13
      # 3 Deep @11 11-13
      # 2 Sub two @14 14-16
      # 1 Next @17 17-18
      paragraph 4 'Words.'
      paragraph 9 'More.'
      """,
      "styles in order of appearance")
    expectRST(
      """
      ===
      Top
      ===

      Sub
      ===

      Below.

      ====
      Next
      ====

      """,
      """
      # 1 Top @2 1-9
      # 2 Sub @5 5-9
      # 1 Next @11 10-12
      paragraph 8 'Below.'
      """,
      "an overline makes another style of the same character")
    expectRST(
      """
      Words.

      Top
      ---

      """,
      """
      # 1 Top @3 3-4
      paragraph 1 'Words.'
      """,
      "words before the first title belong to no section")
    expectRST(
      """
      =========
        Title
      =========

      x

      """,
      """
      # 1 Title @2 1-5
      paragraph 5 'x'
      """,
      "the title below an overline may be indented")
    expectRST(
      """
      Top
      ===
      Words.
      more words

      Next
      ====

      """,
      """
      # 1 Top @1 1-5
      # 1 Next @6 6-7
      paragraph 3-4 'Words.|more words'
      """,
      "a title needs no blank line around it")
    expectRST(
      #"""
      Top
      $$$

      Sub
      ]]]

      Deep
      \\\\

      """#,
      """
      # 1 Top @1 1-8
      # 2 Sub @4 4-8
      # 3 Deep @7 7-8
      """,
      "any of the 32 punctuation characters")
  }

  @Test func lengths() {
    expectRST(
      """
      Top
      =======

      """,
      """
      # 1 Top @1 1-2
      """,
      "an underline may be longer than the title")
    expectRST(
      """
      A longer title
      ====

      x

      """,
      """
      # 1 A longer title @1 1-4
      paragraph 4 'x'
      """,
      "four characters and more are an underline even if too short")
    expectRST(
      """
      A longer title
      ===

      x

      """,
      """
      paragraph 1-2 'A longer title|==='
      paragraph 4 'x'
      """,
      "three are text")
    expectRST(
      """
      Top
      ===

      """,
      """
      # 1 Top @1 1-2
      """,
      "three are enough for three")
    expectRST(
      """
      中文
      ===

      中文
      ====

      """,
      """
      # 1 中文 @4 4-5
      paragraph 1-2 '中文|==='
      """,
      "wide characters take two columns")
    expectRST(
      "e\u{301}e\u{301}\n==\n",
      "# 1 e\u{301}e\u{301} @1 1-2",
      "combining ones none")
    expectRST(
      """
      ==
      Top
      ==

      """,
      """
      paragraph 1-3 '==|Top|=='
      """,
      "a short overline is text as a whole")
  }
}
