import Testing

@testable import SpecText

/// Admonitions and code of reStructuredText, and directives that stay as they are.
///
/// The trees agree with docutils 0.21.2 where nothing else is said.
@Suite struct ReStructuredTextDirectiveTests {
  @Test func admonitions() {
    expectRST(
      """
      .. note:: One.

      .. warning::
         Two.

      .. Tip:: Three
         and four.

         - item

      """,
      """
      admonition 1 [note]
        paragraph 1 'One.'
      admonition 3-4 [warning]
        paragraph 4 'Two.'
      admonition 6-9 [Tip]
        paragraph 6-7 'Three|and four.'
        item 9
          paragraph 9 'item'
      """,
      "with words on the first line, below, or both")
    expectRST(
      """
      .. note:: One.
         :class: x

         Two.

      .. hint::
         :name: y

         Three.

      """,
      """
      admonition 1-4 [note]
        paragraph 1 'One.'
        paragraph 4 'Two.'
      admonition 6-9 [hint]
        paragraph 9 'Three.'
      """,
      "with options")
    expectRST(
      """
      .. admonition:: A title
         over lines

         Words.

      """,
      """
      admonition 1-4 [A title
         over lines]
        paragraph 4 'Words.'
      """,
      "with a title")
    expectRST(
      """
      .. note::

      Text

      .. admonition:: Title

      """,
      """
      directive 1 [note]
      paragraph 3 'Text'
      directive 5 [admonition] 'Title'
      ! error directive @1
      ! error directive @5
      """,
      "without words")
    expectRST(
      """
      .. admonition::

         Words.

      """,
      """
      directive 1-3 [admonition] 'Words.'
      ! error directive @1
      """,
      "without a title")
    expectRST(
      """
      .. note::
         :colour: red

         Words.

      .. note:: Words
         :and: a field

      """,
      """
      directive 1-4 [note] ':colour: red|Words.'
      directive 6-7 [note] 'Words|:and: a field'
      ! error directive @1
      ! error directive @6
      """,
      "an unknown option, or a field that looks like one")
    expectRST(
      """
      .. contents::
         :local: yes

      .. note::
         :class:

         Words.

      """,
      """
      directive 1-2 [contents] ':local: yes'
      directive 4-7 [note] ':class:|Words.'
      ! error directive @1
      ! error directive @4
      """,
      "a value where none may be, and none where one must be")
  }

  @Test func code() {
    expectRST(
      """
      .. code-block:: yaml

         a: b

      .. code::

         x

           y

      .. sourcecode:: c
         :number-lines: 3

         int i;

      """,
      """
      literal 1-3 [yaml] 'a: b'
      literal 5-9 [code] 'x|  y'
      literal 11-14 [c] 'int i;'
      """,
      "of a language, none, and with numbers")
    expectRST(
      """
      .. code-block:: yaml
         :linenos:

         a: b

      """,
      """
      directive 1-4 [code-block] 'yaml|:linenos:|a: b'
      ! error directive @1
      """,
      "Sphinx's options are unknown to docutils")
    expectRST(
      """
      .. code-block:: yaml
         a: b

      """,
      """
      directive 1-2 [code-block] 'yaml|a: b'
      ! error directive @1
      """,
      "without a blank line the code is taken for arguments")
    expectRST(
      """
      .. code-block:: yaml

      Text

      """,
      """
      directive 1 [code-block] 'yaml'
      paragraph 3 'Text'
      ! error directive @1
      """,
      "without code")
    expectRST(
      """
      .. parsed-literal::

         a *b*
           c

      """,
      """
      literal 1-4 [parsed-literal] 'a *b*|  c'
      """,
      "literal text with markup")
    expectRST(
      """
      .. math::

         a + b

      .. math:: c

      """,
      """
      math 1-3 [math] 'a + b'
      math 5 [math] 'c'
      """,
      "mathematics")
  }
}
