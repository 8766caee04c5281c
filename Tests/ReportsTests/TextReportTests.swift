import Testing

@testable import Reports

@Suite struct TextReportTests {
  @Test func reviewOfGaps() throws {
    try expectGolden(output(ReviewText(ReportOptions()), [Samples.gaps]), "review.txt")
  }

  @Test func reviewOfSeveral() throws {
    let failure = Failure(path: "specs/x.rst", message: "no such file")
    try expectGolden(
      output(ReviewText(ReportOptions()), [Samples.clean, Samples.gaps], failures: [failure]),
      "review-several.txt")
  }

  @Test func reviewInColour() throws {
    var options = ReportOptions()
    options.colour = true
    try expectGolden(output(ReviewText(options), [Samples.gaps]), "review-colour.txt")
  }

  @Test func reviewInASCII() throws {
    var options = ReportOptions()
    options.unicode = false
    let text = output(ReviewText(options), [Samples.clean, Samples.gaps, Samples.hostile])
    #expect(text.utf8.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) })
    try expectGolden(text, "review-ascii.txt")
  }

  @Test func oneQuestionIsInNoOrder() {
    var spec = Samples.gaps
    spec.review.findings.removeAll { $0.rule != "upgrade.data" }
    #expect(output(ReviewText(ReportOptions()), [spec]).contains("What to ask (1 warning)\n"))
  }

  @Test func quiet() throws {
    try expectGolden(output(QuietText(ReportOptions()), [Samples.clean, Samples.gaps]), "quiet.txt")
  }

  @Test(arguments: [60, 80, 100]) func fitsItsWidth(width: Int) {
    var options = ReportOptions()
    options.width = width
    var deep = Samples.gaps
    deep.review.path = "nova-specs/specs/liberty/implemented/tags.rst"
    let text = output(ReviewText(options), [Samples.clean, Samples.gaps, Samples.hostile, deep])
    for line in text.split(separator: "\n") {
      #expect(TerminalText.width(String(line)) <= width, "\(line)")
    }
  }

  @Test func hostileTextReachesNoTerminal() throws {
    for report in [
      ReviewText(ReportOptions()), QuietText(ReportOptions()), ScoreText(ReportOptions()),
      LintText(style: TextStyle(ReportOptions())),
    ] as [any Report] {
      let text = output(report, [Samples.hostile])
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
      #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .format })
    }
    let lint = output(LintText(style: TextStyle(ReportOptions())), [Samples.hostile])
    #expect(lint.split(separator: "\n").count == 4)
    try expectGolden(lint, "lint-hostile.txt")
  }

  @Test func namesTheCloserChecklist() {
    var spec = Samples.clean
    #expect(!output(ReviewText(ReportOptions()), [spec]).contains("See also"))
    spec.checklist.seeAlso = [(format: .kep, checklist: "production-readiness")]
    #expect(output(ReviewText(ReportOptions()), [spec]).contains("See also --checklist production-readiness"))
    spec.review.checklist = "production-readiness"
    #expect(!output(ReviewText(ReportOptions()), [spec]).contains("See also"))
  }

  @Test func lint() throws {
    try expectGolden(
      output(LintText(style: TextStyle(ReportOptions())), [Samples.gaps, Samples.clean]), "lint.txt")
  }

  @Test func score() throws {
    try expectGolden(output(ScoreText(ReportOptions()), [Samples.gaps, Samples.clean]), "score.txt")
  }
}
