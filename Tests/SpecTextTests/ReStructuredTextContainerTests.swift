import Testing

@testable import SpecText

/// Directives of reStructuredText that hold blocks.
///
/// The trees agree with docutils 0.21.2 where nothing else is said.
@Suite struct ReStructuredTextContainerTests {
  @Test func containers() {
    expectRST(
      """
      .. container:: wide

         - one

      .. compound::

         Two.

      .. class:: x

         Three.

      """,
      """
      directive 1-3 [container]
        item 3
          paragraph 3 'one'
      directive 5-7 [compound]
        paragraph 7 'Two.'
      directive 9-11 [class]
        paragraph 11 'Three.'
      """,
      "of blocks")
    expectRST(
      """
      .. class:: x

      Text

      """,
      """
      directive 1 [class] 'x'
      paragraph 3 'Text'
      """,
      "a class for the next block")
    expectRST(
      """
      .. topic:: Title

         Words.

      .. sidebar:: Title
         :subtitle: More

         Words.

         .. topic:: Inside

            x

      """,
      """
      topic 1-3 [Title]
        paragraph 3 'Words.'
      admonition 5-12 [Title]
        paragraph 8 'Words.'
        topic 10-12 [Inside]
          paragraph 12 'x'
      """,
      "topics and sidebars")
    expectRST(
      """
      - .. topic:: Title

           Words.

        .. contents::

      """,
      """
      item 1-5
        directive 1-3 [topic] 'Title|Words.'
        directive 5 [contents]
      ! error directive @1
      ! error directive @5
      """,
      "not inside other blocks")
    expectRST(
      """
      .. epigraph::

         Said.

         -- A. Person

      .. pull-quote:: Words.

      """,
      """
      quote 1-5 'A. Person'
        paragraph 3 'Said.'
      quote 7
        paragraph 7 'Words.'
      """,
      "quotes")
    expectRST(
      """
      .. header:: Words

      .. footer::

         Words

      """,
      """
      directive 1 [header]
        paragraph 1 'Words'
      directive 3-5 [footer]
        paragraph 5 'Words'
      """,
      "header and footer")
  }

  @Test func figuresAndImages() {
    expectRST(
      """
      .. image:: x.png
         :width: 50%
         :alt: text

      Text

      """,
      """
      directive 1-3 [image] 'x.png|:width: 50%|:alt: text'
      paragraph 5 'Text'
      """,
      "an image")
    expectRST(
      """
      .. image:: x.png

         words

      """,
      """
      directive 1-3 [image] 'x.png|words'
      ! error directive @1
      """,
      "has no content")
    expectRST(
      """
      .. image:: x.png
         :width: wide

      .. image:: x.png
         :align: top

      .. image::

      """,
      """
      directive 1-2 [image] 'x.png|:width: wide'
      directive 4-5 [image] 'x.png|:align: top'
      directive 7 [image]
      ! error directive @1
      ! error directive @4
      ! error directive @7
      """,
      "values that are none")
    expectRST(
      """
      .. figure:: x.png
         :figwidth: image

         The caption
         goes on.

         The legend.

         - item

      """,
      """
      directive 1-9 [figure] 'The caption|goes on.'
        paragraph 7 'The legend.'
        item 9
          paragraph 9 'item'
      """,
      "a figure's first paragraph is its caption")
    expectRST(
      """
      .. figure:: x.png

         ..

         The legend.

      """,
      """
      directive 1-5 [figure]
        paragraph 5 'The legend.'
      """,
      "an empty comment stands for none")
    expectRST(
      """
      .. figure:: x.png

         - item

      """,
      """
      directive 1-3 [figure]
      ! error figure-caption @1
      """,
      "anything else is a mistake")
  }
}
