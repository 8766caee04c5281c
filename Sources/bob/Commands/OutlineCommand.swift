import Arguments
import Reports
import SpecRepository
import SpecText

/// `bob outline`: what Bob reads.
struct OutlineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outline",
    abstract: "Print the structure that Bob reads: sections and blocks with their lines.",
    examples: [
      CommandExample("bob outline specs/x.rst", "the sections"),
      CommandExample("bob outline --format json specs/", "sections and blocks, for tools"),
    ],
    exitStatus: [ManualEntry("0", "All was read."), ManualEntry("2", "A file could not be read.")])

  @Option(name: .shortAndLong, help: "How to write it.")
  var format = PlainFormat.text

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file, which appears whole or not at all.", valueName: "file"),
    completion: .file(extensions: []))
  var output: String?

  @OptionGroup(title: "Which files") var input: InputOptions
  @OptionGroup(title: "Running") var running: RunOptions

  mutating func run() throws {
    let places = try SpecPlaces(judging: JudgingOptions(), thresholds: ThresholdOptions())
    let inputs = try SpecInputs(input, places: places)
    var report: any OutlineReport =
      format == .json ? OutlineJSON() : OutlineText(options: ReportOptions(running))
    let file = try OutputFile.named(output)
    var sink = Sink()
    func write() throws {
      try file.write(sink.bytes)
      sink.clear()
    }
    report.begin(to: &sink)
    let isWhole = try InputWork(inputs: inputs, running: running, isVerbose: input.verbose).run {
      .done($0)
    } handOn: {
      report.add(path: $0.path, $0.document, to: &sink)
      try write()
    } fail: {
      report.add($0, to: &sink)
      try write()
    }
    report.end(to: &sink)
    try write()
    try file.finish()
    if !isWhole { throw ExitCode(2) }
  }
}
