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
    let isVerbose = input.verbose
    var sink = Sink()
    var hasTrouble = false
    var folders = EmptyFolders(inputs)
    func fail(_ failure: Failure) {
      hasTrouble = true
      Messages.error("\(failure.path): \(failure.message)")
      report.add(failure, to: &sink)
    }
    do {
      report.begin(to: &sink)
      try OrderedWork.run(count: inputs.entries.count, jobs: running.threads) { index in
        inputs.read(inputs.entries[index])
      } handOn: { reading in
        folders.add(isSkipped: reading.isSkipped)
        switch reading {
        case .document(let path, let document): report.add(path: path, document, to: &sink)
        case .failed(let failure): fail(failure)
        case .skipped(let file):
          if isVerbose { Messages.note("skipped \(file.description)") }
        }
        try file.write(sink.bytes)
        sink.clear()
      }
      for failure in folders.failures { fail(failure) }
      report.end(to: &sink)
      try file.write(sink.bytes)
      try file.finish()
    } catch is ClosedPipe {
      throw ExitCode.success
    }
    if hasTrouble { throw ExitCode(2) }
  }
}
