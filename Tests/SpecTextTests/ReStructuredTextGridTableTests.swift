import Testing

@testable import SpecText

/// Grid tables of reStructuredText.
///
/// The trees agree with docutils 0.21.2 where nothing else is said.
@Suite struct ReStructuredTextGridTableTests {
  @Test func grids() {
    expectRST(
      """
      +---+---+
      | a | b |
      +===+===+
      | c | d |
      +---+---+
      | e     |
      +---+---+

      """,
      """
      table 1-7 'a|b|c|d|e'
      """,
      "header and rows")
    expectRST(
      """
      +---+-------+
      | a | b     |
      |   +---+---+
      |   | c | d |
      +---+---+---+

      """,
      """
      table 1-5 'a|b|c|d'
      """,
      "cells over rows and columns")
    expectRST(
      """
      +-----+-----+
      | - a | b   |
      |     |     |
      | - c | d e |
      +-----+-----+

      """,
      """
      table 1-5 '- a|- c|b|d e'
      """,
      "cells of several lines")
    expectRST(
      """
      +----+---+
      | 中 | b |
      +----+---+

      """,
      """
      table 1-3 '中|b'
      """,
      "wide characters take two columns")
    expectRST(
      """
      +---+

      +---+
      +---+

      """,
      """
      table 1
      table 3-4
      """,
      "borders alone")
    expectRST(
      """
      - x

        +---+
        | a |
        +---+

      """,
      """
      item 1-5
        paragraph 1 'x'
        table 3-5 'a'
      """,
      "in a list")
  }

  @Test func malformedGrids() {
    expectRST(
      """
      +---+
      | a |

      Text

      """,
      """
      directive 1-2 '+---+|| a |'
      paragraph 4 'Text'
      ! error malformed-table @1
      """,
      "without a bottom")
    expectRST(
      """
      +---+---+
      | a | b|
      +---+---+

      """,
      """
      directive 1-3 '+---+---+|| a | b||+---+---+'
      ! error malformed-table @1
      """,
      "a ragged right edge")
    expectRST(
      """
      +---+---+
      | a | b |
      +---+   |
      | c   d |
      +---+---+

      """,
      """
      directive 1-5 '+---+---+|| a | b ||+---+   ||| c   d ||+---+---+'
      ! error malformed-table @1
      """,
      "a cell that is no rectangle")
    expectRST(
      """
      +---+
      | a |
      +===+
      | b |
      +===+
      | c |
      +---+

      """,
      """
      directive 1-7 '+---+|| a ||+===+|| b ||+===+|| c ||+---+'
      ! error malformed-table @5
      """,
      "two header separators")
    expectRST(
      """
      +---+
      | a |
      +---+
      Text

      """,
      """
      table 1-3 'a'
      paragraph 4 'Text'
      """,
      "words right below")
    expectRST(
      """
      +---+
      | a |
      +---+
        Text

      """,
      """
      table 1-3 'a'
      quote 4
        paragraph 4 'Text'
      ! error unexpected-indentation @4
      """,
      "an indented line right below")
    expectRST(
      """
      +---+
      | a |
      +---+
      | b |
      +---+
      | c |
      Text

      """,
      """
      table 1-3 'a'
      line-block 4 'b |'
      directive 5-6 '+---+|| c |'
      paragraph 7 'Text'
      ! error malformed-table @5
      """,
      "words below a row: the last row is read again")
  }

  @Test func cells() {
    expectRST(
      """
      +-------+
      | a     |
      | b     |
      |   c   |
      +-------+
      | d     |
      +-------+

      """,
      """
      table 1-7 'a|b|c|d'
      ! error unexpected-indentation @4
      """,
      "an indented line in a cell")
    expectRST(
      """
      +------------+
      | .. note::  |
      +------------+

      """,
      """
      table 1-3 '.. note::'
      ! error directive @3
      """,
      "a directive's mistake, which docutils reports a line too low")
  }
}
