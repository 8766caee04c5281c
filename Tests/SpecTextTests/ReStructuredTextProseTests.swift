import Testing

@testable import SpecText

/// The words of reStructuredText's blocks as the judging part reads them.
@Suite struct ReStructuredTextProseTests {
  /// The prose of the first leaf of a text, and the lines of its lines.
  private func prose(_ text: String) -> (words: String, lines: [Int]) {
    let document = Document(reading: SourceText(Array(text.utf8)), as: .reStructuredText)
    var prose = Prose()
    for block in document.blocks where !block.spans.isEmpty { document.appendProse(of: block, to: &prose) }
    return (String(decoding: prose.bytes, as: UTF8.self), prose.lineMarks.map(\.line))
  }

  static let texts: [(text: String, words: String)] = [
    ("plain words", "plain words"),
    ("*one* and **two**", "one and two"),
    ("a ``literal *text*`` here", "a `literal *text*` here"),
    (":code:`x` and :literal:`y`", "`x` and `y`"),
    ("`default` :ref:`role <target>` :doc:`page`", "default role page"),
    ("`text <https://example.org/>`_ and `<https://example.org/>`_", "text and https://example.org/"),
    ("name_ and `two words`_ and more__", "name and two words and more"),
    ("snake_case and _`target` and |name| x", "snake_case and target and name x"),
    ("a note [1]_ and [#a]_ and [*]_", "a note [1] and [#a] and [*]"),
    (#"\*no star\* and \\ and a\ b"#, #"*no star* and \ and ab"#),
    ("*open and `open and ``open", "*open and `open and ``open"),
    ("a *b\nc* d", "a b\nc d"),
    ("a ``b\nc`` d", "a `b\nc` d"),
    ("see `the\npage <https://example.org/\nlong>`_ now", "see the\npage now"),
    ("two\\\nlines", "twolines"),
    ("- indented *item\n  of* two lines", "indented item\nof two lines"),
    ("words with ``x`` ::\n\n  *code*", "words with `x`\n*code*"),
    (".. *comment*", "*comment*"),
    (".. seealso:: *words*", "*words*"),
    ("=== =====\n*a* ``b``\n=== =====", "a\n`b`"),
    ("| *a*\n| b_", "a\nb"),
    ("  Words.\n\n  -- *A. Person*", "A. Person\nWords."),
  ]

  @Test(arguments: texts)
  func words(_ text: String, _ words: String) {
    #expect(prose(text).words == words + "\n")
  }

  @Test func marks() {
    let text = "one\n*two\nthree* ``four\nfive``\n`six\n<x\ny>`_ seven\n\nlast\n"
    let (words, lines) = prose(text)
    #expect(words == "one\ntwo\nthree `four\nfive`\nsix seven\nlast\n")
    #expect(lines == [1, 2, 3, 4, 5, 6, 7, 9])
    let document = Document(reading: SourceText(Array(text.utf8)), as: .reStructuredText)
    var prose = Prose()
    for block in document.blocks { document.appendProse(of: block, to: &prose) }
    for (word, line) in [("one", 1), ("three", 3), ("five", 4), ("seven", 7), ("last", 9)] {
      let offset = prose.bytes.firstRange(of: Array(word.utf8))?.lowerBound
      #expect(offset.map(prose.line(at:)) == line)
    }
  }

  /// Windows' line ends and tabs are not in the way.
  @Test func otherLineEnds() {
    #expect(prose("a *b\r\nc* d\r\n").words == "a b\nc d\n")
    #expect(prose("- a\t*b*\n").words == "a\tb\n")
    #expect(prose("-\ta *b\n\tc*\n").words == "a b\nc\n")
  }
}
