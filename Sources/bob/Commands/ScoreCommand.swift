import Arguments
import Reports

/// `bob score`: a table.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Print a table of scores.",
    discussion: "Exits 0 whatever it finds, unless --fail-on or --fail-under is given here.",
    examples: [
      CommandExample("bob score --sort score specs/", "the weakest first"),
      CommandExample("bob score --sort upgrade --fail-under 60 specs/", "by the score of an area; a gate"),
    ],
    exitStatus: Bob.exitStatus)

  @Option(
    help: ArgumentHelp(
      """
      The order of the rows: input, path, score (the weakest first) or an area's name. A minus turns the last two \
      round, as in --sort=-score.
      """,
      valueName: "key"))
  var sort = "input"

  @OptionGroup(title: "Which files") var input: InputOptions
  @OptionGroup(title: "Judging") var judging: JudgingOptions
  @OptionGroup(title: "Exit status") var thresholds: ThresholdOptions
  @OptionGroup(title: "Output") var output: OutputOptions<ScoreFormats>
  @OptionGroup(title: "Running") var running: RunOptions

  mutating func run() throws {
    var specs = try SpecRun(input: input, judging: judging, thresholds: thresholds, running: running)
    specs.failsByDefault = false
    var options = ReportOptions(running)
    options.sort = try specs.scoreOrder(named: sort)
    try specs.report(to: output, options: options)
  }
}
