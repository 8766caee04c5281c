import Arguments
import Glibc
import Reports

/// The reports of one run and where each goes.
struct ReportOutputs {
  private struct Output {
    var report: any Report
    var sink = Sink()
    let file: OutputFile
    /// Whether each spec is shown as soon as it is reviewed.
    let streams: Bool

    /// Lets the report write, and hands on what it wrote.
    mutating func write(isLast: Bool = false, _ part: (inout any Report, inout Sink) -> Void) throws {
      part(&report, &sink)
      try file.write(sink.bytes)
      sink.clear()
      if isLast { try file.finish() } else if streams { try file.flush() }
    }
  }

  private var outputs: [Output] = []

  /// Opens the outputs.
  ///
  /// - Parameters:
  ///   - targets: What `--format` asks for; the family's first format where that is empty.
  ///   - output: The value of `--output`, which a single format goes to.
  /// - Throws: `ValidationError` where two outputs have the same place, `SystemError` where a file cannot be made.
  init<Family>(_ targets: [FormatTarget<Family>], output: String?, options: ReportOptions) throws {
    var targets = targets
    if targets.isEmpty { targets = [FormatTarget(format: Family.formats[0], file: nil)] }
    if let output {
      guard targets.count == 1, targets[0].file == nil else {
        throw ValidationError(
          "--output goes with one format only; name each format's file, as in --format json=FILE")
      }
      targets[0] = FormatTarget(format: targets[0].format, file: output)
    }
    for (index, target) in targets.enumerated() where target.file == "-" {
      targets[index] = FormatTarget(format: target.format, file: nil)
    }
    let identities = targets.compactMap { OutputFile.identity(of: $0.file) }
    guard Set(identities).count == identities.count else {
      throw ValidationError("two formats have the same place; give each a file, as in --format json=FILE")
    }
    for target in targets {
      let report = try target.format.report(options)
      let file = try OutputFile.named(target.file)
      let streams = target.file == nil && (isatty(STDOUT_FILENO) == 1 || target.format.isStream)
      outputs.append(Output(report: report, file: file, streams: streams))
    }
  }

  /// Begins every report.
  mutating func begin() throws {
    for index in outputs.indices { try outputs[index].write { $0.begin(to: &$1) } }
  }

  /// Adds a spec to every report.
  mutating func add(_ reviewed: ReviewedSpec) throws {
    for index in outputs.indices { try outputs[index].write { $0.add(reviewed, to: &$1) } }
  }

  /// Adds a file that could not be reviewed to every report.
  mutating func add(_ failure: Failure) throws {
    for index in outputs.indices { try outputs[index].write { $0.add(failure, to: &$1) } }
  }

  /// Ends every report and puts the files in their places.
  mutating func finish() throws {
    for index in outputs.indices { try outputs[index].write(isLast: true) { $0.end(to: &$1) } }
  }
}
