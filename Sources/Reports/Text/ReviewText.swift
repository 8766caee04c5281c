import Operability

/// The report of `bob review` for people: how well the spec is covered, what it changes, and what to ask.
///
/// Every statement names the line it rests on. Without colour the order, the spacing and the words carry all of
/// the meaning.
struct ReviewText: Report {
  private let style: TextStyle
  private var tally = Tally()

  /// A report in the look that the options ask for.
  init(_ options: ReportOptions) {
    style = TextStyle(options)
  }

  mutating func add(_ reviewed: ReviewedSpec, to sink: inout Sink) {
    if tally.specs > 0 { sink.line("\n" + style.dim(style.rule) + "\n") }
    tally.add(reviewed.review)
    let order = Importance(reviewed)
    ReviewHeading(reviewed: reviewed, style: style).write(to: &sink)
    writeChanges(of: reviewed.review, to: &sink)
    GapText(reviewed: reviewed, style: style).write(order.gaps, to: &sink)
    writeForm(order.form, of: reviewed.review, to: &sink)
    writeLessCertain(order.lessCertain, of: reviewed, to: &sink)
    writeSilenced(of: reviewed, to: &sink)
    if let checklist = reviewed.seeAlso {
      sink.line()
      style.paragraph(
        "See also --checklist \(checklist), which is made for this kind of spec.", first: "", indent: 0,
        to: &sink, look: style.dim)
    }
  }

  mutating func add(_ failure: Failure, to sink: inout Sink) { tally.failures += 1 }

  func end(to sink: inout Sink) {
    guard tally.specs > 0, tally.specs + tally.failures > 1 else { return }
    sink.line("\n" + style.dim(style.rule) + "\n")
    sink.line(tally.summary)
  }

  private func writeChanges(of review: Review, to sink: inout Sink) {
    sink.line("\n" + style.bold("What it changes") + "\n")
    guard !review.changes.isEmpty else {
      return style.paragraph(
        "Bob recognised no sentence that says so.", first: "  ", indent: 2, to: &sink)
    }
    let longest = review.changes.map { TerminalText.width(style.clean($0.title)) }.max() ?? 0
    let titleWidth = min(longest, 26)
    let numberWidth = style.numberWidth(of: review.changes.flatMap { $0.evidence.map(\.line) })
    let indent = 2 + titleWidth + 2 + numberWidth + 3
    for change in review.changes {
      let title = Wrapping.clipped(style.clean(change.title), to: titleWidth, ellipsis: style.ellipsis)
      guard let first = change.evidence.first else {
        sink.line("  " + title)
        continue
      }
      var text = Wrapping.clipped(
        style.clean(first.text), to: 3 * (style.width - indent) - 24, ellipsis: style.ellipsis)
      if let others = change.otherLines { text += " (also \(others))" }
      let number = style.right(String(first.line), numberWidth)
      style.paragraph(
        text, first: "  \(style.left(title, titleWidth))  \(style.dim(number + " " + style.gutter)) ",
        indent: indent, continuation: style.dim(style.right(style.gutter, indent - 1)) + " ", to: &sink)
    }
  }

  private func writeForm(_ findings: [Finding], of review: Review, to sink: inout Sink) {
    guard !findings.isEmpty else { return }
    sink.line("\n" + style.bold("Form") + style.dim(" (not part of the score)") + "\n")
    for finding in findings {
      style.writePlace(of: finding, in: review, indent: 2, to: &sink)
      style.paragraph(finding.message, first: "    ", indent: 4, to: &sink)
    }
  }

  private func writeLessCertain(_ findings: [Finding], of reviewed: ReviewedSpec, to sink: inout Sink) {
    guard !findings.isEmpty else { return }
    sink.line("\n" + style.bold("Also worth a look") + style.dim(" (less certain)") + "\n")
    let numberWidth = style.numberWidth(of: findings.map(\.line))
    for finding in findings {
      let start = "  line " + style.right(String(finding.line), numberWidth) + "  "
      let indent = TerminalText.width(start)
      func line(_ text: String) -> String {
        Wrapping.clipped(style.clean(text), to: style.width - indent, ellipsis: style.ellipsis)
      }
      sink.line(start + line(reviewed.title(of: finding)))
      sink.line(String(repeating: " ", count: indent) + style.dim(line(finding.message)))
    }
    sink.line("\n  " + style.dim("--min-confidence 0 shows them in full."))
  }

  private func writeSilenced(of reviewed: ReviewedSpec, to sink: inout Sink) {
    let silenced = reviewed.review.items.compactMap { verdict in verdict.silenced.map { (verdict.id, $0) } }
    guard !silenced.isEmpty else { return }
    sink.line(
      "\n" + style.bold("Silenced by the author") + style.dim(": " + silenced.count.counted("item")) + "\n")
    let numberWidth = style.numberWidth(of: silenced.map(\.1.line))
    for (id, silencing) in silenced {
      let start = "  line " + style.right(String(silencing.line), numberWidth) + "  "
      let title = reviewed.checklist.items.first { $0.id == id }?.title ?? id
      style.paragraph(
        "\(title): \(silencing.reason)", first: start, indent: TerminalText.width(start), to: &sink)
    }
  }
}

extension TextStyle {
  /// Writes `path:line:column`, severity and rule of a finding, on two lines where one is too short.
  func writePlace(of finding: Finding, in review: Review, indent: Int, to sink: inout Sink) {
    let place = "\(TerminalText.clean(review.path)):\(finding.line):\(finding.column)"
    let severity = finding.severity.rawValue
    let rule = "[\(clean(finding.rule))]"
    let columns = TerminalText.width(place) + 2 + TerminalText.width(severity) + TerminalText.width(rule)
    let blank = String(repeating: " ", count: indent)
    sink.line(
      blank + place + (indent + columns > width ? "\n" + blank : "  ")
        + (finding.severity == .error ? accent(severity) : severity) + dim(rule))
  }

  /// The columns that the longest of some line numbers takes.
  func numberWidth(of lines: [Int]) -> Int {
    lines.map { String($0).utf8.count }.max() ?? 1
  }
}
