import Foundation
import Testing

/// The command line's real output on the examples, as files to read in `Golden/`. With `BOB_UPDATE_GOLDEN=1` they are
/// written anew: look at the difference before you commit it.
@Suite struct GoldenTests {
  static let cases: [(name: String, arguments: [String], status: Int32)] = [
    ("help", ["--help"], 0),
    ("help-review", ["review", "--help"], 0),
    ("review-complete", ["review", "Examples/complete.rst"], 0),
    ("review-full-of-holes", ["review", "Examples/full-of-holes.rst"], 1),
    ("review-kep", ["review", "Examples/kep"], 0),
    ("review-quiet", ["review", "--quiet", "--fail-on", "none", "Examples"], 0),
    ("review-holes.json", ["review", "--format", "json", "Examples/full-of-holes.rst"], 1),
    ("review-kep.md", ["review", "--format", "markdown", "Examples/kep/README.md"], 0),
    ("lint", ["lint", "--fail-on", "none", "Examples"], 0),
    ("lint.json", ["lint", "--format", "json", "--fail-on", "none", "Examples"], 0),
    (
      "lint-style", ["lint", "--select", "default,style", "--ignore", "docs", "Examples/full-of-holes.rst"], 1
    ),
    ("score", ["score", "--sort", "score", "Examples"], 0),
    ("score.json", ["score", "--format", "json", "Examples"], 0),
    ("comment", ["comment", "Examples/full-of-holes.rst"], 0),
    ("comment-gerrit.json", ["comment", "--format", "gerrit", "--all", "Examples/full-of-holes.rst"], 0),
    ("outline", ["outline", "Examples/kep/README.md"], 0),
    ("checklist", ["checklist"], 0),
    ("checklist-rollback", ["checklist", "upgrade.rollback"], 0),
    ("checklist-empty-section", ["checklist", "structure.empty-section"], 0),
  ]

  @Test(arguments: cases)
  func prints(name: String, arguments: [String], status: Int32) throws {
    let outcome = try BobProcess.run(arguments)
    #expect(outcome.status == status, "\(outcome.errors)")
    let file = BobProcess.packageRoot.appending(path: "Tests/bobTests/Golden/\(name).txt")
    if ProcessInfo.processInfo.environment["BOB_UPDATE_GOLDEN"] != nil {
      try Data(outcome.output.utf8).write(to: file)
    }
    let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    #expect(outcome.output == expected, "see \(file.path); BOB_UPDATE_GOLDEN=1 writes it anew")
  }
}
