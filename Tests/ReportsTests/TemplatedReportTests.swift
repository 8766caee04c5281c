import Testing

@testable import Reports

@Suite struct TemplatedReportTests {
  @Test func markdown() throws {
    let report = try ReportFormat.markdown.report(ReportOptions())
    try expectGolden(output(report, [Samples.gaps, Samples.clean]), "review.md")
  }

  @Test func markdownOfHostileText() throws {
    let text = output(try ReportFormat.markdown.report(ReportOptions()), [Samples.hostile])
    #expect(!text.contains("<script"))
    #expect(!text.contains("!["))
    #expect(!text.replacing("\\](", with: "").contains("]("))
    #expect(!text.contains(" @admin"))
    #expect(text.split(separator: "\n").filter { $0.hasPrefix("# ") }.isEmpty)
    try expectGolden(text, "review-hostile.md")
  }

  @Test func comment() throws {
    let report = try ReportFormat.commentText.report(ReportOptions())
    try expectGolden(output(report, [Samples.gaps, Samples.clean]), "comment.txt")
  }

  @Test func usersTemplate() throws {
    var options = ReportOptions()
    func use(_ text: String) {
      options.templates["markdown"] = ReportTemplate.Replacement(
        file: "own.mustache", bytes: Array(text.utf8))
    }
    use("{{title}}: {{score}}\n")
    #expect(
      output(try ReportFormat.markdown.report(options), [Samples.gaps]) == "Keep tags of servers: 41.7\n")
    use("{{#open}}")
    let error = #expect(throws: (any Error).self) { try ReportFormat.markdown.report(options) }
    #expect(error.map { "\($0)" }?.hasPrefix("own.mustache:1:1: ") == true)
  }

  @Test func everyEmbeddedFileIsThere() throws {
    for name in ReportTemplate.names { #expect(ReportTemplate.bytes(of: name)?.isEmpty == false) }
    for name in ReportSchema.names {
      let schema = String(decoding: try #require(ReportSchema.bytes(of: name)), as: UTF8.self)
      #expect(schema.contains("https://json-schema.org/draft/2020-12/schema"))
      #expect(schema.contains("\"additionalProperties\": false"))
    }
    #expect(ReportSchema.bytes(of: "none") == nil)
    #expect(ReportTemplate.bytes(of: "../Checklists/operability.yaml") == nil)
  }

  @Test func namesOfFormatsAreUnique() {
    for formats in [ReportFormat.review, ReportFormat.lint, ReportFormat.score, ReportFormat.comment] {
      #expect(Set(formats.map(\.name)).count == formats.count)
      #expect(formats[0].name == "text")
    }
  }
}
