import Foundation
import Testing

/// `--files-from` with `--format jsonl`: a list that is worked off as it comes.
@Suite struct FileListTests {
  private let folder: TemporaryFolder
  private static let review = ["review", "--files-from", "-", "--format", "jsonl", "--fail-on", "none"]

  init() throws {
    folder = try TemporaryFolder()
    for number in 0..<40 {
      let text = "Feature \(number)\n=========\n\nThis adds a column to the table number \(number).\n"
      try folder.write(text, to: "specs/\(number).rst")
    }
  }

  private func lines(_ outcome: BobProcess.Outcome) -> [Substring] { outcome.output.split(separator: "\n") }

  @Test func aListGivesTheReviewsOfAFolder() throws {
    let whole = try BobProcess.run(
      ["review", "--format", "jsonl", "--fail-on", "none", "specs"], in: folder.url)
    let names = (0..<40).map { "specs/\($0).rst" }.sorted()
    for jobs in ["1", "2", "9"] {
      for (arguments, input) in [
        ([], names.joined(separator: "\n")), (["--null"], names.joined(separator: "\0") + "\0"),
      ] {
        let listed = try BobProcess.run(
          FileListTests.review + ["--jobs", jobs] + arguments, in: folder.url, input: input)
        #expect(listed.output == whole.output)
        #expect(listed.status == 0)
      }
    }
  }

  @Test func aReviewIsPrintedBeforeTheNextNameIsThere() throws {
    let outcome = try BobProcess.shell(
      """
      mkfifo names reviews
      timeout 60 sh -c '
        "$BOB" review --files-from names --format jsonl --fail-on none > reviews &
        exec 4< reviews 3> names
        for number in 0 1 2; do
          echo specs/$number.rst >&3
          # Were Bob to wait for more names, this would wait for ever, or rather for the time-out.
          read -r line <&4 && echo "$line" | cut -d, -f1
        done
        exec 3>&-
        wait $!
        echo "status $?"
      '
      """, in: folder.url)
    let paths = (0..<3).map { "{\"path\":\"specs/\($0).rst\"\n" }.joined()
    #expect(outcome.output == paths + "status 0\n")
  }

  @Test func aBadFileIsALineAndTheRestFollows() throws {
    try folder.write("a\0b", to: "specs/binary.rst")
    try folder.write("", to: "empty/picture.png")
    let names = [
      "specs/1.rst", "missing.rst", "specs/binary.rst", "empty", "-", "specs/1.rst", "specs/2.rst",
    ]
    let outcome = try BobProcess.run(
      FileListTests.review, in: folder.url, input: names.joined(separator: "\n"))
    #expect(outcome.status == 2)
    let starts = [
      "{\"path\":\"specs/1.rst\"", "{\"error\":{\"path\":\"missing.rst\"",
      "{\"error\":{\"path\":\"specs/binary.rst\"", "{\"error\":{\"path\":\"empty\"",
      "{\"error\":{\"path\":\"-\"",
      // As often as it is named.
      "{\"path\":\"specs/1.rst\"", "{\"path\":\"specs/2.rst\"",
    ]
    #expect(lines(outcome).count == starts.count)
    for (line, start) in zip(lines(outcome), starts) { #expect(line.hasPrefix(start)) }
    #expect(outcome.errors.split(separator: "\n").count == 4)
  }

  @Test func findingsAreALineEachAndWhatIsNamedComesFirst() throws {
    let outcome = try BobProcess.run(
      ["lint", "--files-from", "-", "--format", "jsonl", "--fail-on", "none", "specs/9.rst"],
      in: folder.url, input: "specs/8.rst\n")
    #expect(outcome.status == 0)
    let paths = lines(outcome).compactMap { $0.split(separator: "\"").dropFirst(2).first }
    #expect(lines(outcome).first?.contains("specs/9.rst") == true)
    #expect(lines(outcome).last?.contains("specs/8.rst") == true)
    #expect(paths.count == lines(outcome).count)
  }

  @Test func whatASearchWouldPassOverCanBeLeftOut() throws {
    try folder.write("Specs\n=====\n\n.. toctree::\n\n   1\n", to: "specs/index.rst")
    try folder.write("Title\n=====\n\nSay what is to be changed.\n", to: "specs/template.rst")
    let input = "specs/index.rst\nspecs/template.rst\nspecs/1.rst\n"
    let all = try BobProcess.run(FileListTests.review, in: folder.url, input: input)
    #expect(lines(all).count == 3)
    let some = try BobProcess.run(FileListTests.review + ["--force-exclude"], in: folder.url, input: input)
    #expect(lines(some).count == 1 && some.status == 0)
  }

  @Test func otherFormatsSeeAListWholeAndAFileOnce() throws {
    let input = "specs/1.rst\nspecs/1.rst\n"
    let both = [
      "review", "--files-from", "-", "--format", "json", "--format", "jsonl=out", "--fail-on", "none",
    ]
    #expect(try BobProcess.run(both, in: folder.url, input: input).status == 0)
    #expect(folder.read("out")?.split(separator: "\n").count == 1)
  }

  @Test(
    arguments: [
      ([], "specs/1.rst\0", 1, "there is a NUL byte in the list; --null is for paths that end with one"),
      ([], "a", 70_000, "a path in the list is longer than 64 KiB"),
      (["--null"], "specs/1.rst\n", 9000, "longer than 64 KiB; without --null"),
    ])
  func aListThatIsNoneEndsTheWork(
    _ arguments: [String], _ text: String, _ count: Int, _ message: String
  ) throws {
    let input = String(repeating: text, count: count)
    let outcome = try BobProcess.run(FileListTests.review + arguments, in: folder.url, input: input)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("bob: -: ") && outcome.errors.contains(message))
    #expect(lines(outcome).last?.hasPrefix("{\"error\":{\"path\":\"-\"") == true)
  }

  @Test func aListThatCannotBeOpenedIsToldBeforeAnythingIsWritten() throws {
    for (list, message) in [("none", "none: there is no such file"), ("specs", "specs: cannot be read: ")] {
      let arguments = ["review", "--files-from", list, "--format", "jsonl"]
      let outcome = try BobProcess.run(arguments, in: folder.url)
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix("bob: \(message)") && outcome.output.isEmpty)
    }
    let both = try BobProcess.run(FileListTests.review + ["-"], in: folder.url, input: "specs/1.rst\n")
    #expect(both.errors.contains("both the list of files and a spec"))
  }

  @Test func aReaderThatLeavesEndsTheWork() throws {
    let outcome = try BobProcess.shell(
      """
      { yes specs/1.rst | timeout 60 "$BOB" review --files-from - --format jsonl; echo "status $?" >&2; } | head -c 7
      """, in: folder.url)
    #expect(outcome.output == "{\"path\"")
    #expect(outcome.errors == "status 0\n")
  }
}
