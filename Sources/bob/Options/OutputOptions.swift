import Arguments
import Reports

/// What to write and where to.
struct OutputOptions<Family: FormatFamily>: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "What to write, and where if not to standard output (default: text).", valueName: "format[=file]"))
  var format: [FormatTarget<Family>] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file, which appears whole or not at all.", valueName: "file"),
    completion: .file(extensions: []))
  var output: String?

  /// The formats to write; the family's first where none is named.
  var formats: [ReportFormat] { format.isEmpty ? [Family.formats[0]] : format.map(\.format) }

  /// Whether nothing is kept of a spec once it is written.
  var isStream: Bool { formats.allSatisfy(\.isStream) }
}

/// Which templates reports are written by; for the commands that have such a report.
struct TemplateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Use a Mustache template of your own for a format; see bob template.", valueName: "format=file"))
  var reportTemplate: [TemplateReplacement] = []
}

extension ReportOptions {
  /// The options that every command has.
  init(_ running: RunOptions) {
    self.init()
    version = bobVersion
    colour = Terminal.usesColor(running.color)
    unicode = Terminal.showsUnicode
    width = Terminal.columns
    quiet = running.quiet
  }
}
