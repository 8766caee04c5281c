import Testing

@testable import SpecText

/// Titles of reStructuredText as plain words, as docutils 0.21.2 prints them once it has resolved all
/// references.
@Suite struct ReStructuredTextTitleTests {
  /// A title, its words, and what stands below it.
  static let titles: [(title: String, words: String, below: String)] = [
    ("plain   words", "plain words", ""),
    ("*emphasis* and **strong**", "emphasis and strong", ""),
    ("a ``literal`` of ``x*y``", "a literal of x*y", ""),
    ("`default` role", "default role", ""),
    (#":code:`a\b` and :sub:`2`"#, #"a\b and 2"#, ""),
    (":doc:`page` of Sphinx", ":doc:`page` of Sphinx", ""),
    (":pep:`8` and :rfc:`2822`", "PEP 8 and RFC 2822", ""),
    (":pep:`x`", ":pep:`x`", ""),
    ("`text <https://example.org/>`_ linked", "text linked", ""),
    ("`text <https://example.org/>`__ linked", "text linked", ""),
    ("`<https://example.org/>`_", "https://example.org/", ""),
    ("`named`_ and other_", "named and other", ".. _named: x\n.. _other: y\n"),
    ("`named`_ and other_", "`named`_ and other_", ""),
    ("snake_case_name and __init__", "snake_case_name and __init__", ""),
    ("trailing_ underscore_", "trailing underscore_", ".. _trailing: x\n"),
    ("anonymous__", "anonymous__", ""),
    ("anonymous__", "anonymous", "__ x\n"),
    (#"escaped \*star\* and \`tick\`"#, "escaped *star* and `tick`", ""),
    (#"two\ words joined"#, "twowords joined", ""),
    (#"a \\ backslash"#, #"a \ backslash"#, ""),
    ("open *star and ``tick", "open *star and ``tick", ""),
    ("open `tick and |pipe", "open `tick and |pipe", ""),
    ("2 * 3 * 4", "2 * 3 * 4", ""),
    (#""*" in quotes, (*) in brackets"#, #""*" in quotes, (*) in brackets"#, ""),
    ("*a*b no end", "*a*b no end", ""),
    ("x*y*z no start", "x*y*z no start", ""),
    (#"re\ *emph*\ asis"#, "reemphasis", ""),
    ("**a*b**", "a*b", ""),
    ("``a`b``", "a`b", ""),
    (#"``back\slash``"#, #"back\slash"#, ""),
    ("|name| replaced", "the words replaced", ".. |name| replace:: the *words*\n"),
    ("|name| replaced", "|name| replaced", ""),
    // Unlike docutils: a long text filled into many titles would make a huge document of a small file.
    ("|long| stays", "|long| stays", ".. |long| replace:: \(String(repeating: "word ", count: 120))\n"),
    ("|Name| in another case", "words in another case", ".. |name| replace:: words\n"),
    ("a |dash| b", "a—b", ".. |dash| unicode:: U+2014\n   :trim:\n"),
    ("|pic| here", "picture here", ".. |pic| image:: x.png\n   :alt: picture\n"),
    ("|pic| here", "pic here", ".. |pic| image:: x.png\n"),
    ("|name|_ linked", "words linked", ".. |name| replace:: words\n.. _name: x\n"),
    ("a note [1]_", "a note 1", ".. [1] x\n"),
    ("a note [1]_", "a note [1]_", ""),
    ("a note [#]_", "a note 1", ".. [#] x\n"),
    ("a note [#b]_", "a note 2", ".. [#a] x\n.. [#b] y\n"),
    ("a note [*]_", "a note *", ".. [*] x\n"),
    ("cited [Cite2024]_", "cited Cite2024", ".. [Cite2024] x\n"),
    ("three [3]_ and [#]_", "three 3 and 2", ".. [1] x\n.. [3] x\n.. [#] y\n"),
    ("_`target` inside", "target inside", ""),
    ("`suffix`:emphasis:", "suffix", ""),
    (":a:`b`:c:", ":a:`b`:c:", ""),
    (":code:`x`_", ":code:`x`_", ""),
    (
      "mail me@example.org or https://example.org/a_b_", "mail me@example.org or https://example.org/a_b_", ""
    ),
    ("(*emph*), 'it' and <*x*>", "(emph), 'it' and <x>", ""),
    ("-*a*- /*b*/ :*c*:", "-a- /b/ :c:", ""),
    ("«*a*» and “*b*”", "«a» and “b”", ""),
    ("a*b* —*c*—", "a*b* —c—", ""),
    (":x:`custom`", ":x:`custom`", ".. role:: x\n"),
    (":unknown:`role` [2]_ text_", ":unknown:`role` [2]_ text_", ""),
    ("see `inline <x>`_", "see inline", "And `inline`_\n"),
    ("to `this section`_", "to this section", "This Section\n------------\n\nx\n"),
    ("to `named here`_", "to named here", "Words _`named here` and more.\n"),
    ("to `linked there`_", "to linked there", "A `linked there <https://example.org>`_ thing.\n"),
  ]

  @Test(arguments: titles)
  func words(_ title: String, _ words: String, _ below: String) {
    let text = title + "\n" + String(repeating: "=", count: 60) + "\n\n" + below
    let document = Document(reading: SourceText(Array(text.utf8)), as: .reStructuredText)
    #expect(document.sections.first?.title == words)
    #expect(document.title == words)
  }

  @Test func roleBeforeTitle() {
    let text = ".. role:: x\n\nA :x:`custom` one\n=================\n"
    let document = Document(reading: SourceText(Array(text.utf8)), as: .reStructuredText)
    #expect(document.title == "A custom one")
  }

  /// docutils puts the numbers into the titles; Bob keeps them apart, so that a title is found by its words.
  @Test func numbers() {
    let text =
      "One\n===\n\n.. sectnum::%\n\nTwo\n---\n\nThree\n-----\n\nFour\n~~~~\n\nFive\n====\n\n"
      + "Six\n---\n"
    func numbers(_ options: String) -> [String?] {
      let parts = text.split(separator: "%")
      let text = parts[0] + options + parts[1]
      return Document(reading: SourceText(Array(text.utf8)), as: .reStructuredText).sections.map(\.number)
    }
    #expect(numbers("") == ["1", "1.1", "1.2", "1.2.1", "2", "2.1"])
    #expect(numbers("\n   :depth: 2") == ["1", "1.1", "1.2", nil, "2", "2.1"])
    #expect(numbers("\n   :start: 7\n   :prefix: A-\n   :suffix: )").first == "A-7)")
    #expect(numbers("\n   :depth: much") == [nil, nil, nil, nil, nil, nil])
    #expect(numbers("\n   :start: 99999999999999999999").first == "1")
  }
}
