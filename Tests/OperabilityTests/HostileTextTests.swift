import SpecText
import Templates
import Testing

@testable import Operability

/// Texts that are made to cost time or to make messages long.
struct HostileTextTests {
  private static let checklist = try? Checklist(
    loading: EmbeddedFile.named("Checklists/operability.yaml").contents, name: "operability.yaml",
    base: EmbeddedFile.base)

  private func findings(
    _ text: String, _ syntax: Syntax = .markdown, structure: SpecTemplate? = nil
  ) throws -> [Finding] {
    let document = Document(reading: SourceText(Array(text.utf8)), as: syntax)
    return Reviewer(checklist: try #require(Self.checklist)).review(
      document, path: "a.md", structureTemplate: structure
    ).findings
  }

  /// Seconds pass where each finding counts the columns of its line anew.
  @Test(.timeLimit(.minutes(1))) func aLongLineMayHoldManyFindings() throws {
    let count = 5_000
    let found = try findings("# T\n\n" + String(repeating: "TBD. ", count: count) + "\n")
      .filter { $0.rule == "structure.placeholder" }
    #expect(found.count == count)
    #expect(found.allSatisfy { $0.line == 3 && $0.column == 1 && $0.endColumn == 5 * count })
  }

  @Test func columnsOfLongAndShortLinesAgree() throws {
    for filler in ["", String(repeating: "é", count: 1500)] {
      let found = try findings("# T\n\n## A\n\n  TBD\(filler)x. TBD.  \n").filter {
        $0.rule == "structure.placeholder"
      }
      #expect(found.map(\.column) == [3])
      #expect(found.map(\.endColumn) == [13 + filler.count])
    }
  }

  @Test func aFewUnknownItemsOfALineAreReported() throws {
    let names = (0..<10_000).map { "a\($0)" }.joined(separator: ",")
    let found = try findings("# T\n\n<!-- bob: ignore \(names) -- x -->\n").filter {
      $0.rule == "structure.bad-ignore"
    }
    #expect(found.count == 10)
    let long = try findings("# T\n\n<!-- bob: ignore \(String(repeating: "a", count: 9000)) -- x -->\n")
    #expect(long.contains { $0.rule == "structure.bad-ignore" && $0.message.count < 200 })
  }

  @Test(arguments: ["x", "e\u{301}\u{302}\u{303}", "TBD "])
  func noTextMakesAMessageLong(piece: String) throws {
    let long = String(repeating: piece, count: 10_000)
    let template = SpecTemplate(headings: [.init(level: 1, title: long + "y")], sentences: [])
    let found = try findings(
      "# T\n\n## A \(long)\n\n## B \(long)\n\nTBD \(long)\n\nWe add a column \(long).\n", structure: template)
    #expect(found.contains { $0.rule == "structure.missing-section" })
    #expect(found.contains { $0.rule == "structure.empty-section" })
    for finding in found { #expect(finding.message.utf8.count < 4000, "\(finding.rule)") }
  }

  @Test(.timeLimit(.minutes(1))) func aTemplateMayHaveManySections() throws {
    let count = 5_000
    let template = SpecTemplate(
      headings: (0..<count).flatMap {
        [.init(level: 1, title: "Same"), .init(level: 2, title: "Wanted \($0)")]
      },
      sentences: [])
    let text = "# Same\n\n" + (0..<count).map { "## Part \($0)\n\nText.\n\n" }.joined()
    let missing = try findings(text, structure: template).filter { $0.rule == "structure.missing-section" }
    #expect(missing.count == count)
  }
}
