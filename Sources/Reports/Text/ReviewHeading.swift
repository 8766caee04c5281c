import Operability
import SpecText

/// The head of a review as text: which spec, its score and why it is not ready, and a bar for each area.
struct ReviewHeading {
  let reviewed: ReviewedSpec
  let style: TextStyle

  func write(to sink: inout Sink) {
    let review = reviewed.review
    if style.clean(review.title).utf8.allSatisfy({ $0 == 0x20 }) {
      sink.line(style.bold("(untitled)"))
    } else {
      style.paragraph(review.title, first: "", indent: 0, to: &sink, look: style.bold)
    }
    sink.line(TerminalText.clean(review.path))
    style.paragraph(
      [reviewed.kind, "checklist \(review.checklist)"].joined(separator: style.dot), first: "", indent: 0,
      to: &sink,
      look: style.dim)
    sink.line()
    let score = "Score \(FixedPoint.text(review.score, places: 1)) of 100"
    let state = review.ready ? "ready" : style.accent("not ready")
    sink.line("  " + style.bold(score) + style.dot + state)
    let reasons = reviewed.reasonsAgainstReadiness
    if !reasons.isEmpty {
      style.paragraph(reasons.joined(separator: style.dot), first: "  ", indent: 2, to: &sink)
    }
    writeAreas(to: &sink)
  }

  private func writeAreas(to sink: inout Sink) {
    let areas = reviewed.review.areas
    guard !areas.isEmpty else { return }
    sink.line()
    let gaps = reviewed.gapsByArea
    let longest = areas.map { TerminalText.width(style.clean($0.title)) }.max() ?? 0
    let titleWidth = min(longest, style.width - 47)
    for area in areas {
      let title = Wrapping.clipped(style.clean(area.title), to: titleWidth, ellipsis: style.ellipsis)
      var line = "  " + style.left(title, titleWidth) + "  "
      if let score = area.score {
        line += style.bar(score, cells: 20) + style.right(FixedPoint.text(score, places: 1), 7)
        if let count = gaps[area.id] { line += "   " + count.counted("gap") }
      } else {
        line += String(repeating: " ", count: 20) + style.right(style.dash, 7)
        line += style.dim("   not concerned")
      }
      sink.line(line)
    }
  }
}
