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
      CommandExample(
        "bob lint --changed-since origin/master --fail-under 60",
        "only what this branch changes; a spec that says little fails as well"),
      CommandExample("bob lint --write-baseline known.json specs/", "begin with what there is, then:"),
      CommandExample("bob lint --baseline known.json specs/", "only what is new"),
    ],
    exitStatus: Bob.exitStatus)

  @Option(
    help: ArgumentHelp(
      "Leave out, and only count, the findings that this file holds: an earlier bob lint --format json.",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Write the findings to this file, for --baseline, instead of printing them; exit 0 whatever they are.",
      valueName: "file"),
    completion: .file(extensions: ["json"]))
  var writeBaseline: String?

  @OptionGroup(title: "Which files") var input: InputOptions
  @OptionGroup(title: "Judging") var judging: JudgingOptions
  @OptionGroup(title: "Exit status") var thresholds: ThresholdOptions
  @OptionGroup(title: "Output") var output: OutputOptions<LintFormats>
  @OptionGroup(title: "Running") var running: RunOptions

  mutating func validate() throws {
    guard writeBaseline != nil else { return }
    if baseline != nil { throw ValidationError("--baseline and --write-baseline exclude each other") }
    if !output.format.isEmpty || output.output != nil {
      throw ValidationError("--write-baseline writes one file only; --format and --output do not go with it")
    }
  }

  mutating func run() throws {
    var specs = try SpecRun(
      input: input, judging: judging, thresholds: thresholds, running: running, isStream: output.isStream)
    var output = output
    if let writeBaseline {
      output.format = [FormatTarget(format: LintFormats.json, file: writeBaseline)]
      specs.makesBaseline = true
    }
    specs.baseline = try baseline.map { try Baseline(file: $0) }
    try specs.report(to: output, options: ReportOptions(running), countsFindings: !running.quiet)
  }
}

extension LintFormats {
  /// What a baseline is written in.
  fileprivate static var json: ReportFormat { formats.first { $0.name == "json" } ?? formats[0] }
}
