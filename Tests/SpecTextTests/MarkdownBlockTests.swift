import Testing

@testable import SpecText

/// Paragraphs, headings and breaks of Markdown: small texts and the trees expected of them.
///
/// Where nothing else is said, the trees agree with the CommonMark specification and with markdown-it.
@Suite struct MarkdownBlockTests {
  @Test func paragraphs() {
    expectTree(
      """
      one
      two

      """,
      """
      paragraph 1-2 'one|two'
      """,
      "one of two lines")
    expectTree(
      """
      one
       \t

        two
         three

      """,
      """
      paragraph 1 'one'
      paragraph 4-5 'two|three'
      """,
      "parted by blank lines, however they look")
    expectTree(
      """
      one
              two
      \tthree

      """,
      """
      paragraph 1-3 'one|two|three'
      """,
      "indented lines continue one")
    expectTree(
      """
      one
      2. two
      +
      3) x
      - - x

      """,
      """
      paragraph 1-4 'one|2. two|+|3) x'
      item 5
        item 5
          paragraph 5 'x'
      """,
      "a paragraph takes no break or list that may not interrupt it")
    expectTree(
      """
      one
      # two
      one
      ***
      one
      - item

      one
      1) item

      one
      > quote

      one
      ```
      code
      ```
      one
      <div>

      """,
      """
      # 1 two @2 2-19
      paragraph 1 'one'
      paragraph 3 'one'
      transition 4
      paragraph 5 'one'
      item 6
        paragraph 6 'item'
      paragraph 8 'one'
      item 9
        paragraph 9 'item'
      paragraph 11 'one'
      quote 12
        paragraph 12 'quote'
      paragraph 14 'one'
      literal 15-17 'code'
      paragraph 18 'one'
      html 19 '<div>'
      """,
      "what interrupts")
  }

  @Test func headings() {
    expectTree(
      """
      # One
      ## Two ##
      ### Three #\\##
      #### Four#
      #####\u{20}
      ######   Six   ######\u{20}\u{20}\u{20}
      ####### Seven
      #Eight
          # Nine

      """,
      """
      # 1 One @1 1-9
      # 2 Two @2 2-9
      # 3 Three ### @3 3-9
      # 4 Four# @4 4-9
      # 5  @5 5-9
      # 6 Six @6 6-9
      paragraph 7-9 '####### Seven|#Eight|# Nine'
      """,
      "ATX, closed or not")
    expectTree(
      """
         # One
          # code

      """,
      """
      # 1 One @1 1-2
      literal 2 '# code'
      """,
      "indented by three at most")
    expectTree(
      """
      One *two
      three*
      ===
      Four
      --\u{20}\u{20}
      five
      = =

      """,
      """
      # 1 One two three @1 1-7
      # 2 Four @4 4-7
      paragraph 6-7 'five|= ='
      """,
      "setext over several lines")
    expectTree(
      """
      > one
      ---
      - two
      ===

      """,
      """
      quote 1
        paragraph 1 'one'
      transition 2
      item 3-4
        paragraph 3-4 'two|==='
      """,
      "an underline is not lazy")
    expectTree(
      """
      One
      -

      Two
        =

      """,
      """
      # 2 One @1 1-3
      # 1 Two @4 4-5
      """,
      "a dash alone underlines")
    expectTree(
      """
      # A

      ### B

      ## C

      text

      # D

      """,
      """
      # 1 A @1 1-8
      # 3 B @3 3-4
      # 2 C @5 5-8
      # 1 D @9 9-9
      paragraph 7 'text'
      """,
      "sections nest")
    expectTree(
      """
      > # In a quote

      - Title
        ---
        text

      """,
      """
      quote 1
        topic 1 [In a quote] 'In a quote'
      item 3-5
        topic 3-4 [Title] 'Title'
        paragraph 5 'text'
      """,
      "no sections, but their words are kept")
  }

  @Test func breaks() {
    expectTree(
      """
      ***
      - - -
       _\t_ _\u{20}
      --
      **
      * * x

      """,
      """
      transition 1
      transition 2
      transition 3
      paragraph 4-5 '--|**'
      item 6
        item 6
          paragraph 6 'x'
      """,
      "of three kinds")
    expectTree(
      """
      - a
      - - -
      * * *
      - b

      """,
      """
      item 1
        paragraph 1 'a'
      transition 2
      transition 3
      item 4
        paragraph 4 'b'
      """,
      "before items")
  }
}
