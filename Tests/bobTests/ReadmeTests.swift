import Foundation
import Testing

/// The README shows what Bob really prints: in every `console` block, the lines after `$ bob …` are that command's
/// standard output, or its beginning where the last line is `…`.
@Suite struct ReadmeTests {
  /// A command with what the README shows of its output.
  private struct Example {
    var arguments: [String]
    var lines: [Substring] = []
  }

  private static func examples() throws -> [Example] {
    let readme = try String(contentsOf: BobProcess.packageRoot.appending(path: "README.md"), encoding: .utf8)
    var examples: [Example] = []
    var isInside = false
    for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ bob ") {
        examples.append(Example(arguments: line.dropFirst(6).split(separator: " ").map(String.init)))
      } else if isInside {
        try #require(!examples.isEmpty)
        examples[examples.count - 1].lines.append(line)
      }
    }
    return examples
  }

  @Test func showsRealOutput() throws {
    let examples = try Self.examples()
    #expect(examples.count >= 2)
    for example in examples {
      var shown = example.lines
      while shown.last?.isEmpty == true { shown.removeLast() }
      var real = try BobProcess.run(example.arguments).output.split(
        separator: "\n", omittingEmptySubsequences: false)
      while real.last?.isEmpty == true { real.removeLast() }
      if shown.last == "…" {
        shown.removeLast()
        real = Array(real.prefix(shown.count))
      }
      #expect(shown == real, "bob \(example.arguments.joined(separator: " "))")
    }
  }

  @Test func beginsWithTheTwoCommands() throws {
    let readme = try String(contentsOf: BobProcess.packageRoot.appending(path: "README.md"), encoding: .utf8)
    let blocks = readme.components(separatedBy: "```sh\n").dropFirst().prefix(2)
    #expect(blocks.count == 2)
    for (block, command) in zip(blocks, ["bob review --fail-on none Examples\n", "swift test\n"]) {
      #expect((block.components(separatedBy: "```").first ?? "").hasSuffix(command))
    }
  }
}
