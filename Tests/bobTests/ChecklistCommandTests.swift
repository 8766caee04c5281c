import Foundation
import Testing

@testable import bob

/// `bob checklist`: what it lists and explains, and what its help says of checklists of one's own.
@Suite struct ChecklistCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func anAreaAndAFamilyAreListed() throws {
    let area = try BobProcess.run(["checklist", "upgrade"])
    #expect(area.status == 0 && area.output.hasPrefix("Upgrade and rollback (upgrade)\n\n  upgrade.path "))
    #expect(!area.output.contains("monitoring."))
    let structure = try BobProcess.run(["checklist", "structure"]).output
    #expect(structure.contains("\n  structure.empty-section ") && !structure.contains("style."))
    #expect(try BobProcess.run(["checklist", "style"]).output.contains("off unless selected"))
    #expect(try BobProcess.run(["checklist", "syntax"]).output.contains("What Bob looks for"))
  }

  @Test(arguments: [
    ("rollback", "upgrade.rollback"), ("roll-back", "upgrade.rollback"), ("structur", "structure"),
    ("upgrad", "upgrade"), ("empty-section", "structure.empty-section"),
  ])
  func anUnknownNameGetsTheNearest(name: String, guess: String) throws {
    let outcome = try BobProcess.run(["checklist", name])
    #expect(outcome.status == 2)
    #expect(
      outcome.errors == "bob: the checklist 'operability' has no item, area or rule '\(name)'; "
        + "did you mean '\(guess)'?\n" || outcome.errors.contains("did you mean '\(guess)'?"),
      "\(outcome.errors)")
  }

  /// The indented lines of the help from the one that begins so up to the next that is not indented.
  private func example(in help: String, from start: String) throws -> String {
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    let first = try #require(lines.firstIndex { $0.hasSuffix(start) })
    let indent = lines[first].prefix { $0 == " " }
    return lines[first...].prefix { $0.hasPrefix(indent) }.map { $0.dropFirst(indent.count) + "\n" }.joined()
  }

  @Test func theHelpsExampleWorks() throws {
    let help = try BobProcess.run(["help", "checklist"]).output
    try folder.write(try example(in: help, from: "extends: operability"), to: "mine.yaml")
    let check = try BobProcess.run(["checklist", "--checklist", "mine.yaml", "--check"], in: folder.url)
    #expect(check.status == 0 && check.errors.isEmpty && check.output.contains("7 areas, 27 items"))
    let list = try BobProcess.run(["checklist", "--checklist", "mine.yaml"], in: folder.url).output
    #expect(list.contains("cost.licences") && !list.contains("docs.states"))

    let asks =
      "Feature\n=======\n\nProposed change\n===============\n\nThis adds a driver for the appliances of a "
      + "commercial vendor.\n"
    try folder.write(asks, to: "asks.rst")
    try folder.write(
      asks + "\nOperators buy one licence for each storage node, since the appliance counts nodes.\n",
      to: "answers.rst")
    let lint = ["lint", "--checklist", "mine.yaml", "--select", "cost"]
    #expect(try BobProcess.run(lint + ["asks.rst"], in: folder.url).output.contains("[cost.licences]"))
    #expect(try BobProcess.run(lint + ["answers.rst"], in: folder.url).output.isEmpty)
  }

  @Test func theHelpAndTheManualNameEveryClassOfWords() throws {
    for text in [try BobProcess.run(["help", "checklist"]).output, try BobProcess.run(["manual"]).output] {
      for name in ["number", "literal", "snake", "camel", "upper", "method", "flag", "path", "url"] {
        #expect(text.contains("@" + name))
      }
    }
  }

  @Test(arguments: ChecklistLibrary.builtInNames)
  func bobsOwnChecklistsHaveEverySign(name: String) throws {
    let check = try BobProcess.run(["checklist", "--checklist", name, "--check"])
    #expect(check.status == 0 && check.errors.isEmpty, "\(check.errors)")
  }

  @Test func theBaseThatTheHelpNamesIsPrinted() throws {
    let base = try BobProcess.run(["checklist", "--checklist", "proposals", "--print"]).output
    #expect(base.contains("\nroles:\n") && base.contains("\nchanges:\n") && base.contains("\nterms:\n"))
  }

  @Test func aCheckTellsOfItemsWithoutSigns() throws {
    try folder.write(
      """
      extends: operability
      areas:
        - id: cost
          title: Cost
          items:
            - {id: cost.a, title: A, question: A?, why: A., ask: A?, good: A., bad: A.}
      """, to: "mine.yaml")
    let check = try BobProcess.run(["checklist", "--checklist", "mine.yaml", "--check"], in: folder.url)
    #expect(check.status == 0 && check.output.contains("fit for use"))
    let remarks = check.errors.split(separator: "\n")
    #expect(remarks.count == 2 && remarks.allSatisfy { $0.hasPrefix("bob: mine.yaml: cost.a: ") })
    #expect(remarks.first?.contains("“relevant”") == true && remarks.last?.contains("“evidence”") == true)
  }

  @Test func theManualsFootNamesTheProgramOnce() throws {
    let title = try BobProcess.run(["manual"]).output.split(separator: "\n").first
    #expect(title?.hasSuffix("\"bob \(bobVersion)\"") == true)
  }
}
