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
}
