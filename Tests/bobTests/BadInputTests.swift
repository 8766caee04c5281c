import Foundation
import Testing

/// What users get for files and settings that are not as they should be.
@Suite struct BadInputTests {
  private let folder: TemporaryFolder
  private let spec = "Title\n=====\n\nProblem description\n===================\n\nUsers cannot do it.\n"

  init() throws { folder = try TemporaryFolder() }

  @Test func everyFileThatCannotBeReadIsNamedAndTheOthersAreReviewed() throws {
    try folder.write("a\0b", to: "nul.rst")
    try folder.write(spec, to: "good.rst")
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "empty"), withIntermediateDirectories: true)
    mkfifo(folder.url.appending(path: "pipe").path, 0o600)
    let outcome = try BobProcess.run(
      ["score", "nul.rst", "missing.rst", "pipe", "/dev/null", "empty", "good.rst"], in: folder.url)
    #expect(outcome.status == 2)
    let messages = outcome.errors.split(separator: "\n")
    #expect(messages.count == 5)
    for (message, words) in zip(
      messages,
      [
        "nul.rst: is not text", "missing.rst: there is no such file", "use -", "use -",
        "empty: there is no spec",
      ])
    {
      #expect(message.contains(words))
    }
    #expect(outcome.output.contains("good.rst"))
  }

  @Test func aRunThatReviewedNothingHasNoSummary() throws {
    try folder.write("fail-om: error\n", to: "broken/.bob.yaml")
    try folder.write(spec, to: "broken/x.rst")
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "empty"), withIntermediateDirectories: true)
    for path in ["nope.rst", "broken/x.rst", "empty"] {
      for arguments in [["lint"], ["review"], ["review", "--quiet"]] {
        let outcome = try BobProcess.run(arguments + [path, "gone.rst"], in: folder.url)
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.errors.split(separator: "\n").count == 2, "\(outcome.errors)")
      }
    }
  }

  @Test func aSummaryCountsFilesThatCouldNotBeReviewedApart() throws {
    try folder.write(spec, to: "good.rst")
    let lint = try BobProcess.run(["lint", "good.rst", "a.rst", "b.rst"], in: folder.url)
    #expect(lint.errors.hasSuffix(" in 1 spec; 2 files could not be reviewed\n"), "\(lint.errors)")
    let review = try BobProcess.run(["review", "good.rst", "a.rst"], in: folder.url).output
    let last = try #require(review.split(separator: "\n").last)
    #expect(last.hasPrefix("1 spec, 0 ready, ") && last.hasSuffix(", 1 file could not be reviewed"))
  }

  @Test func whatASearchFindsAndIsNoTextIsPassedOver() throws {
    try folder.write("a\0b", to: "specs/nul.rst")
    try folder.write(spec, to: "specs/good.rst")
    for (link, target) in [("specs/loop", ".."), ("specs/alias.rst", "good.rst")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.appending(path: link).path, withDestinationPath: target)
    }
    let outcome = try BobProcess.run(["score", "specs", "--verbose"], in: folder.url)
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("skipped specs/nul.rst: is not text"))
    #expect(outcome.errors.contains("skipped specs/alias.rst: a symbolic link"))
    #expect(outcome.output.split(separator: "\n").count == 2)
  }

  @Test(arguments: ["", "\n", "  \n\t\n"])
  func anEmptyFileHasNothing(text: String) throws {
    try folder.write(text, to: "x.rst")
    let outcome = try BobProcess.run(["score", "--format", "json", "x.rst"], in: folder.url)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\"score\":0.0") || outcome.output.contains("\"score\": 0.0"))
  }

  @Test func aFolderWithoutProseHasNoSpec() throws {
    try folder.write("Contents\n========\n\n.. toctree::\n\n   a\n   b\n", to: "specs/index.rst")
    let outcome = try BobProcess.run(["score", "specs"], in: folder.url)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("specs: there is no spec in this folder"))
  }

  @Test func aChecklistOfTheSettingsMayExtendOneBesideIt() throws {
    try folder.write("extends: ./base.yaml\n", to: "lists/mine.yaml")
    try folder.write("extends: operability\nid: ours\n", to: "lists/base.yaml")
    try folder.write("checklist: lists/mine.yaml\n", to: ".bob.yaml")
    try folder.write(spec, to: "x.rst")
    let outcome = try BobProcess.run(["review", "--format", "json", "x.rst"], in: folder.url)
    #expect(outcome.status == 0 && outcome.output.contains("\"checklist\":\"ours\""))
  }

  @Test(arguments: [["--select", "", "x.rst"], ["--select", " , ", "x.rst"], ["--stdin-name", "", "-"]])
  func anEmptyValueIsNoWayToPass(arguments: [String]) throws {
    try folder.write(spec, to: "x.rst")
    let outcome = try BobProcess.run(["lint"] + arguments, in: folder.url, input: spec)
    #expect(outcome.status == 2 && outcome.errors.contains(arguments[0]))
  }

  @Test func aBrokenKepYamlIsAWarning() throws {
    try folder.write("title: [x\n", to: "kep/kep.yaml")
    try folder.write("# KEP-1: A thing\n\n## Summary\n\nIt does a thing.\n", to: "kep/README.md")
    let outcome = try BobProcess.run(["lint", "--select", "structure.metadata", "kep"], in: folder.url)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("kep/README.md:1:1: warning: "))
    #expect(outcome.output.contains("kep/kep.yaml:"))
    #expect(outcome.output.contains("[structure.metadata]"))
  }

  @Test func brokenSettingsAreToldOnceWithTheirPlace() throws {
    try folder.write("checklist: operability\nfail-om: error\n", to: ".bob.yaml")
    try folder.write("", to: "LICENSE")
    try folder.write(spec, to: "a.rst")
    try folder.write(spec, to: "b.rst")
    let outcome = try BobProcess.run(["lint", "a.rst", "b.rst"], in: folder.url)
    #expect(outcome.status == 2)
    #expect(outcome.errors.split(separator: "\n").filter { $0.contains(".bob.yaml:2:1") }.count == 1)
    #expect(outcome.errors.contains("fail-on"))
  }

  @Test func aBrokenChecklistIsAnErrorWithItsPlace() throws {
    try folder.write("extends: operability\nitems: 3\n", to: "mine.yaml")
    try folder.write(spec, to: "a.rst")
    for arguments in [
      ["review", "--checklist", "mine.yaml", "a.rst"], ["checklist", "--checklist", "mine.yaml", "--check"],
    ] {
      let outcome = try BobProcess.run(arguments, in: folder.url)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("mine.yaml:2:"))
      #expect(outcome.output.isEmpty)
    }
  }

  @Test(arguments: [
    ("checklist: nosuch", ".bob.yaml:1:12: checklist: there is no checklist 'nosuch'"),
    ("report-templates: {text: a.rst}", ".bob.yaml:1:26: report-templates.text: no report has a template"),
    ("select: [upgrade.rolback]", ".bob.yaml:1:10: select[1]: there is no rule"),
    ("template: ../a.rst", "leads outside of"),
  ])
  func settingsThatCannotBeUsedAreToldWithTheirPlace(yaml: String, message: String) throws {
    try folder.write(yaml + "\n", to: ".bob.yaml")
    try folder.write("", to: "LICENSE")
    try folder.write(spec, to: "a.rst")
    for command in ["lint", "config"] {
      let outcome = try BobProcess.run([command, "a.rst"], in: folder.url)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }
  }

  @Test(arguments: ["learned", "extends"])
  func aChecklistOfTheSettingsNamesNoFileOutsideTheRoot(key: String) throws {
    try folder.write("secret words\n", to: "secret.yaml")
    try folder.write("", to: "repo/LICENSE")
    try folder.write("checklist: mine.yaml\n", to: "repo/.bob.yaml")
    try folder.write(
      (key == "extends" ? "" : "extends: operability\n") + "\(key): ../secret.yaml\n", to: "repo/mine.yaml")
    try folder.write(spec, to: "repo/a.rst")
    let outcome = try BobProcess.run(["lint", "repo/a.rst"], in: folder.url)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("leads outside"), "\(outcome.errors)")
    #expect(!outcome.errors.contains("secret words"))
  }

  @Test func aBaseIsSoughtBesideTheFileThatNamesIt() throws {
    try folder.write("extends: ../b.yaml\n", to: "lists/deep/a.yaml")
    try folder.write("extends: ./c.yaml\n", to: "lists/b.yaml")
    try folder.write("extends: operability\nlearned: ours.tsv\n", to: "lists/c.yaml")
    let arguments = ["checklist", "--checklist", "lists/deep/a.yaml", "--check"]
    let missing = try BobProcess.run(arguments, in: folder.url)
    #expect(missing.errors.contains("lists/deep/.././ours.tsv: there is no such file"), "\(missing.errors)")
    try folder.write("extends: operability\ntitel: Ours\n", to: "lists/c.yaml")
    let broken = try BobProcess.run(arguments, in: folder.url)
    #expect(broken.errors.hasPrefix("bob: lists/deep/.././c.yaml:2:1: unknown key"), "\(broken.errors)")
  }

  @Test func aMissingBaseIsToldWhereItIsNamed() throws {
    try folder.write("id: mine\nextends: nosuch\n", to: "mine.yaml")
    let outcome = try BobProcess.run(["checklist", "--checklist", "mine.yaml", "--check"], in: folder.url)
    #expect(outcome.errors.contains("mine.yaml:2:10: extends: there is no checklist 'nosuch'"))
  }

  @Test(arguments: [
    "bob: ignore design.ownership", "bob: ignore design.ownership — soon", "bob:ignore x -- y",
  ])
  func aSilencingCommentWithoutEffectIsToldOnce(comment: String) throws {
    try folder.write("Feature\n=======\n\n.. \(comment)\n\nIt does a thing.\n", to: "a.rst")
    let outcome = try BobProcess.run(["lint", "--select", "structure.bad-ignore", "a.rst"], in: folder.url)
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(outcome.output.contains("“bob: ignore ITEM -- reason”"))
  }

  @Test(arguments: [
    (["review"], "name the specs to read"),
    (["revew", "x"], "did you mean 'review'"),
    (["review", "--formt", "json", "x"], "did you mean '--format'"),
    (["review", "--format", "jsn", "x"], "Possible values: text, markdown, html, json, jsonl, sarif"),
    (["review", "--format", "json", "--format", "text", "x"], "two formats have the same place"),
    (["lint", "--min-confidence", "1.5", "x"], "from 0 to 1"),
    (["review", "--checklist", "nope", "x"], "built in: operability"),
    (["lint", "--select", "upgrade.rolback", "Examples/complete.rst"], "upgrade.rollback"),
    (["lint", "--select", "syntax.title-mismatsch", "Examples"], "did you mean 'syntax.title-mismatch'"),
    (["lint", "--ignore", "syntax.nosuch", "Examples"], "there is no rule, item or area 'syntax.nosuch'"),
    (["checklist", "upgrade.rolback"], "did you mean 'upgrade.rollback'"),
    (["score", "--sort", "size", "x"], "--sort takes"),
  ])
  func usageErrorsSayWhatToDo(arguments: [String], words: String) throws {
    let outcome = try BobProcess.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test func aFullDiskLeavesTheOldFile() throws {
    try folder.write("old", to: "report.json")
    try folder.write(spec, to: "a.rst")
    // A limit on the size of files stands for the full disk: it fails in the same place.
    let outcome = try BobProcess.shell(
      "trap '' XFSZ; ulimit -f 1; \"$BOB\" review --format json --fail-on none a.rst a.rst --output report.json",
      in: folder.url)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("report.json: cannot write"))
    #expect(folder.read("report.json") == "old")
    #expect(folder.names == ["a.rst", "report.json"])
  }

  @Test func aClosedPipeEndsQuietly() throws {
    let outcome = try BobProcess.shell(
      "{ \"$BOB\" review --format json Examples Examples/complete.rst; echo status $? >&2; } | head -c 1")
    #expect(outcome.errors == "status 0\n" || outcome.errors == "status 1\n")
    #expect(outcome.output == "{")
  }

  @Test(arguments: [
    "checklist", "config", "schema review", "manual", "completions bash", "template markdown",
  ])
  func aClosedPipeEndsEveryCommandQuietly(command: String) throws {
    // The pipe's reader is gone before the command starts.
    let outcome = try BobProcess.shell("{ sleep 0.2; \"$BOB\" \(command); echo status $? >&2; } | true")
    #expect(outcome.errors == "status 0\n")
  }

  @Test(arguments: [
    "--help", "help review", "--version", "manual", "checklist", "review Examples", "outline Examples",
  ])
  func whatStandardOutputDoesNotTakeIsToldAndFails(command: String) throws {
    for (place, reason) in [("> /dev/full", "No space left on device"), (">&-", "Bad file descriptor")] {
      let outcome = try BobProcess.shell("\"$BOB\" \(command) \(place); echo status $? >&2")
      #expect(outcome.errors == "bob: standard output: cannot write: \(reason)\nstatus 2\n")
    }
  }

  /// A file that took the number of the closed standard output would get what is meant for the latter.
  @Test func aClosedStandardOutputIsNotTakenForAFile() throws {
    try folder.write(spec, to: "a.rst")
    let outcome = try BobProcess.shell(
      "\"$BOB\" score --format json=out.json --format text a.rst >&-; echo status $? >&2", in: folder.url)
    #expect(outcome.errors == "bob: standard output: cannot write: Bad file descriptor\nstatus 2\n")
    #expect(folder.read("out.json")?.hasPrefix("{\"schema\"") == true)
    #expect(folder.read("out.json")?.contains("a.rst\n") == false)
  }

  @Test func standardInputIsTextAndNoListBesides() throws {
    try folder.write("a\0b", to: "binary")
    let binary = try BobProcess.shell("\"$BOB\" lint - < binary", in: folder.url)
    #expect(binary.status == 2)
    #expect(binary.errors.contains("NUL byte"))
    let list = try BobProcess.run(["score", "--files-from", "-"], in: folder.url, input: "-\n")
    #expect(list.status == 2)
    #expect(list.errors.contains("both the list of files and a spec"))
  }

  @Test func controlCharactersInNamesStayOutOfMessages() throws {
    let outcome = try BobProcess.run(["score", "no\u{1B}[31msuch\n.rst"], in: folder.url)
    #expect(outcome.status == 2)
    #expect(!outcome.errors.contains("\u{1B}"))
    #expect(outcome.errors.filter { $0 == "\n" }.count == 1)
  }
}
