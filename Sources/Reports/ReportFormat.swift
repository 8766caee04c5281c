/// A format of reports: its name on the command line and how to make its report.
///
/// A new format is one file with a ``Report`` and one line in the lists below.
public struct ReportFormat: Sendable {
  /// What `--format` takes, such as `json`.
  public let name: String
  /// What it is for, in a few words.
  public let summary: String
  /// The name of the template it is written by, which users can replace; nil without one.
  public let template: String?
  /// Whether each spec is written as soon as it is reviewed, and nothing is kept of it.
  public let isStream: Bool
  private let make: @Sendable (ReportOptions) throws -> any Report

  /// A format whose reports are made by `make`.
  init(
    name: String, summary: String, template: String? = nil, isStream: Bool = false,
    _ make: @escaping @Sendable (ReportOptions) throws -> any Report
  ) {
    self.name = name
    self.summary = summary
    self.template = template
    self.isStream = isStream
    self.make = make
  }

  /// A fresh report.
  ///
  /// - Throws: an error that names template, line and column where the user's own template is broken
  public func report(_ options: ReportOptions) throws -> any Report { try make(options) }

  /// The formats of `bob review`; the first is the default.
  public static let review =
    [
      ReportFormat(name: "text", summary: "a full report for people") {
        $0.quiet ? QuietText($0) as any Report : ReviewText($0)
      },
      .markdown, .html,
      ReportFormat(name: "json", summary: "one object, schema bob.review/1") { _ in ReviewJSON() },
      ReportFormat(name: "jsonl", summary: "one review a line", isStream: true) { _ in
        JSONLines(entry: .review)
      },
    ] + continuousIntegration

  /// The formats of `bob lint`; the first is the default.
  public static let lint =
    [
      ReportFormat(name: "text", summary: "path:line:column: severity: message [rule]") {
        LintText(style: TextStyle($0))
      },
      ReportFormat(name: "json", summary: "one object, schema bob.lint/1") { _ in LintJSON() },
      ReportFormat(name: "jsonl", summary: "one finding a line", isStream: true) { _ in
        JSONLines(entry: .finding)
      },
    ] + continuousIntegration

  /// The formats of `bob review` and `bob lint` for CI systems. They leave out less certain findings, or mark them so
  /// that nothing fails by them.
  private static let continuousIntegration = [
    ReportFormat(name: "sarif", summary: "code scanning and editors, SARIF 2.1.0") { SARIFReport($0) },
    ReportFormat(name: "junit", summary: "CI dashboards, a test case for each question") { _ in JUnit() },
    ReportFormat(name: "github", summary: "annotations by GitHub's workflow commands") { _ in
      WorkflowCommands()
    },
    ReportFormat(name: "gitlab", summary: "GitLab's code quality report") { _ in CodeQuality() },
    ReportFormat(name: "rdjson", summary: "reviewdog's diagnostics") { _ in DiagnosticResult() },
    ReportFormat(name: "zuul", summary: "zuul_return with comments on files") { _ in FileComments() },
  ]

  /// The formats of `bob score`; the first is the default.
  public static let score = [
    ReportFormat(name: "text", summary: "a table") { ScoreText($0) },
    ReportFormat(name: "json", summary: "one object, schema bob.score/1") { _ in ScoreJSON() },
  ]

  /// The formats of `bob comment`; the first is the default.
  public static let comment = [
    commentText, ReportFormat(name: "gerrit", summary: "a ReviewInput for Gerrit") { GerritReport($0) },
  ]
}
