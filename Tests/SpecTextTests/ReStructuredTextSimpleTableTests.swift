import Testing

@testable import SpecText

/// Simple tables of reStructuredText.
///
/// The trees agree with docutils 0.21.2 where nothing else is said.
@Suite struct ReStructuredTextSimpleTableTests {
  @Test func simple() {
    expectRST(
      """
      =====  =====
      one    two
      =====  =====
      a      b
             c

      d      e f g h i
      =====  =====

      """,
      """
      table 1-8 'one|two|a|b|c|d|e f g h i'
      """,
      "header and rows")
    expectRST(
      """
      == == ==
      a  b  c
      ----- --
      d     e
      == == ==

      """,
      """
      table 1-5 'a  b|c|d|e'
      """,
      "spanning columns")
    expectRST(
      """
      == ==
      a  b

         c
      == ==

      """,
      """
      table 1-5 'a|b|c'
      """,
      "an empty first column goes on with the row")
    expectRST(
      """
      == ==
         b
      a  c
      == ==

      """,
      """
      table 1-4 'a|c'
      """,
      "rows before the first column's words are lost")
    expectRST(
      """
      ====

      a

      """,
      """
      transition 1
      paragraph 3 'a'
      ! error transition @1
      """,
      "one column is a title or transition, not a table")
    expectRST(
      """
      ==== ==
      中文 b
      ==== ==

      """,
      """
      table 1-3 '中文|b'
      """,
      "wide characters")
    expectRST(
      "==\t==\na\tb\n==\t==\n",
      """
      table 1-3 'a|b'
      """,
      "tabs")
  }

  @Test func malformedSimple() {
    expectRST(
      """
      ==  ==
      a b  c
      ==  ==

      """,
      """
      directive 1-3 '==  ==|a b  c|==  =='
      ! error malformed-table @2
      """,
      "words in the margin")
    expectRST(
      """
      ==  ==
      a   b
      ==  ===

      Text

      """,
      """
      directive 1-3 '==  ==|a   b|==  ==='
      paragraph 5 'Text'
      ! error malformed-table @1
      """,
      "a bottom of another length")
    expectRST(
      """
      ==  ==
      a   b

      Text

      Title
      =====

      """,
      """
      directive 1-7 '==  ==|a   b|Text|Title|====='
      ! error malformed-table @1
      """,
      "no bottom: all the rest is lost")
    expectRST(
      """
      ==  ==
      a   b
      ==  ==
      Text

      Text

      """,
      """
      directive 1-3 '==  ==|a   b|==  =='
      paragraph 4 'Text'
      paragraph 6 'Text'
      ! error malformed-table @1
      """,
      "no blank line after the bottom")
    expectRST(
      """
      == == ==
      a  b  c
      ---- ---
      d    e
      == == ==

      """,
      """
      directive 1-5 '== == ==|a  b  c|---- ---|d    e|== == =='
      ! error malformed-table @3
      """,
      "a span that does not match the columns")
    expectRST(
      """
      == == ==
      a  b  c
      -----
      d    e
      == == ==

      """,
      """
      directive 1-5 '== == ==|a  b  c|-----|d    e|== == =='
      ! error malformed-table @3
      """,
      "a span that is too short")
  }
}
