import Arguments
import Reports

/// `bob review`: the full report.
struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Review specs: what each would change, its score, and what an operator still has to ask.",
    examples: [
      CommandExample("bob review specs/my-feature.rst", "a report to read"),
      CommandExample("bob review --format json=bob.json --format text specs/", "JSON for tools beside it"),
      CommandExample(
        "find /specs -name '*.rst' | bob review --files-from - --format jsonl",
        "a large collection, as it comes"),
      CommandExample(
        "git show HEAD:specs/x.rst | bob review --stdin-name specs/x.rst -", "what is committed"),
    ],
    exitStatus: Bob.exitStatus)

  @OptionGroup(title: "Which files") var input: InputOptions
  @OptionGroup(title: "Judging") var judging: JudgingOptions
  @OptionGroup(title: "Exit status") var thresholds: ThresholdOptions
  @OptionGroup(title: "Output") var output: OutputOptions<ReviewFormats>
  @OptionGroup(title: "Output") var templates: TemplateOptions
  @OptionGroup(title: "Running") var running: RunOptions

  mutating func run() throws {
    let specs = try SpecRun(
      input: input, judging: judging, thresholds: thresholds, running: running, isStream: output.isStream)
    try specs.report(to: output, templates: templates, options: ReportOptions(running))
  }
}
