import Testing

@testable import Operability

/// Remarks on items that nothing can make relevant, or answer.
struct ItemReachTests {
  private func remarks(_ old: String, _ new: String) throws -> [String] {
    let text = SmallChecklist.text.replacing(old, with: new)
    #expect(text != SmallChecklist.text || old == new, "the test replaces nothing")
    return Reviewer(checklist: try SmallChecklist.load(text)).remarks
  }

  @Test func aSoundChecklistHasNone() throws { #expect(try remarks("", "").isEmpty) }

  @Test(arguments: ["", "relevant: {base: 0.4}", "relevant: {base: -3, changes: {table: 2}}"])
  func anItemThatHardlyAppliesIsTold(relevant: String) throws {
    let remarks = try remarks("relevant: {base: 9}", relevant)
    #expect(remarks.count == 1 && remarks[0].hasPrefix("b.docs: nothing makes it likely enough to apply"))
  }

  @Test(arguments: [
    "relevant: {base: 0.5}", "relevant: {base: -20, says: [{weight: 1, patterns: [guide]}]}",
    "relevant: {base: -3, changes: {table: 4}}",
  ])
  func anItemThatMayApplyIsFine(relevant: String) throws {
    #expect(try remarks("relevant: {base: 9}", relevant).isEmpty)
  }

  @Test func anItemWithoutAnAnswerIsTold() throws {
    let evidence = """
              evidence:
                about: ["guide+|manual+|documented"]
                answers: ["guide for"]

      """
    let remarks = try remarks(evidence, "")
    #expect(remarks.count == 1 && remarks[0].hasPrefix("b.docs: nothing is recognised as its answer"))
    #expect(try self.remarks(evidence, "        headings: [upgrade]\n").isEmpty)
  }
}
