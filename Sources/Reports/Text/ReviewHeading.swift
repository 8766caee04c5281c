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
      [kind, "checklist \(review.checklist)"].joined(separator: style.dot), first: "", indent: 0, to: &sink,
      look: style.dim)
    sink.line()
    let score = "Score \(FixedPoint.text(review.score, places: 1)) of 100"
    let state = review.ready ? "ready" : style.accent("not ready")
    sink.line("  " + style.bold(score) + style.dot + state)
    if !reasons.isEmpty {
      style.paragraph(reasons.joined(separator: style.dot), first: "  ", indent: 2, to: &sink)
    }
    writeAreas(to: &sink)
  }

  /// The kind of document in words.
  private var kind: String {
    let stage = reviewed.stage.map { " (\($0))" } ?? ""
    switch reviewed.review.format {
    case .openStackSpec: return "OpenStack spec" + stage
    case .kep: return "Kubernetes enhancement proposal" + stage
    case .freeForm: return "Proposal without a known template" + stage
    }
  }

  /// What keeps the spec from being ready.
  private var reasons: [String] {
    guard !reviewed.review.ready else { return [] }
    var reasons: [String] = []
    if reviewed.review.score < reviewed.checklist.readyAt {
      reasons.append(
        "below the checklist's line of \(FixedPoint.text(reviewed.checklist.readyAt, places: 1))")
    }
    let critical = Set(reviewed.checklist.items.lazy.filter(\.critical).map(\.id))
    let open = reviewed.review.items.filter {
      $0.gap && $0.silenced == nil && $0.confidence >= reviewed.minConfidence && critical.contains($0.id)
    }
    if !open.isEmpty {
      let titles = open.map { verdict in
        reviewed.checklist.items.first { $0.id == verdict.id }?.title ?? verdict.id
      }
      reasons.append("critical: " + titles.joined(separator: ", "))
    }
    return reasons
  }

  private func writeAreas(to sink: inout Sink) {
    let areas = reviewed.review.areas
    guard !areas.isEmpty else { return }
    sink.line()
    let areaOf = Dictionary(
      reviewed.checklist.items.map { ($0.id, $0.area) }, uniquingKeysWith: { first, _ in first })
    var gaps: [String: Int] = [:]
    for finding in reviewed.review.findings where finding.confidence >= reviewed.minConfidence {
      if let area = areaOf[finding.rule] { gaps[area, default: 0] += 1 }
    }
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
