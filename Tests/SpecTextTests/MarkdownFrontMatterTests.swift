import Testing

@testable import SpecText

/// Front matter: small texts and the trees expected of them.
///
/// Where nothing else is said, the trees agree with the CommonMark specification and with markdown-it.
@Suite struct MarkdownFrontMatterTests {
  @Test func frontMatter() {
    expectTree(
      """
      ---
      a: b
      ---\u{20}
      # c
      ---
      # D

      """,
      """
      # 1 D @6 6-6
      front-matter 1-5 'a: b|--- |# c'
      """,
      "up to the next line that is exactly `---`")
    expectTree(
      """
      ---

      ---
      ---

      """,
      """
      front-matter 1-3
      transition 4
      """,
      "blank lines and nothing else")
    expectTree(
      """
      ---
      ---
      # a

      """,
      """
      # 1 a @3 3-3
      transition 1
      transition 2
      """,
      "needs a line between, and its ends")
    expectTree(
      """
      ---
      a
      ---
      """,
      """
      # 2 a @2 2-3
      transition 1
      """,
      "a second line is not enough")
    expectTree(
      """

      ---
      a
      ---

      """,
      """
      # 2 a @3 3-4
      transition 2
      """,
      "not later")
  }
}
