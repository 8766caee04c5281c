import Testing

@testable import Operability
@testable import Reports

/// What a comment sums up.
@Suite struct CommentEntryTests {
  private func comments(_ findings: [Finding], wordings: [String?] = []) -> [ReviewedSpec.Comment] {
    findings.enumerated().map { index, finding in
      .init(finding: finding, wording: wordings.indices.contains(index) ? wordings[index] : nil)
    }
  }

  private func finding(_ rule: String, _ severity: Severity, at line: Int, _ message: String) -> Finding {
    Samples.finding(rule, severity, at: line, 1..<2, message)
  }

  private func blank(_ line: Int, _ word: String) -> Finding {
    finding("structure.placeholder", .warning, at: line, "“\(word)” puts the answer off. Say more.")
  }

  @Test func findingsOnFormThatSayTheSameAreOne() {
    let findings = [
      blank(3, "TBD"), finding("structure.empty-section", .warning, at: 4, "“A” has no text."),
      blank(5, "TODO"), blank(9, "none \u{1B}[2J" + String(repeating: "word ", count: 20)),
    ]
    let entries = CommentEntry.entries(of: comments(findings), on: Samples.gaps)
    #expect(entries.map(\.comment.finding.line) == [3, 4])
    #expect(
      entries[0].alike
        == "The same goes for line 5 (“TODO”) and line 9 (“none [2Jword word word word word word …”).")
    #expect(entries[1].alike == nil)
  }

  @Test func otherWordsOrARulesOwnAreNot() {
    let findings = [
      blank(3, "TBD"), finding("structure.placeholder", .warning, at: 5, "“TBD” is the template's."),
      finding("upgrade.data", .warning, at: 6, "Nothing."),
      finding("upgrade.data", .warning, at: 7, "Nothing."), blank(8, "TBD"),
    ]
    let entries = CommentEntry.entries(
      of: comments(findings, wordings: [nil, nil, nil, nil, "Mine."]), on: Samples.gaps)
    #expect(entries.count == 5 && entries.allSatisfy { $0.alike == nil })
  }

  @Test func manyPlacesAreCounted() {
    let entries = CommentEntry.entries(
      of: comments((1...20).map { finding("syntax.x", .error, at: $0, "The same.") }), on: Samples.gaps)
    #expect(entries.count == 1)
    #expect(entries[0].alike?.hasPrefix("The same goes for line 2, line 3, ") == true)
    #expect(entries[0].alike?.hasSuffix(", line 13 and 7 more places.") == true)
  }

  @Test func theCommentNamesTheRuleByItsTitle() throws {
    var options = ReportOptions()
    options.allRules = true
    var spec = Samples.gaps
    spec.review.findings = [blank(3, "TBD"), blank(5, "TODO")]
    let text = output(try ReportFormat.commentText.report(options), [spec])
    #expect(text.contains("it leaves 1 question open (score 41.7 of 100).\n"))
    #expect(text.contains("(1) specs/server-tags.rst:3 Template text or a blank left to fill in\n"))
    #expect(
      text.hasSuffix("Say more.\nThe same goes for line 5 (“TODO”).\n\nThe spec itself silences 1 item.\n"))
  }
}
