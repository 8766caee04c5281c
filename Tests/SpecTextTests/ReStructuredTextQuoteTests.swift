import Testing

@testable import SpecText

/// Block quotes, doctest blocks and line blocks of reStructuredText.
///
/// The trees agree with docutils 0.21.2 where nothing else is said.
@Suite struct ReStructuredTextQuoteTests {
  @Test func doctestsAndLineBlocks() {
    expectRST(
      """
      >>> 1 + 1
      2
        3

      Text

      """,
      """
      doctest 1-3 '>>> 1 + 1|2|  3'
      paragraph 5 'Text'
      """,
      "a doctest ends with a blank line only")
    expectRST(
      """
      >>>1

      """,
      """
      paragraph 1 '>>>1'
      """,
      "three prompts without a space are words")
    expectRST(
      """
      | one
      |   two
      |
      | three
        goes on

      Text

      """,
      """
      line-block 1-5 'one|two|three|goes on'
      paragraph 7 'Text'
      """,
      "lines of verse")
    expectRST(
      """
      |one| two

      """,
      """
      paragraph 1 '|one| two'
      """,
      "a pipe without a space begins none")
  }

  @Test func quotes() {
    expectRST(
      """
      Words

          deep

        less

      Text

      """,
      """
      paragraph 1 'Words'
      quote 3-5
        quote 3
          paragraph 3 'deep'
        paragraph 5 'less'
      paragraph 7 'Text'
      """,
      "inside each other")
    expectRST(
      """
        Said.

        -- A. Person

      Text

      """,
      """
      quote 1-3 'A. Person'
        paragraph 1 'Said.'
      paragraph 5 'Text'
      """,
      "with an attribution")
    expectRST(
      """
        One.

        -- A

        Two.

        --- B
           and more

      """,
      """
      quote 1-3 'A'
        paragraph 1 'One.'
      quote 5-8 'B|and more'
        paragraph 5 'Two.'
      """,
      "an attribution parts two")
    expectRST(
      """
        One.

        ---- A

      """,
      """
      quote 1-3
        paragraph 1 'One.'
        paragraph 3 '---- A'
      """,
      "three dashes or two, not four")
    expectRST(
      """
        One.

        -- A
           b
          c

      """,
      """
      quote 1-5
        paragraph 1 'One.'
        definition 3-5 [-- A]
          quote 4
            paragraph 4 'b'
          paragraph 5 'c'
      """,
      "its further lines must be indented alike")
    expectRST(
      """
        -- A

      """,
      """
      quote 1
        paragraph 1 '-- A'
      """,
      "it needs words before it")
    expectRST(
      """
      Words

        quote
      Text

      """,
      """
      paragraph 1 'Words'
      quote 3
        paragraph 3 'quote'
      paragraph 4 'Text'
      """,
      "without a blank line after it")
  }
}
