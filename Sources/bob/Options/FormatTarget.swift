import Arguments
import Reports

/// The formats that a command can write.
protocol FormatFamily {
  /// The default format first.
  static var formats: [ReportFormat] { get }
}

/// The formats of `bob review`.
enum ReviewFormats: FormatFamily { static let formats = ReportFormat.review }
/// The formats of `bob lint`.
enum LintFormats: FormatFamily { static let formats = ReportFormat.lint }
/// The formats of `bob score`.
enum ScoreFormats: FormatFamily { static let formats = ReportFormat.score }
/// The formats of `bob comment`.
enum CommentFormats: FormatFamily { static let formats = ReportFormat.comment }

/// The value of `--format FORMAT[=FILE]`: what to write and where to.
struct FormatTarget<Family: FormatFamily>: ExpressibleByArgument, Sendable {
  let format: ReportFormat
  /// nil for standard output.
  let file: String?

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let format = Family.formats.first(where: { $0.name == parts[0] }) else { return nil }
    self.init(format: format, file: parts.count > 1 ? String(parts[1]) : nil)
    if file == "" { return nil }
  }

  init(format: ReportFormat, file: String?) {
    self.format = format
    self.file = file
  }

  static var allValueStrings: [String] { Family.formats.map(\.name) }
}

/// The formats of commands that print one thing, once.
enum PlainFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// A built-in report template that the user replaces: the value of `--report-template FORMAT=FILE`.
struct TemplateReplacement: ExpressibleByArgument, Sendable {
  let format: String
  let file: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
      String.init)
    guard parts.count == 2, ReportTemplate.names.contains(parts[0]), !parts[1].isEmpty else { return nil }
    format = parts[0]
    file = parts[1]
  }

  static var allValueStrings: [String] { ReportTemplate.names.map { $0 + "=FILE" } }
}

extension ColorChoice: ExpressibleByArgument {}
