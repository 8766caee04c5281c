import Testing

@testable import SpecText

/// List items of Markdown: small texts and the trees expected of them.
///
/// Where nothing else is said, the trees agree with the CommonMark specification and with markdown-it.
@Suite struct MarkdownListTests {
  @Test func items() {
    expectTree(
      """
      - a
      + b
      * c
      1. d
      2) e
      123456789. f
      1234567890. g
      -h
      1.i

      """,
      """
      item 1
        paragraph 1 'a'
      item 2
        paragraph 2 'b'
      item 3
        paragraph 3 'c'
      item 4
        paragraph 4 'd'
      item 5
        paragraph 5 'e'
      item 6-9
        paragraph 6-9 'f|1234567890. g|-h|1.i'
      """,
      "of all kinds")
    expectTree(
      """
      - a
        - b
          - c
         - d
       - e

      1.  f
          - g

        h

      """,
      """
      item 1-4
        paragraph 1 'a'
        item 2-3
          paragraph 2 'b'
          item 3
            paragraph 3 'c'
        item 4
          paragraph 4 'd'
      item 5
        paragraph 5 'e'
      item 7-8
        paragraph 7 'f'
        item 8
          paragraph 8 'g'
      paragraph 10 'h'
      """,
      "nested by indentation")
    expectTree(
      """
      - one

        two

            code

        > quote

      three

      """,
      """
      item 1-7
        paragraph 1 'one'
        paragraph 3 'two'
        literal 5 'code'
        quote 7
          paragraph 7 'quote'
      paragraph 9 'three'
      """,
      "with several blocks")
    expectTree(
      """
      -     one

        two
      -   three

      """,
      """
      item 1-3
        literal 1 'one'
        paragraph 3 'two'
      item 4
        paragraph 4 'three'
      """,
      "beginning with code")
    expectTree(
      """
      -
      - a
      -
        b
      -

        c

      """,
      """
      item 1
      item 2
        paragraph 2 'a'
      item 3-4
        paragraph 4 'b'
      item 5
      paragraph 7 'c'
      """,
      "empty, and one that begins with a blank line")
    expectTree(
      """
      - one
      two
        - three
      four

        five

      """,
      """
      item 1-6
        paragraph 1-2 'one|two'
        item 3-4
          paragraph 3-4 'three|four'
        paragraph 6 'five'
      """,
      "lazy lines")
    expectTree(
      """
      -\tone

      \ttwo

       \t- three
      -\t\tfour

      """,
      """
      item 1-5
        paragraph 1 'one'
        paragraph 3 'two'
        item 5
          paragraph 5 'three'
      item 6
        literal 6 '\tfour'
      """,
      "tabs")
    expectTree(
      """
      1. one
          *   two
              *   three
             *   four

      """,
      """
      item 1-4
        paragraph 1 'one'
        item 2-3
          paragraph 2 'two'
          item 3
            paragraph 3 'three'
        literal 4 '*   four'
      """,
      "outdented code ends a lazy paragraph (as in markdown-it)")
    expectTree(
      """
      - one
       - two
        - three
         - four
          - five

      """,
      """
      item 1
        paragraph 1 'one'
      item 2
        paragraph 2 'two'
      item 3
        paragraph 3 'three'
      item 4-5
        paragraph 4-5 'four|- five'
      """,
      "a code-indented marker is text")
    expectTree(
      """
      > 1. one
      >    two
      > 2. three
      >
      >    four
      >
      > five

      """,
      """
      quote 1-7
        item 1-2
          paragraph 1-2 'one|two'
        item 3-5
          paragraph 3 'three'
          paragraph 5 'four'
        paragraph 7 'five'
      """,
      "in quotes")
  }
}
