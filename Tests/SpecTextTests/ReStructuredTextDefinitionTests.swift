import Testing

@testable import SpecText

/// Definition, field and option lists of reStructuredText.
///
/// The trees agree with docutils 0.21.2 where nothing else is said.
@Suite struct ReStructuredTextDefinitionTests {
  @Test func definitions() {
    expectRST(
      """
      one
        first

        more
      two : kind
        second

      """,
      """
      definition 1-4 [one]
        paragraph 2 'first'
        paragraph 4 'more'
      definition 5-6 [two : kind]
        paragraph 6 'second'
      """,
      "terms and their definitions")
    expectRST(
      """
      the ``term`` here
          meaning

      """,
      """
      definition 1-2 [the ``term`` here]
        paragraph 2 'meaning'
      """,
      "a term of several words with markup")
    expectRST(
      """
      one
        first
      - x
        y

      """,
      """
      definition 1-2 [one]
        paragraph 2 'first'
      item 3-4
        paragraph 3-4 'x|y'
      """,
      "a list item is no term")
    expectRST(
      """
      one
        first

      ===
        x

      """,
      """
      definition 1-2 [one]
        paragraph 2 'first'
      definition 4-5 [===]
        paragraph 5 'x'
      """,
      "a line of punctuation is no definition")
  }

  @Test func fields() {
    expectRST(
      """
      :one: first
      :two words: second
        more
      :three:

        - item

      """,
      """
      field 1 [one]
        paragraph 1 'first'
      field 2-3 [two words]
        paragraph 2-3 'second|more'
      field 4-6 [three]
        item 6
          paragraph 6 'item'
      """,
      "names and bodies")
    expectRST(
      #"""
      :a:b: c
      :d\: e: f

      """#,
      #"""
      field 1 [a:b]
        paragraph 1 'c'
      field 2 [d\: e]
        paragraph 2 'f'
      """#,
      "colons inside the name")
    expectRST(
      """
      :one:two

      :role:`x` y: z

      : x: y

      """,
      """
      paragraph 1 ':one:two'
      paragraph 3 ':role:`x` y: z'
      paragraph 5 ': x: y'
      """,
      "no space behind the colon, or a role, makes it words")
    expectRST(
      """
      :one : x

      """,
      """
      paragraph 1 ':one : x'
      """,
      "a blank name's end")
  }

  @Test func options() {
    expectRST(
      """
      -a            all
      -b FILE       of a file
      --long=X, -l X
                    on the next line
      /V            like DOS
      +x <a b>      with blanks

      """,
      """
      option 1 [-a]
        paragraph 1 'all'
      option 2 [-b FILE]
        paragraph 2 'of a file'
      option 3-4 [--long=X, -l X]
        paragraph 4 'on the next line'
      option 5 [/V]
        paragraph 5 'like DOS'
      option 6 [+x <a b>]
        paragraph 6 'with blanks'
      """,
      "short, long, DOS and with arguments")
    expectRST(
      """
      -a all

      """,
      """
      paragraph 1 '-a all'
      """,
      "one space is not enough behind them")
    expectRST(
      """
      -a

      Text

      """,
      """
      paragraph 1 '-a'
      paragraph 3 'Text'
      """,
      "without a description it is words")
    expectRST(
      """
      --all
          everything

      """,
      """
      option 1-2 [--all]
        paragraph 2 'everything'
      """,
      "a description below")
    expectRST(
      """
      /etc  configuration

      /etc/hosts  no option

      """,
      """
      option 1 [/etc]
        paragraph 1 'configuration'
      paragraph 3 '/etc/hosts  no option'
      """,
      "a path is one, too")
  }
}
