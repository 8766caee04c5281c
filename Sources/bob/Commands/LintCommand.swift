import Arguments
import Reports

/// `bob lint`: one finding a line.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Print one finding a line, for editors and CI.",
    discussion:
      "Findings below --min-confidence are neither printed nor counted; bob review lists them apart.",
    examples: [
      CommandExample("bob lint specs/", "path:line:column: severity: message [rule]"),
      CommandExample(
        "bob lint --fail-on warning --select upgrade,structure specs/", "a stricter gate on less"),
    ],
    exitStatus: Bob.exitStatus)

  @OptionGroup(title: "Which files") var input: InputOptions
  @OptionGroup(title: "Judging") var judging: JudgingOptions
  @OptionGroup(title: "Exit status") var thresholds: ThresholdOptions
  @OptionGroup(title: "Output") var output: OutputOptions<LintFormats>
  @OptionGroup(title: "Running") var running: RunOptions

  mutating func run() throws {
    let specs = try SpecRun(input: input, judging: judging, thresholds: thresholds, running: running)
    try specs.report(to: output, options: ReportOptions(running), countsFindings: !running.quiet)
  }
}
