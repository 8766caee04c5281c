import Testing

@testable import SpecText

/// Paragraphs of reStructuredText.
///
/// The trees agree with docutils 0.21.2 where nothing else is said.
@Suite struct ReStructuredTextParagraphTests {
  @Test func paragraphs() {
    expectRST(
      """
      one
      two

      three

      """,
      """
      paragraph 1-2 'one|two'
      paragraph 4 'three'
      """,
      "of several lines")
    expectRST(
      "one  \n   \ntwo\t\n",
      """
      paragraph 1 'one'
      paragraph 3 'two'
      """,
      "white space at the ends of lines is nothing")
    expectRST(
      """
      one
      two
        three
      four

      """,
      """
      paragraph 1-2 'one|two'
      quote 3
        paragraph 3 'three'
      paragraph 4 'four'
      ! error unexpected-indentation @3
      """,
      "an indented line ends one, and is a mistake")
    expectRST(
      """
      one
        two
      three

      """,
      """
      definition 1-2 [one]
        paragraph 2 'two'
      paragraph 3 'three'
      """,
      "after the first line it makes a definition")
    expectRST(
      "",
      "",
      "the empty text")
    expectRST(
      "\n \n\t\n",
      "",
      "nothing but blanks")
    expectRST(
      "one\r\ntwo\rthree\n\rfour",
      """
      paragraph 1-3 'one|two|three'
      paragraph 5 'four'
      """,
      "every line end counts once")
    expectRST(
      "one\u{0B}two\n\u{0C}\nthree\n",
      "paragraph 1 'one\u{0B}two'\nparagraph 3 'three'",
      "vertical tab and form feed are spaces")
  }
}
