import SpecText
import Testing

@testable import Operability

/// The rules on sections and lines.
struct FormTests {
  private static let template = SpecTemplate(
    headings: [
      .init(level: 2, title: "Problem description"), .init(level: 3, title: "Use Cases"),
      .init(level: 2, title: "Dependencies"), .init(level: 2, title: "History"),
      .init(level: 2, title: "Notes (Optional)"),
    ], sentences: [])

  private func rules(_ text: String, select: [String] = ["structure"]) throws -> [String] {
    var options = Reviewer.Options()
    options.select = select
    return try SmallChecklist.review(text, structureTemplate: Self.template, options: options).findings
      .map { "\($0.line):\($0.column) \($0.rule)" }
  }

  @Test func aSpecLikeItsTemplateIsFine() throws {
    #expect(
      try rules(
        "# T\n\n## Problem Description\n\nText.\n\n### Use cases\n\nText.\n\n### More\n\nText.\n\n## Dependencies\n\nNone\n"
      )
      .isEmpty)
  }

  @Test func missingExtraAndEmptySectionsAreReported() throws {
    #expect(
      try rules("# T\n\n## Problem description\n\nText.\n\n## Rollout\n\n<!-- later -->\n") == [
        "1:1 structure.missing-section", "3:1 structure.missing-section", "7:1 structure.empty-section",
        "7:1 structure.extra-section",
      ])
  }

  @Test func linesAreCheckedOnRequestOnly() throws {
    let long = String(repeating: "word ", count: 20) + "end"
    let text =
      "# T\n\n\(long)\n\n    \(long)\n\nhttps://example.org/ \(long)\n\nBlank \nzero\u{200B}width\r\n"
    let only = try rules(text, select: ["style"])
    #expect(
      only == [
        "3:1 style.line-length", "9:6 style.trailing-blank", "10:11 style.carriage-return",
        "10:5 style.zero-width-space",
      ])
    #expect(try rules(text, select: ["default"]).allSatisfy { !$0.contains("style") })
  }

  @Test func templatesSurviveTheirTextForm() throws {
    let document = SmallChecklist.document(
      "# T\n\n## One\n\nDescribe what is to be done here. TBD\n\n<!-- Say who will do the work. -->\n")
    let template = SpecTemplate(document)
    let again = SpecTemplate(decoding: Array(template.encoded().utf8))
    #expect(again.headings == [.init(level: 2, title: "One")])
    #expect(again.sentences == template.sentences && again.sentences.count == 2)
    let hash = try #require(SpecTemplate.hash("describe WHAT is\nto be done here!"))
    #expect(again.sentences.contains(hash))
  }
}
