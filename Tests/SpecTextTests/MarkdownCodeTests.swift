import Testing

@testable import SpecText

/// Code and HTML of Markdown: small texts and the trees expected of them.
///
/// Where nothing else is said, the trees agree with the CommonMark specification and with markdown-it.
@Suite struct MarkdownCodeTests {
  @Test func code() {
    expectTree(
      """
          one

      \t two
      \u{20}

      three

      """,
      """
      literal 1-3 'one| two'
      paragraph 6 'three'
      """,
      "indented, with blank lines inside")
    expectTree(
      """
      one
          two
      # H
          code

      """,
      """
      # 1 H @3 3-4
      paragraph 1-2 'one|two'
      literal 4 'code'
      """,
      "not after a paragraph, but after a heading")
    expectTree(
      """
      ```swift  x\u{20}
      one

        ```
      ~~~ a`b ~
      ```
      ~~~~
      after

      """,
      """
      literal 1-4 [swift  x] 'one'
      literal 5-7 [a`b ~] '```'
      paragraph 8 'after'
      """,
      "fences")
    expectTree(
      """
      ````
      ```
      ``` ``
      `````

      """,
      """
      literal 1-4 '```|``` ``'
      """,
      "a fence's end is no shorter")
    expectTree(
      """
      ``` a`b
      c

      """,
      """
      paragraph 1-2 '``` a`b|c'
      """,
      "no backquote in the info of backquotes")
    expectTree(
      """
      > ```
      > one
      two

      - ~~~
        three


        four

      five

      ```
      six



      """,
      """
      quote 1-2
        literal 1-2 'one'
      paragraph 3 'two'
      item 5-9
        literal 5-9 'three|four'
      paragraph 11 'five'
      literal 13-14 'six'
      """,
      "unclosed, to the end of the text or container")
    expectTree(
      """
        ```
       one
          two
           ```
        ```

      """,
      """
      literal 1-5 'one|  two|   ```'
      """,
      "fence indentation")
  }

  @Test func html() {
    expectTree(
      """
      <pre>
      one

      two</pre> x
      three
      <textarea
      four
      </STYLE>

      """,
      """
      html 1-4 '<pre>|one|two</pre> x'
      paragraph 5 'three'
      html 6-8 '<textarea|four|</STYLE>'
      """,
      "kind 1")
    expectTree(
      """
      <!-- one -->
      two
      <!-- three

      four
      --> five
      six
      <!-->
      seven

      """,
      """
      comment 1 'one'
      paragraph 2 'two'
      comment 3-6 'three|four'
      paragraph 7 'six'
      comment 8
      paragraph 9 'seven'
      """,
      "kind 2: comments")
    expectTree(
      """
      <?php

      ?> x
      <!DOCTYPE

      >
      <![CDATA[

      ]]>
      <! no

      """,
      """
      html 1-3 '<?php|?> x'
      html 4-6 '<!DOCTYPE|>'
      html 7-9 '<![CDATA[|]]>'
      paragraph 10 '<! no'
      """,
      "kinds 3, 4 and 5")
    expectTree(
      """
      <div
        *one*

      two
      </section>three

      <H1/>

      <diva b>
      <tr>x

      """,
      """
      html 1-2 '<div|*one*'
      paragraph 4 'two'
      html 5 '</section>three'
      html 7 '<H1/>'
      html 9-10 '<diva b>|<tr>x'
      """,
      "kind 6")
    expectTree(
      """
      <a b='c' d=e f>
      one

      two
      </x >
      three

      <a b=c">
      <x> four

      """,
      """
      html 1-2 '<a b='c' d=e f>|one'
      paragraph 4-6 'two|</x >|three'
      paragraph 8-9 '<a b=c">|<x> four'
      """,
      "kind 7, which interrupts nothing")
    expectTree(
      """
      > <!-- one
      > two
      three

      - <div>
        four
      five

      - <!-- six

        seven -->

      """,
      """
      quote 1-2
        comment 1-2 'one|two'
      paragraph 3 'three'
      item 5-6
        html 5-6 '<div>|four'
      paragraph 7 'five'
      item 9-11
        comment 9-11 'six|seven'
      """,
      "in containers")
    expectTree(
      """
      <!--
      # one
      -->
      ```
      # two
      ```
      # three

      """,
      """
      # 1 three @7 7-7
      comment 1-3 '# one'
      literal 4-6 '# two'
      """,
      "headings inside are none")
  }
}
