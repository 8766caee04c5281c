import Testing

@testable import SpecText

/// Literal blocks of reStructuredText, indented and quoted.
///
/// The trees agree with docutils 0.21.2 where nothing else is said.
@Suite struct ReStructuredTextLiteralTests {
  @Test func literals() {
    expectRST(
      """
      Words::

        code
          more

        rest

      Text

      """,
      """
      paragraph 1 'Words:'
      literal 3-6 'code|  more|rest'
      paragraph 8 'Text'
      """,
      "after words")
    expectRST(
      """
      Words ::

        code

      """,
      """
      paragraph 1 'Words'
      literal 3 'code'
      """,
      "after a space the mark goes as a whole")
    expectRST(
      """
      ::

        code

      Text

      """,
      """
      literal 1-3 'code'
      paragraph 5 'Text'
      """,
      "on its own it makes no paragraph")
    expectRST(
      """
      Words
      ::

        code

      """,
      """
      paragraph 1-2 'Words'
      literal 4 'code'
      """,
      "on the paragraph's last line")
    expectRST(
      #"""
      Words\::

        quote

      """#,
      #"""
      paragraph 1 'Words\::'
      quote 3
        paragraph 3 'quote'
      """#,
      "an escaped colon is no mark")
    expectRST(
      #"""
      Words\\::

        code

      """#,
      #"""
      paragraph 1 'Words\\:'
      literal 3 'code'
      """#,
      "two backslashes escape each other")
    expectRST(
      """
      Words::

            deep
        less

      Text

      """,
      """
      paragraph 1 'Words:'
      literal 3-4 '    deep|less'
      paragraph 6 'Text'
      """,
      "the least indented line tells the margin")
    expectRST(
      "Words::\n\n\tcode\n        more\n",
      """
      paragraph 1 'Words:'
      literal 3-4 'code|more'
      """,
      "tabs count to the next of eight columns")
    expectRST(
      """
      Words::
        no code

      """,
      """
      definition 1-2 [Words::]
        paragraph 2 'no code'
      """,
      "without a blank line it is a definition")
    expectRST(
      """
      Words::

      Text

      """,
      """
      paragraph 1 'Words:'
      paragraph 3 'Text'
      """,
      "without anything")
    expectRST(
      """
      ::

      Text

      """,
      """
      directive 1
      paragraph 3 'Text'
      """,
      "the mark alone without anything")
    expectRST(
      """
      one
      two::
        code

      """,
      """
      paragraph 1-2 'one|two:'
      literal 3 'code'
      ! error unexpected-indentation @3
      """,
      "after an unexpected indentation")
  }

  @Test func quotedLiterals() {
    expectRST(
      """
      Words::

      > one
      >> two
      >three

      Text

      """,
      """
      paragraph 1 'Words:'
      literal 3-5 '> one|>> two|>three'
      paragraph 7 'Text'
      """,
      "lines that begin with one punctuation character")
    expectRST(
      """
      Words::

      > one
      * two

      """,
      """
      paragraph 1 'Words:'
      literal 3 '> one'
      item 4
        paragraph 4 'two'
      ! error inconsistent-quoting @4
      """,
      "another character ends them, which is a mistake")
    expectRST(
      """
      Words::

      > one
        two

      """,
      """
      paragraph 1 'Words:'
      literal 3 '> one'
      quote 4
        paragraph 4 'two'
      ! error unexpected-indentation @4
      """,
      "and so does indentation")
    expectRST(
      """
      Words::

      =====
      Title
      =====

      x

      """,
      """
      # 1 Title @4 4-7
      paragraph 1 'Words:'
      literal 3 '====='
      paragraph 7 'x'
      ! error inconsistent-quoting @4
      """,
      "a title's overline is taken for one")
  }
}
