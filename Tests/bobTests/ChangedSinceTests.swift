import Foundation
import Testing

@testable import bob

/// `--changed-since` and the baseline of `bob lint`.
@Suite struct ChangedSinceTests {
  private let repository: Repository
  private let holes: String

  init() throws {
    repository = try Repository()
    holes = try Repository.example("full-of-holes.rst")
    for name in ["specs/a.rst", "specs/b.rst", "doc/c.rst"] { try repository.folder.write(holes, to: name) }
    try repository.folder.write(try Repository.example("kep/README.md"), to: "keps/1-x/README.md")
    try repository.folder.write(try Repository.example("kep/kep.yaml"), to: "keps/1-x/kep.yaml")
    try repository.folder.write("Specs\n=====\n\n.. toctree::\n\n   a\n", to: "specs/index.rst")
    try repository.commit()
    try repository.git("checkout", "-q", "-b", "topic")
  }

  /// The paths that `bob score --changed-since main` reviews.
  private func changed(_ arguments: [String] = [], in folder: String = "") throws -> [String] {
    let outcome = try repository.bob(
      ["score", "--changed-since", "main", "--format", "json"] + arguments, in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output.split(separator: "\"path\":\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }

  @Test func nothingChangedIsFine() throws {
    let outcome = try repository.bob(["lint", "--changed-since", "main"])
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors == "bob: 0 errors, 0 warnings in 0 specs\n")
  }

  @Test func committedStagedChangedAndUntrackedFilesCount() throws {
    try repository.folder.write(holes + "\nCommitted.\n", to: "specs/a.rst")
    try repository.commit()
    try repository.folder.write(holes, to: "specs/staged.rst")
    try repository.git("add", "specs/staged.rst")
    try repository.folder.write(holes + "\nChanged.\n", to: "doc/c.rst")
    try repository.folder.write(holes, to: "specs/with space.rst")
    try repository.folder.write("*.log.rst\n", to: ".gitignore")
    try repository.folder.write(holes, to: "specs/ignored.log.rst")
    try repository.folder.write("Specs\n=====\n\n.. toctree::\n\n   a\n   b\n", to: "specs/index.rst")
    try repository.git("rm", "-q", "specs/b.rst")
    #expect(try changed() == ["doc/c.rst", "specs/a.rst", "specs/staged.rst", "specs/with space.rst"])
    #expect(try changed(["specs"]) == ["specs/a.rst", "specs/staged.rst", "specs/with space.rst"])
    #expect(try changed(["specs/a.rst", "specs/index.rst"]) == ["specs/a.rst"])
    #expect(try changed(["."], in: "specs") == ["a.rst", "staged.rst", "with space.rst"])
    #expect(try changed(["../doc"], in: "specs").map { $0.hasSuffix("/doc/c.rst") } == [true])
    #expect(try changed(["--exclude", "doc"]).count == 3)
  }

  @Test func whatTheOtherBranchChangedDoesNotCount() throws {
    try repository.git("checkout", "-q", "main")
    try repository.folder.write(holes + "\nTheirs.\n", to: "specs/a.rst")
    try repository.commit()
    try repository.git("checkout", "-q", "topic")
    #expect(try changed().isEmpty)
  }

  @Test func aProposalCountsWhenOnlyItsMetadataChanged() throws {
    try repository.folder.write(
      try Repository.example("kep/kep.yaml") + "# more\n", to: "keps/1-x/kep.yaml")
    #expect(try changed() == ["keps/1-x/README.md"])
  }

  @Test func aLinkIsNotFollowed() throws {
    try repository.git("config", "core.symlinks", "true")
    try FileManager.default.createSymbolicLink(
      atPath: repository.folder.url.path + "/specs/link.rst", withDestinationPath: "a.rst")
    #expect(try changed().isEmpty)
  }

  @Test(arguments: [
    (["--changed-since", "no-such-branch"], "git knows no commit \"no-such-branch\""),
    (["--changed-since=--output=x"], "git knows no commit \"--output=x\""),
    (["--changed-since", "main", "no-such-folder"], "no-such-folder: there is no such file"),
    (["--changed-since", "main", "-"], "- does not go with it"),
  ]) func mistakesAreTold(arguments: [String], message: String) throws {
    let outcome = try repository.bob(["lint"] + arguments)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message))
    #expect(!repository.folder.names.contains("x"))
  }

  @Test func withoutACommonCommitItSaysSo() throws {
    try repository.git("checkout", "-q", "--orphan", "other")
    try repository.commit("Another beginning")
    let outcome = try repository.bob(["lint", "--changed-since", "main"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("no commit in common"))
  }

  @Test func aBaselineHidesWhatIsKnown() throws {
    let written = try repository.bob(["lint", "--write-baseline", "known.json", "specs", "keps"])
    #expect(written.status == 0)
    #expect(written.output.isEmpty)
    let plain = try repository.bob(["lint", "--format", "json", "specs", "keps"])
    #expect(repository.folder.read("known.json") == plain.output)

    let known = try repository.bob(["lint", "--baseline", "known.json", "specs", "keps"])
    #expect(known.status == 0)
    #expect(known.output.isEmpty)
    #expect(known.errors.hasPrefix("bob: 0 errors, 0 warnings in 3 specs; "))
    #expect(known.errors.hasSuffix(" known findings of the baseline not shown\n"))

    // Lines move, and a spec is new: only its findings are shown.
    try repository.folder.write("..\n   moved\n\n" + holes, to: "specs/a.rst")
    let all = try repository.bob(["lint", "--baseline", "known.json", "specs", "keps", "doc"])
    #expect(all.status == 1)
    #expect(all.output == (try repository.bob(["lint", "doc"]).output))
  }

  @Test(arguments: [
    ("x: [", "known.json:1:5: "), ("{}", "known.json:1:1: "),
    (#"{"schema":"bob.review/1"}"#, "known.json:1:11: schema"),
    (#"{"schema":"bob.lint/1","findings":[{}]}"#, "findings[1]"),
  ]) func aFileThatIsNoBaselineIsRefused(text: String, message: String) throws {
    try repository.folder.write(text, to: "known.json")
    let outcome = try repository.bob(["lint", "--baseline", "known.json", "specs"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message))
    #expect(outcome.output.isEmpty)
  }

  @Test func aBaselineIsWrittenWholeOrNotAtAll() throws {
    try repository.folder.write("old", to: "known.json")
    let outcome = try repository.bob(["lint", "--write-baseline", "known.json", "specs", "no-such-file"])
    #expect(outcome.status == 2)
    #expect(repository.folder.read("known.json") == "old")
    #expect(repository.folder.names.filter { $0.hasPrefix("known") } == ["known.json"])
    #expect(try repository.bob(["lint", "--baseline", "b", "--write-baseline", "c", "specs"]).status == 2)
    #expect(try repository.bob(["lint", "--write-baseline", "c", "-f", "json", "specs"]).status == 2)
  }
}
