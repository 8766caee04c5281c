import Operability

/// `path:line:column: severity: message [rule]`, one finding a line, as compilers print and editors read.
/// Findings below the minimal confidence are left out.
struct LintText: Report {
  let style: TextStyle

  func add(_ reviewed: ReviewedSpec, to sink: inout Sink) {
    guard !reviewed.review.findings.isEmpty else { return }
    let path = TerminalText.clean(reviewed.review.path)
    for finding in reviewed.certainFindings {
      let severity = finding.severity.rawValue
      sink.line(
        "\(style.bold(path)):\(finding.line):\(finding.column): "
          + (finding.severity == .error ? style.accent(severity) : severity)
          + ": \(TerminalText.clean(finding.message)) " + style.dim("[\(finding.rule)]"))
    }
  }
}
