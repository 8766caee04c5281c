import Testing

@testable import SpecText

/// What holds for every text of reStructuredText, sound or not.
@Suite struct ReStructuredTextPropertyTests {
  /// Lines that begin, continue, end and spoil constructs.
  static let lines = [
    "", "", "", "Title", "=====", "-----", "===", "--", "words", "Words::", "::", "- item", "-", "* item",
    "1. one", "2. two",
    "#. auto", "i. roman", "(a) letter", ":field: body", ":field:", "-a  option", "--long", ">>> code",
    "| line", "|",
    "+---+---+", "| a | b |", "+===+===+", "=== ===", "a   b", "--- ---", ".. comment", "..",
    ".. note:: words",
    ".. note::", ".. code::", ":class: x", ".. _target:", ".. _target", "__ anonymous", ".. |s| replace:: x",
    ".. |s",
    ".. [1] note", ".. figure:: x", ".. table:: x", ".. topic:: x", ".. epigraph::", ".. unknown:: x",
    "-- Author", "> quoted",
    "`open", "**bold** ``code``", "中文", "\u{00A0}x", "\ttab", "a\tb", "x\u{0C}", "term : kind", "..  ..",
    "__", "\\",
  ]

  /// A text of such lines, differently indented.
  private func text(_ numbers: inout FixedRandomNumbers) -> String {
    var indent = 0
    return (0..<Int.random(in: 1...14, using: &numbers)).map { _ in
      if Int.random(in: 0..<3, using: &numbers) == 0 {
        indent = [0, 0, 0, 1, 2, 3, 4, 5][Int.random(in: 0..<8, using: &numbers)]
      }
      let line = Self.lines[Int.random(in: 0..<Self.lines.count, using: &numbers)]
      return String(repeating: " ", count: indent) + line + "\n"
    }.joined()
  }

  @Test func randomTexts() {
    var numbers = FixedRandomNumbers(seed: 20_24)
    for _ in 0..<2000 {
      let text = text(&numbers)
      let document = Document(reading: SourceText(Array(text.utf8)), as: .reStructuredText)
      let violations =
        TreeProperties.order(document) + TreeProperties.sections(document)
        + ReStructuredTextCoverage.violations(document)
      #expect(violations == [], "\(text)")
      var prose = Prose()
      for block in document.blocks { document.appendProse(of: block, to: &prose) }
      let marks = prose.lineMarks.map(\.offset)
      #expect(marks == marks.sorted() && marks.last ?? 0 <= prose.bytes.count, "\(text)")
    }
  }

  /// Real specifications; without the folder that holds them there is nothing to read.
  @Test(.enabled(if: !SharedSpecs.paths.isEmpty, "no specifications in the folder that BOB_SHARED names"))
  func specifications() {
    for path in SharedSpecs.paths {
      let document = Document(reading: SourceText(SharedSpecs.bytes(path)), as: .reStructuredText)
      let violations =
        TreeProperties.order(document) + TreeProperties.sections(document)
        + ReStructuredTextCoverage.violations(document)
      #expect(violations == [], "\(path)")
    }
  }

  /// Every beginning of a text can be read, wherever it is cut.
  @Test func prefixes() {
    let text = Self.lines.map { $0 + "\n" }.joined() + Self.lines.reversed().map { "  " + $0 + "\n" }.joined()
    let bytes = Array(text.utf8)
    for count in 0...bytes.count {
      let document = Document(reading: SourceText(Array(bytes[..<count])), as: .reStructuredText)
      #expect(ReStructuredTextCoverage.violations(document) == [], "the first \(count) bytes")
    }
  }

  /// A blank line and plain words at the end change nothing before them where nothing is open.
  @Test func appending() {
    let texts = [
      "Top\n===\n\nwords\n", "- item\n", "1. one\n2. two\n", "term\n  meaning\n", ":field: body\n",
      "-a  option\n",
      ">>> code\n", "| line\n", "  quote\n\n  -- A\n", "+---+\n| a |\n+---+\n", "== ==\na  b\n== ==\n",
      ".. [1] note\n", ".. _target: x\n", ".. |s| replace:: x\n", "..\n", "words\nmore\n",
    ]
    for text in texts {
      let before = Document(reading: SourceText(Array(text.utf8)), as: .reStructuredText)
      let after = Document(reading: SourceText(Array((text + "\nplain words\n").utf8)), as: .reStructuredText)
      #expect(Array(after.blocks.dropLast()) == before.blocks, "\(text)")
      #expect(after.blocks.last?.kind == .paragraph)
      #expect(after.spans.starts(with: before.spans))
      #expect(after.sections.map(\.title) == before.sections.map(\.title))
    }
  }

  /// However deep a text nests, the tree does not, and no words are lost.
  @Test func depth() {
    let shapes: [(Int) -> String] = [
      { String(repeating: "- ", count: $0) + "word\n" },
      { count in (0..<count).map { String(repeating: "  ", count: $0) + "- x\n\n" }.joined() + "word\n" },
      { count in (0..<count).map { String(repeating: " ", count: $0) + "x\n" }.joined() + "word\n" },
      { count in
        (0..<count).map { String(repeating: "   ", count: $0) + ".. note::\n\n" }.joined()
          + String(repeating: "   ", count: count) + "word\n"
      },
    ]
    for shape in shapes {
      let document = Document(reading: SourceText(Array(shape(500).utf8)), as: .reStructuredText)
      var depths: [Int] = []
      for block in document.blocks { depths.append(block.parent.map { depths[$0] + 1 } ?? 0) }
      #expect((depths.max() ?? 0) <= BlockParser.maximumDepth)
      #expect((depths.max() ?? 0) >= 30)
      let words = document.spans.map { document.source.string(Int($0.start)..<Int($0.end)) }
      #expect(words.contains { $0.hasSuffix("word") })
    }
  }

  /// Shapes that have made parsers slow are read in time that grows with their length only.
  @Test(arguments: [
    "-", "*", "`", "|", "[", "_", ":", "a_ ", "*a ", "`a ", "|a ", ":a:`", "\\", "- ", "-\n", "..\n", "::\n",
    "\n", "+-", "+---+\n",
    "== ==\n", "= ", "| a\n", "1. ", "\t", "a\t", "`<", "a-", "中", "\u{00A0}", ".. _a\n", ".. |a\n", "x::\n",
    "  x\n\n", "A\n=\n",
  ])
  func repetitions(_ piece: String) {
    let text = String(repeating: piece, count: 60_000 / piece.utf8.count)
    let document = Document(reading: SourceText(Array(text.utf8)), as: .reStructuredText)
    #expect(ReStructuredTextCoverage.violations(document) == [])
    var prose = Prose()
    for block in document.blocks { document.appendProse(of: block, to: &prose) }
    #expect(prose.bytes.count <= 2 * text.utf8.count + 1)
  }

  /// Characters of the source are found through expanded tabs, also on long lines.
  @Test func tabsOnLongLines() {
    let cells = 500
    let border = String(repeating: "==\t", count: cells) + "==\n"
    let row = (0..<cells).map { "\($0 % 90)\t" }.joined() + "z\n"
    let document = Document(reading: SourceText(Array((border + row + border).utf8)), as: .reStructuredText)
    #expect(document.blocks.map(\.kind) == [.table])
    let words = document.spans.map { document.source.string(Int($0.start)..<Int($0.end)) }
    #expect(words == (0..<cells).map { "\($0 % 90)" } + ["z"])
  }
}
