import Testing

@testable import SpecText

/// Directives of reStructuredText that stay as they are, and those for tables.
///
/// The trees agree with docutils 0.21.2 where nothing else is said.
@Suite struct ReStructuredTextOpaqueDirectiveTests {
  @Test func tables() {
    expectRST(
      """
      .. table:: Title
         :widths: 1 2

         == ==
         a  b
         == ==

      """,
      """
      table 1-6 [Title] 'a|b'
      """,
      "with a title")
    expectRST(
      """
      .. table:: Title

         Words.

      .. table:: Title

         == ==
         a  b
         == ==

         Words.

      """,
      """
      directive 1-3 [table] 'Title|Words.'
      directive 5-11 [table] 'Title|== ==|a  b|== ==|Words.'
      ! error directive @1
      ! error directive @5
      """,
      "of exactly one table")
    expectRST(
      """
      .. list-table:: Title
         :header-rows: 1

         * - a
           - b

      .. csv-table::

         a,b

      """,
      """
      directive 1-5 [list-table] 'Title|:header-rows: 1|* - a|  - b'
      directive 7-9 [csv-table] 'a,b'
      """,
      "data as it is")
  }

  @Test func others() {
    expectRST(
      """
      .. seealso:: One

         Two.

           Three.

      Text

      """,
      """
      directive 1-5 [seealso] 'One|Two.|  Three.'
      paragraph 7 'Text'
      """,
      "unknown ones stay together")
    expectRST(
      """
      .. py:function:: f(x)

         Words.

      """,
      """
      directive 1-3 [py:function] 'f(x)|Words.'
      """,
      "names of domains")
    expectRST(
      """
      .. toctree::
         :maxdepth: 2

         one
         two

      .. only:: html
         words

      """,
      """
      directive 1-5 [toctree] ':maxdepth: 2|one|two'
      directive 7-8 [only] 'html|words'
      """,
      "Sphinx's, even malformed")
    expectRST(
      """
      .. raw:: html

         <p>

      .. include:: x.txt

      """,
      """
      directive 1-3 [raw] 'html|<p>'
      directive 5 [include] 'x.txt'
      """,
      "raw and included text is not looked at")
    expectRST(
      """
      .. role:: x

      .. role:: y(code)
         :language: c

      .. role::

      .. role:: z

         words

      """,
      """
      directive 1 [role] 'x'
      directive 3-4 [role] 'y(code)|:language: c'
      directive 6 [role]
      directive 8-10 [role] 'z|words'
      ! error directive @6
      ! error directive @8
      """,
      "roles")
    expectRST(
      """
      .. meta::
         :keywords: a

      .. meta::

         words

      """,
      """
      directive 1-2 [meta] ':keywords: a'
      directive 4-6 [meta] 'words'
      ! error directive @4
      """,
      "fields for the page")
    expectRST(
      """
      .. note :: Words.

      """,
      """
      admonition 1 [note]
        paragraph 1 'Words.'
      """,
      "a space before the colons")
    expectRST(
      """
      .. title:: Page
      .. rubric:: Words
      .. contents:: Contents
         :depth: 2

      """,
      """
      directive 1 [title] 'Page'
      directive 2 [rubric] 'Words'
      directive 3-4 [contents] 'Contents|:depth: 2'
      """,
      "a title for the page, a rubric and a table of contents")
  }
}
