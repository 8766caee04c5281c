import Operability

/// The report of `bob review --quiet`: score, readiness, path and counts on one line for each spec.
struct QuietText: Report {
  private let style: TextStyle
  private var tally = Tally()

  /// A report in the look that the options ask for.
  init(_ options: ReportOptions) {
    style = TextStyle(options)
  }

  mutating func add(_ reviewed: ReviewedSpec, to sink: inout Sink) {
    let review = reviewed.review
    tally.add(review)
    var count = FindingCount()
    count.add(reviewed)
    var counts: [String] = []
    if count.errors > 0 { counts.append(count.errors.counted("error")) }
    if count.warnings > 0 { counts.append(count.warnings.counted("warning")) }
    if count.silenced > 0 { counts.append("\(count.silenced) silenced") }
    let state = review.ready ? "ready    " : style.accent("not ready")
    let found = counts.isEmpty ? "" : style.dim("  " + counts.joined(separator: ", "))
    sink.line(
      style.right(FixedPoint.text(review.score, places: 1), 5) + "  " + state + "  "
        + TerminalText.clean(review.path) + found)
  }

  mutating func add(_ failure: Failure, to sink: inout Sink) { tally.failures += 1 }

  func end(to sink: inout Sink) {
    guard tally.specs > 0, tally.specs + tally.failures > 1 else { return }
    sink.line(tally.summary)
  }
}
