import Testing

@testable import SpecText

/// Comments of reStructuredText.
///
/// The trees agree with docutils 0.21.2 where nothing else is said.
@Suite struct ReStructuredTextCommentTests {
  @Test func comments() {
    expectRST(
      """
      .. one
      .. two
         three

         four

      Text

      """,
      """
      comment 1 'one'
      comment 2-5 'two|three|four'
      paragraph 7 'Text'
      """,
      "on one line and on several")
    expectRST(
      """
      ..

         quote

      """,
      """
      comment 1
      quote 3
        paragraph 3 'quote'
      """,
      "an empty one ends before the blank line")
    expectRST(
      """
      ..
         one

         two

      """,
      """
      comment 1-4 'one|two'
      """,
      "an empty first line takes what follows")
    expectRST(
      """
      ..
      ..

      """,
      """
      comment 1
      comment 2
      """,
      "two empty ones")
    expectRST(
      """
      Text

      ..
      """,
      """
      paragraph 1 'Text'
      comment 3
      """,
      "at the end")
    expectRST(
      """
      ..one

      """,
      """
      paragraph 1 '..one'
      """,
      "without a space they are words")
    expectRST(
      """
      .. one:: two:three
      .. a::b
      .. -x:: y

      """,
      """
      directive 1 [one] 'two:three'
      comment 2 'a::b'
      comment 3 '-x:: y'
      """,
      "anything that is nothing else")
  }
}
