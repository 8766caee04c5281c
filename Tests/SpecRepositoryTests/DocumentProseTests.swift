import SpecText
import Testing

@testable import SpecRepository

@Suite struct DocumentProseTests {
  /// A document of one block whose words are on the given lines of `.. toctree:: x\nwords\n`.
  private func document(_ kind: BlockKind, name: Bool = false, lines: [Int]) -> Document {
    let text = ".. toctree:: x\nwords\n"
    let spans = lines.map {
      $0 == 1 ? TextSpan(line: 1, start: 13, end: 14) : TextSpan(line: 2, start: 15, end: 20)
    }
    let block = Block(
      kind: kind, lines: 1...2, parent: nil, section: nil, name: name ? 3..<10 : nil, spans: 0..<spans.count)
    return Document(
      source: SourceText(Array(text.utf8)), syntax: .reStructuredText, title: nil, sections: [],
      blocks: [block],
      spans: spans)
  }

  @Test(arguments: [
    BlockKind.paragraph, .literal, .doctest, .math, .lineBlock, .table, .html,
  ]) func isProse(_ kind: BlockKind) {
    #expect(document(kind, lines: [2]).hasProse)
    #expect(!document(kind, lines: []).hasProse)
  }

  @Test(arguments: [BlockKind.comment, .target, .substitution, .frontMatter, .transition]) func isNot(
    _ kind: BlockKind
  ) {
    #expect(!document(kind, lines: [2]).hasProse)
  }

  @Test func looksIntoDirectives() {
    #expect(!document(.directive, name: true, lines: [1, 2]).hasProse)
    #expect(document(.directive, lines: [1, 2]).hasProse)
    #expect(!document(.directive, lines: [1]).hasProse)
  }
}
