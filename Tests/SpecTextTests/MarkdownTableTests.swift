import Testing

@testable import SpecText

/// Tables and line ends of Markdown: small texts and the trees expected of them.
///
/// Where nothing else is said, the trees agree with the CommonMark specification and with markdown-it.
@Suite struct MarkdownTableTests {
  @Test func tables() {
    expectTree(
      """
      | a | b |
      |---|:-:|
      | c | d |

      a | b
      -: | -
      c

      """,
      """
      table 1-3 'a|b|c|d'
      table 5-7 'a|b|c'
      """,
      "with outer borders and without")
    expectTree(
      """
      |a|b|
      |-|-|
      |c|
      |d|e|f|
      ||g|

      """,
      """
      table 1-5 'a|b|c|d|e|g'
      """,
      "cells left out and left over")
    expectTree(
      """
      a \\| b | c
      --|--
      `d | e` | f

      """,
      """
      table 1-3 'a \\| b|c|`d|e`'
      """,
      "escaped pipes")
    expectTree(
      """
      | a | b |
      |---|

      | a |
      |---|---|

      a | b
      -- --

      | a |
      - |

      """,
      """
      paragraph 1-2 '| a | b |||---|'
      paragraph 4-5 '| a |||---|---|'
      paragraph 7 'a | b'
      transition 8
      paragraph 10 '| a |'
      item 11
        paragraph 11 '|'
      """,
      "the delimiter row must match")
    expectTree(
      """
      text
      | a |
      |---|
      | b |

      """,
      """
      paragraph 1 'text'
      table 2-4 'a|b'
      """,
      "after a paragraph")
    expectTree(
      """
      > a | b
      --|--

      - c | d
      -|-

      # e | f
      -|-

      """,
      """
      table 1-2 '> a|b'
      table 4-5 '- c|d'
      table 7-8 '# e|f'
      """,
      "a table is looked for before all else (as in markdown-it)")
    expectTree(
      """
      - one
      - a | b
      --|--

      """,
      """
      item 1
        paragraph 1 'one'
      item 2-3
        paragraph 2-3 'a | b|--|--'
      """,
      "but not in a list's next item")
    expectTree(
      """
      |a|
      |-|
      |b|
      # H
      |a|
      |-|
      > q

      |a|
      |-|
      - i

      |a|
      |-|
          code

      |a|
      |-|
      ```

      ```
      |a|
      |-|
      <div>

      |a|
      |-|
      ***
      |a|
      |-|
      <x>
      =

      """,
      """
      # 1 H @4 4-32
      table 1-3 'a|b'
      table 5-6 'a'
      quote 7
        paragraph 7 'q'
      table 9-10 'a'
      item 11
        paragraph 11 'i'
      table 13-14 'a'
      literal 15 'code'
      table 17-18 'a'
      literal 19-21
      table 22-23 'a'
      html 24 '<div>'
      table 26-27 'a'
      transition 28
      table 29-32 'a|<x>|='
      """,
      "what ends it")
    expectTree(
      """
      > | a | b |
      > |---|---|
      > | c | d |
      | e | f |

      - | a |
        |---|
        | b |
      c | d

      """,
      """
      quote 1-3
        table 1-3 'a|b|c|d'
      paragraph 4 '| e | f |'
      item 6-8
        table 6-8 'a|b'
      paragraph 9 'c | d'
      """,
      "in containers")
    expectTree(
      """
      a | b
      --|--
      """,
      """
      table 1-2 'a|b'
      """,
      "the last line of the text")
  }

  @Test func lineEnds() {
    expectTree(
      """

      """,
      """

      """,
      "empty")
    expectTree(
      """
      \u{20}
      \t

      """,
      """

      """,
      "blank")
    expectTree(
      """
      # A\rb\r
      \r
      ```\rc\r```\r
      d
      """,
      """
      # 1 A @1 1-7
      paragraph 2 'b'
      literal 4-6 'c'
      paragraph 7 'd'
      """,
      "carriage returns")
  }
}
