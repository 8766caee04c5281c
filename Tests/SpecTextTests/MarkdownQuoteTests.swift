import Testing

@testable import SpecText

/// Quotes of Markdown: small texts and the trees expected of them.
///
/// Where nothing else is said, the trees agree with the CommonMark specification and with markdown-it.
@Suite struct MarkdownQuoteTests {
  @Test func quotes() {
    expectTree(
      """
      > one
      >two
      > > three
      >>> four

      """,
      """
      quote 1-4
        paragraph 1-2 'one|two'
        quote 3-4
          paragraph 3 'three'
          quote 4
            paragraph 4 'four'
      """,
      "nested, with and without blanks")
    expectTree(
      """
      > one
      two
      > - three
      four
      > > five
      six

      """,
      """
      quote 1-6
        paragraph 1-2 'one|two'
        item 3-4
          paragraph 3-4 'three|four'
        quote 5-6
          paragraph 5-6 'five|six'
      """,
      "lazy")
    expectTree(
      """
      > one
      - two

      > ```
      three

      >     four
          five

      > # six
      seven

      """,
      """
      quote 1
        paragraph 1 'one'
      item 2
        paragraph 2 'two'
      quote 4
        literal 4
      paragraph 5 'three'
      quote 7
        literal 7 'four'
      literal 8 'five'
      quote 10
        topic 10 [six] 'six'
      paragraph 11 'seven'
      """,
      "what is not lazy")
    expectTree(
      """
      > one

      > two
      >
      > three
      >

      """,
      """
      quote 1
        paragraph 1 'one'
      quote 3-6
        paragraph 3 'two'
        paragraph 5 'three'
      """,
      "ended by a blank line")
    expectTree(
      """
      >\tone

      >\t\ttwo

      """,
      """
      quote 1
        paragraph 1 'one'
      quote 3
        literal 3 '\ttwo'
      """,
      "tabs")
    expectTree(
      """
      >
      >\u{20}\u{20}

      >\u{20}

      """,
      """
      quote 1-2
      quote 4
      """,
      "empty")
  }
}
