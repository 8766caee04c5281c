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
    name: .shortAndLong, help: ArgumentHelp("Write to a file, which appears whole or not at all.", valueName: "file"),
    completion: .file(extensions: []))
  var output: String?

  @OptionGroup(title: "Which files") var input: InputOptions
  @OptionGroup(title: "Running") var running: RunOptions

  /// What became of a file.
  private enum Outcome: Sendable {
    case read(String, Document)
    case failed(Failure)
    case skipped(SkippedFile)
  }

  mutating func run() throws {
    let places = try SpecPlaces(judging: JudgingOptions(), thresholds: ThresholdOptions())
    let inputs = try SpecInputs(input, places: places)
    var report: any OutlineReport = format == .json ? OutlineJSON() : OutlineText(options: ReportOptions(running))
    let file = try output.map { try OutputFile(path: $0) } ?? .standardOutput
    let isVerbose = input.verbose
    var sink = Sink()
    var hasTrouble = false
    do {
      report.begin(to: &sink)
      try OrderedWork.run(count: inputs.entries.count, jobs: running.threads) { index in
        OutlineCommand.outcome(of: inputs.entries[index], inputs)
      } handOn: { outcome in
        switch outcome {
        case .read(let path, let document): report.add(path: path, document, to: &sink)
        case .failed(let failure):
          hasTrouble = true
          Messages.error("\(failure.path): \(failure.message)")
          report.add(failure, to: &sink)
        case .skipped(let file):
          if isVerbose { Messages.note("skipped \(file.description)") }
        }
        try file.write(sink.bytes)
        sink.clear()
      }
      report.end(to: &sink)
      try file.write(sink.bytes)
      try file.finish()
    } catch is ClosedPipe {
      throw ExitCode.success
    }
    if hasTrouble { throw ExitCode(2) }
  }

  private static func outcome(of entry: Found, _ inputs: SpecInputs) -> Outcome {
    switch inputs.read(entry) {
    case .document(let path, let document): .read(path, document)
    case .failed(let failure): .failed(failure)
    case .skipped(let file): .skipped(file)
    }
  }
}
