import SpecText
import Templates
import Testing

@testable import Operability

/// `structure.placeholder`: what of a template may stay, and what is left in.
struct PlaceholderTests {
  private static let template = """
    # A title for the proposal

    - [What is new here](#what-is-new-here)
    - [How to go back again](#how-to-go-back-again)

    ## What is new here

    Describe here what is going to be new.
    Which of the calls are new ones?
    These are all the new calls:

    ## How to go back again

    - [ ] By a gate (also name it in the metadata)
      - Parts that depend on the gate:

    """

  private func findings(_ text: String) throws -> [String] {
    let file = EmbeddedFile.named("Checklists/operability.yaml")
    let checklist = try Checklist(
      loading: file.contents, name: "operability.yaml",
      base: EmbeddedFile.base)
    let template = SpecTemplate(Document(reading: SourceText(Array(Self.template.utf8)), as: .markdown))
    let document = Document(reading: SourceText(Array(text.utf8)), as: .markdown)
    return Reviewer(checklist: checklist).review(document, path: "a.md", template: template).findings
      .filter { $0.rule == "structure.placeholder" }.map { "\($0.line) \($0.message)" }
  }

  @Test func reportsInstructionsButNeitherFormsNorContentsNorLabels() throws {
    let left = try findings(Self.template)
    #expect(left.count == 1)
    #expect(left.first?.hasPrefix("8 “Describe here what is going to be new.” is still") == true)
  }

  @Test func leavesAnsweredQuestionsAlone() throws {
    #expect(
      try findings("# T\n\n## What is new here\n\nWhich of the calls are new ones? None of them.\n").isEmpty)
    #expect(try findings("# T\n\n## What is new here\n\nWhich of the calls are new ones?\n").count == 1)
  }

  @Test func reportsAnAnswerThatIsPutOffButNotOneInATableOrCode() throws {
    #expect(try findings("# T\n\n## Owner\n\nTBD\n").count == 1)
    #expect(try findings("# T\n\n## Owner\n\n```\nTBD\n```\n\n| a | b |\n|---|---|\n| TBD | x |\n").isEmpty)
  }
}
