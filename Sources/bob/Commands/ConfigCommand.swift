import Arguments
import Reports
import SpecRepository
import YAML

/// `bob config`: the settings in force.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Print the settings in force for a spec or folder, and where each comes from.",
    discussion:
      "Options of the command line come first, then the nearest .bob.yaml, then Bob's own defaults.",
    examples: [CommandExample("bob config specs/my-feature.rst", "what holds for this spec")],
    exitStatus: [ManualEntry("0", "The settings can be used."), ManualEntry("2", "They cannot.")])

  @Argument(
    help: ArgumentHelp("The spec or folder (default: the current folder).", valueName: "path"),
    completion: .file)
  var path: String?

  @Option(name: .shortAndLong, help: "How to write it.")
  var format = PlainFormat.text

  @OptionGroup(title: "Judging") var judging: JudgingOptions
  @OptionGroup(title: "Exit status") var thresholds: ThresholdOptions
  @OptionGroup(title: "Output") var look: LookOptions

  mutating func run() throws {
    let places = try SpecPlaces(judging: judging, thresholds: thresholds)
    let path = path ?? "."
    let spec = isFolder(path) ? path + "/spec.rst" : path
    let settings = try places.settings(for: spec)
    _ = try places.reviewer(for: spec, settings)
    let rows = SettingsInForce(
      spec: spec, checklist: try places.checklist(for: spec, settings), settings: settings, judging: judging,
      thresholds: thresholds, places: places
    )
    .rows
    var sink = Sink()
    if format == .json {
      SettingsReport.json(rows, to: &sink)
    } else {
      SettingsReport.text(rows, options: look.reportOptions, to: &sink)
    }
    try OutputFile.print(sink.bytes)
  }
}
