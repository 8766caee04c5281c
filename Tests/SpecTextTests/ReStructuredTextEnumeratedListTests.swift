import Testing

@testable import SpecText

/// Enumerated lists of reStructuredText.
///
/// The trees agree with docutils 0.21.2 where nothing else is said.
@Suite struct ReStructuredTextEnumeratedListTests {
  @Test func numbers() {
    expectRST(
      """
      1. a
      2. b

      1) a
      2) b

      (1) a
      (2) b

      """,
      """
      item 1
        paragraph 1 'a'
      item 2
        paragraph 2 'b'
      item 4
        paragraph 4 'a'
      item 5
        paragraph 5 'b'
      item 7
        paragraph 7 'a'
      item 8
        paragraph 8 'b'
      """,
      "in every format")
    expectRST(
      """
      a. x
      b. x

      A. x
      B. x

      i. x
      ii. x

      I. x
      II. x

      """,
      """
      item 1
        paragraph 1 'x'
      item 2
        paragraph 2 'x'
      item 4
        paragraph 4 'x'
      item 5
        paragraph 5 'x'
      item 7
        paragraph 7 'x'
      item 8
        paragraph 8 'x'
      item 10
        paragraph 10 'x'
      item 11
        paragraph 11 'x'
      """,
      "letters and Roman numbers")
    expectRST(
      """
      #. a
      #. b

      3. c
      #. d
      #. e
      4. f

      """,
      """
      item 1
        paragraph 1 'a'
      item 2
        paragraph 2 'b'
      item 4
        paragraph 4 'c'
      item 5
        paragraph 5 'd'
      paragraph 6-7 '#. e|4. f'
      """,
      "automatic ones")
    expectRST(
      """
      1. a
      2. b
      4. c

      """,
      """
      item 1
        paragraph 1 'a'
      paragraph 2-3 '2. b|4. c'
      """,
      "one that does not follow begins another list")
    expectRST(
      """
      v. x
      vi. y

      i. x

      """,
      """
      paragraph 1-2 'v. x|vi. y'
      item 4
        paragraph 4 'x'
      """,
      "a single letter of a Roman number is a letter but for i")
    expectRST(
      """
      iiii. x

      """,
      """
      paragraph 1 'iiii. x'
      """,
      "a number that is none")
    expectRST(
      """
      MM. x

      M. y

      """,
      """
      item 1
        paragraph 1 'x'
      item 3
        paragraph 3 'y'
      """,
      "MM is Roman, M a letter")
    expectRST(
      """
      1. a
      b

      2. a
        b

      A. Person
      wrote

      """,
      """
      paragraph 1-2 '1. a|b'
      item 4
        paragraph 4 'a'
      quote 5
        paragraph 5 'b'
      paragraph 7-8 'A. Person|wrote'
      """,
      "the next line must be blank, indented or the next item")
    expectRST(
      """
      3. a
      4. b
      #. c

      """,
      """
      item 1
        paragraph 1 'a'
      item 2
        paragraph 2 'b'
      item 3
        paragraph 3 'c'
      """,
      "an item on one line with its last")
    expectRST(
      """
      99999999999999999999999999. x

      """,
      """
      item 1
        paragraph 1 'x'
      """,
      "numbers too large to count")
    expectRST(
      """
      z. x
      aa. y

      """,
      """
      paragraph 1-2 'z. x|aa. y'
      """,
      "z is the last letter")
  }
}
