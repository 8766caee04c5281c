import Foundation
import Testing

/// Where reports are written to.
@Suite struct OutputTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("Feature\n=======\n\nIt does a thing.\n", to: "a.rst")
  }

  @Test(arguments: [
    "score -o - a.rst", "score --format text=- a.rst", "outline -o - a.rst", "outline --output - a.rst",
  ])
  func aHyphenIsStandardOutput(command: String) throws {
    let outcome = try BobProcess.run(command.split(separator: " ").map(String.init), in: folder.url)
    #expect(!outcome.output.isEmpty)
    #expect(folder.names == ["a.rst"])
  }

  @Test func whatTheShellWroteToTheSameFileStays() throws {
    let line = "{ echo before; \"$BOB\" score -o /dev/stdout a.rst; echo after; } > all"
    #expect(try BobProcess.shell(line, in: folder.url).status == 0)
    let lines = (folder.read("all") ?? "").split(separator: "\n")
    #expect(lines.first == "before")
    #expect(lines.last == "after")
    #expect(lines.count == 4)
  }

  @Test(arguments: [true, false])
  func aLinkStaysALink(leadsSomewhere: Bool) throws {
    if leadsSomewhere { try folder.write("old", to: "sub/report") } else { try folder.write("", to: "sub/x") }
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appending(path: "link").path, withDestinationPath: "sub/report")
    #expect(try BobProcess.run(["score", "-o", "link", "a.rst"], in: folder.url).status == 0)
    #expect(folder.read("sub/report")?.hasPrefix("score") == true)
    let link = folder.url.appending(path: "link").path
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "sub/report")
  }

  @Test func anInterruptLeavesNothingBehind() throws {
    for number in 0..<40 {
      try folder.write(
        String(repeating: "Feature\n=======\n\nIt adds a column.\n\n", count: 2000), to: "\(number).rst")
    }
    let line = "timeout --preserve-status -s INT 1 \"$BOB\" review --format json=report.json .; echo $?"
    #expect(try BobProcess.shell(line, in: folder.url).output == "130\n")
    #expect(!folder.names.contains { $0.hasPrefix("report.json") })
  }

  /// One place under two names is still one place.
  @Test(arguments: [
    ["json=out", "sarif=./out"], ["json=out", "sarif=sub/../out"], ["json=link", "sarif=out"],
    ["json=out", "sarif=folder/out"], ["json", "sarif=-"], ["json", "sarif"], ["json=dangling", "sarif=new"],
  ]) func twoFormatsNeedTwoPlaces(formats: [String]) throws {
    try folder.write("", to: "sub/x")
    for (link, target) in [("link", "out"), ("folder", "."), ("dangling", "new")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.url.appending(path: link).path, withDestinationPath: target)
    }
    let outcome = try BobProcess.run(
      ["lint"] + formats.flatMap { ["--format", $0] } + ["a.rst"], in: folder.url)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("two formats have the same place"))
    #expect(!folder.names.contains("out"))
  }

  @Test func manyFormatsInOneRun() throws {
    let formats = ["text", "json=a", "sarif=sub/a", "junit=/dev/null", "gitlab=/dev/null"]
    try folder.write("", to: "sub/x")
    let outcome = try BobProcess.run(
      ["review", "--fail-on", "none"] + formats.flatMap { ["--format", $0] } + ["a.rst"], in: folder.url)
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.output.hasPrefix("Feature"))
    #expect(folder.read("a")?.hasPrefix(#"{"schema":"bob.review/1""#) == true)
    #expect(folder.read("sub/a")?.hasPrefix(#"{"$schema""#) == true)
  }

  /// Servers know files by their path in the repository; outside of one a path stays as it was given.
  @Test func pathsAreThoseOfTheRepository() throws {
    try folder.write("Feature\n=======\n\nTBD\n", to: "specs/b.rst")
    func path() throws -> String? {
      let text = try BobProcess.run(
        ["lint", "--format", "github", "./b.rst"], in: folder.url.appending(path: "specs")
      ).output
      return text.split(separator: "file=").dropFirst().first.map { String($0.prefix { $0 != "," }) }
    }
    #expect(try path() == "b.rst")
    try folder.write("", to: ".git/HEAD")
    #expect(try path() == "specs/b.rst")
  }
}

/// The user's own templates of reports.
@Suite struct ReportTemplateTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("", to: ".git/HEAD")
    for name in ["one", "two"] {
      try folder.write("Feature \(name)\n===========\n\nIt does a thing.\n", to: "\(name)/a.rst")
      try folder.write("\(name): {{title}}\n", to: "\(name)/t.mustache")
      try folder.write("report-templates: {markdown: t.mustache}\n", to: "\(name)/.bob.yaml")
    }
  }

  private func run(_ arguments: String) throws -> BobProcess.Outcome {
    try BobProcess.run(
      ["review", "--fail-on", "none"] + arguments.split(separator: " ").map(String.init), in: folder.url)
  }

  /// A folder has settings of its own, which are those of its first spec.
  @Test(arguments: ["one", "one/", "one/a.rst", "./one"]) func settingsOfTheFirstSpec(path: String) throws {
    let outcome = try run("--format markdown \(path)")
    #expect(outcome.output == "one: Feature one\n")
    #expect(outcome.errors.isEmpty)
  }

  @Test func otherTemplatesAreToldOf() throws {
    let outcome = try run("--format markdown two one")
    #expect(outcome.output == "two: Feature two\n\ntwo: Feature one\n")
    #expect(outcome.errors.contains("one/.bob.yaml: its report-templates are not used"))
    #expect(try run("--format json two one").errors.isEmpty)
    #expect(try run("--format markdown --report-template markdown=one/t.mustache two one").errors.isEmpty)
  }

  @Test func theCommandLineWins() throws {
    #expect(
      try run("--format markdown --report-template markdown=two/t.mustache one").output
        == "two: Feature one\n")
  }

  @Test func aMissingTemplateIsAnErrorWithItsPlace() throws {
    try folder.write("report-templates: {html: none.mustache}\n", to: "one/.bob.yaml")
    let outcome = try run("--format html one")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("one/.bob.yaml:1:26: report-templates.html: there is no file"))
  }

  @Test func theBuiltInOnesCanBePrinted() throws {
    let names = try BobProcess.run(["template"]).output
    #expect(names == "markdown\nhtml\ncomment\n")
    let html = try BobProcess.run(["template", "html"]).output
    try folder.write(html, to: "same.mustache")
    #expect(
      try run("--format html --report-template html=same.mustache one").output
        == run("--format html one").output)
  }
}
