import Foundation
import Testing

@testable import bob

/// The command line as a whole.
@Suite struct CommandLineTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func theDeclarationsFitTogether() {
    #expect(Bob.declarationProblems().isEmpty)
  }

  @Test func theVersionIsTheConstant() throws {
    #expect(try BobProcess.run(["--version"]).output == "bob \(bobVersion)\n")
  }

  @Test func theSameSpecsGiveTheSameBytesWithAnyNumberOfJobs() throws {
    let arguments = ["review", "--format", "json", "--fail-on", "none", "Examples", "README.md"]
    let first = try BobProcess.run(arguments + ["--jobs", "1"])
    #expect(first.status == 0)
    for jobs in ["2", "7"] {
      #expect(try BobProcess.run(arguments + ["--jobs", jobs]).output == first.output)
    }
  }

  @Test func standardInputStandsForAPath() throws {
    let text = try String(
      contentsOf: BobProcess.packageRoot.appending(path: "Examples/complete.rst"), encoding: .utf8)
    let file = try BobProcess.run(["review", "--format", "json", "Examples/complete.rst"])
    let input = try BobProcess.run(
      ["review", "--format", "json", "-", "--stdin-name", "Examples/complete.rst"], input: text)
    #expect(input.output == file.output)
    #expect(input.status == file.status)
  }

  @Test func filesFromNamesManyAndNoneIsFine() throws {
    let list = try folder.write("Examples/complete.rst\nExamples/full-of-holes.rst\n", to: "list")
    let named = try BobProcess.run(["score", "Examples/complete.rst", "Examples/full-of-holes.rst"])
    #expect(try BobProcess.run(["score", "--files-from", list.path]).output == named.output)
    let null = "Examples/complete.rst\0Examples/full-of-holes.rst\0"
    #expect(try BobProcess.run(["score", "--files-from", "-", "--null"], input: null).output == named.output)
    #expect(try BobProcess.run(["lint", "--files-from", "-"], input: "").status == 0)
  }

  @Test func thresholdsDecideTheStatus() throws {
    let holes = "Examples/full-of-holes.rst"
    #expect(try BobProcess.run(["lint", holes]).status == 1)
    #expect(try BobProcess.run(["lint", "--fail-on", "none", holes]).status == 0)
    #expect(try BobProcess.run(["score", holes]).status == 0)
    #expect(try BobProcess.run(["score", "--fail-under", "70", holes]).status == 1)
    #expect(try BobProcess.run(["comment", holes]).status == 0)
    #expect(try BobProcess.run(["lint", "--select", "structure", holes]).status == 0)
    #expect(try BobProcess.run(["lint", "--select", "structure", "--fail-on", "warning", holes]).status == 1)
  }

  @Test func settingsHoldForTheirFolderAndFlagsWin() throws {
    try folder.write("", to: "LICENSE")
    try folder.write("fail-on: none\nmin-confidence: 0.9\n", to: "specs/.bob.yaml")
    let holes = try String(
      contentsOf: BobProcess.packageRoot.appending(path: "Examples/full-of-holes.rst"), encoding: .utf8)
    try folder.write(holes, to: "specs/x.rst")
    #expect(try BobProcess.run(["lint", "specs/x.rst"], in: folder.url).status == 0)
    #expect(try BobProcess.run(["lint", "--no-config", "specs/x.rst"], in: folder.url).status == 1)
    #expect(
      try BobProcess.run(
        ["lint", "--fail-on", "error", "--min-confidence", "0.6", "specs/x.rst"], in: folder.url
      ).status == 1)
    let config = try BobProcess.run(["config", "specs/x.rst", "--min-confidence", "0.7"], in: folder.url)
      .output
    let rows = config.split(separator: "\n")
    #expect(rows.contains { $0.contains("fail-on") && $0.contains("specs/.bob.yaml:1:10") })
    #expect(
      rows.contains { $0.contains("min-confidence") && $0.contains("0.7") && $0.contains("--min-confidence") }
    )
  }

  @Test func configHasInterestsOnlyWhereTheyAreSet() throws {
    #expect(!(try BobProcess.run(["config", "--no-config"]).output.contains("interests")))
    try folder.write("", to: "LICENSE")
    try folder.write("interests: [upgrade, database]\n", to: ".bob.yaml")
    let rows = try BobProcess.run(["config"], in: folder.url).output.split(separator: "\n")
    let row = try #require(rows.last { $0.hasPrefix("interests ") })
    #expect(row.contains(" upgrade,database ") && row.hasSuffix(".bob.yaml:1:13"))
  }

  @Test func theSettingsSchemaHasEveryReportTemplate() throws {
    let text = try BobProcess.run(["schema", "settings"]).output
    let schema = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let keys = schema?["properties"] as? [String: Any]
    let templates = (keys?["report-templates"] as? [String: Any])?["properties"] as? [String: Any]
    let names = try BobProcess.run(["template"]).output.split(separator: "\n").map(String.init)
    #expect(templates?.keys.sorted() == names.sorted())
  }

  @Test func configNamesTheRuleThatGivesTheChecklist() throws {
    try folder.write("", to: "LICENSE")
    try folder.write("extends: operability\nid: mine\n", to: "mine.yaml")
    try folder.write(
      "checklist:\n  - {paths: [drafts/], checklist: mine.yaml}\n  - checklist: operability\n",
      to: ".bob.yaml")
    func row(_ path: String) throws -> [Substring] {
      let rows = try BobProcess.run(["config", path], in: folder.url).output.split(separator: "\n")
      return rows.first { $0.hasPrefix("checklist ") }?.split(separator: " ") ?? []
    }
    #expect(try row("drafts/x.rst").last == ".bob.yaml:2:35")
    #expect(try row("x.rst") == ["checklist", "operability", ".bob.yaml:3:16"])
  }

  @Test func scoresAreSortedByTheAreasOfTheSettingsChecklist() throws {
    let folder = try TemporaryFolder()
    try folder.write("checklist: ./own.yaml\n", to: ".bob.yaml")
    try folder.write("extends: operability\nareas:\n  - {id: cost, title: Cost}\n", to: "own.yaml")
    try folder.write("T\n=\n\nText.\n", to: "a.rst")
    let sorted = try BobProcess.run(["score", "--sort=-cost", "a.rst"], in: folder.url)
    #expect(sorted.status == 0 && sorted.errors.isEmpty, "\(sorted.errors)")
    let other = try BobProcess.run(["score", "--sort", "cost", "--no-config", "a.rst"], in: folder.url)
    #expect(other.status == 2 && other.errors.contains("--sort takes"))
  }

  @Test func aCommentOnUnnamedInputNamesNoPath() throws {
    let outcome = try BobProcess.run(["comment", "-"], input: "Title\n=====\n\nThis adds a table.\n")
    #expect(outcome.output.hasPrefix("Thank you for \"Title\" (standard input)."))
    #expect(outcome.output.contains("(1) standard input:") && !outcome.output.contains("\\-"))
  }

  @Test func aSpecWithoutTitleIsCalledByItsFile() throws {
    try folder.write("no heading here\n", to: "plain.txt")
    let named = try BobProcess.run(["comment", "plain.txt"], in: folder.url).output
    #expect(named.hasPrefix("Thank you for \"plain.txt\""))
    let input = try BobProcess.run(["comment", "-"], input: "no heading here\n").output
    #expect(input.hasPrefix("Thank you for \"standard input\""))
  }

  @Test func helpNamesDefaultsAndOnlyOptionsThatHaveAnEffect() throws {
    let review = try BobProcess.run(["help", "review"]).output
    for word in ["default: operability", "default: 0.6", "default: error", "--report-template"] {
      #expect(review.contains(word))
    }
    #expect(try BobProcess.run(["help", "score"]).output.contains("--sort=-score"))
    #expect(try BobProcess.run(["score", "--sort", "-score", "x"]).errors.contains("'--sort=-score'"))
    #expect(!(try BobProcess.run(["help", "lint"]).output.contains("--report-template")))
    #expect(!(try BobProcess.run(["help", "config"]).output.contains("Default: .")))
  }

  @Test func severalFormatsAtOnce() throws {
    let json = folder.url.appending(path: "bob.json").path
    let outcome = try BobProcess.run(
      ["review", "--format", "json=\(json)", "--format", "text", "Examples/complete.rst"])
    #expect(outcome.output == (try BobProcess.run(["review", "Examples/complete.rst"]).output))
    #expect(
      folder.read("bob.json")
        == (try BobProcess.run(["review", "--format", "json", "Examples/complete.rst"]).output))
  }

  @Test func aTemplateBesideTheSpecIsNoAnswerAndItsSectionsAreExpected() throws {
    try folder.write("", to: "LICENSE")
    let template =
      "Title\n=====\n\nProblem description\n===================\n\nSay who has the problem in your own words.\n\n"
      + "Upgrade impact\n==============\n\nSay what happens on upgrade here.\n"
    try folder.write(template, to: "template.rst")
    try folder.write(
      "Feature\n=======\n\nProblem description\n===================\n\nSay who has the problem in your own words.\n\n"
        + "Extra\n=====\n\nWords of ours.\n", to: "x.rst")
    let outcome = try BobProcess.run(["lint", "--select", "structure", "x.rst"], in: folder.url)
    #expect(outcome.output.contains("[structure.missing-section]"))
    #expect(outcome.output.contains("[structure.extra-section]"))
    #expect(outcome.output.contains("[structure.placeholder]"))
  }

  @Test func anIgnoredItemLeavesTheScoreAndIsCounted() throws {
    let text =
      "Feature\n=======\n\n.. bob: ignore design.ownership -- decided at the next meeting\n\n"
      + "Problem description\n===================\n\nOperators cannot see why a build waits.\n"
    try folder.write(text, to: "x.rst")
    let silenced = try BobProcess.run(["lint", "x.rst"], in: folder.url).output
    #expect(!silenced.contains("[design.ownership]"))
    let all = try BobProcess.run(["lint", "--no-inline-ignores", "x.rst"], in: folder.url).output
    #expect(all.contains("[design.ownership]"))
  }

  @Test(arguments: ["review", "lint", "score", "outline", "checklist", "settings"])
  func schemasAreJSON(name: String) throws {
    let outcome = try BobProcess.run(["schema", name])
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    #expect(object?["$schema"] != nil)
  }

  @Test func aPrintedChecklistCanBeUsed() throws {
    let yaml = try BobProcess.run(["checklist", "--print"]).output
    try folder.write(yaml, to: "mine.yaml")
    let check = try BobProcess.run(["checklist", "--checklist", "mine.yaml", "--check"], in: folder.url)
    #expect(check.status == 0)
    #expect(check.output.contains("27 items"))
  }
}
