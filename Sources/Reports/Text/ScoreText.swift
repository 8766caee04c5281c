import Operability

/// The order of a table of scores.
public enum ScoreOrder: Sendable, Equatable {
  /// As the specs came.
  case input
  /// By path.
  case path
  /// By score; equal ones by path.
  case score(ascending: Bool)
  /// By the score of the area with that identifier; equal ones by path, specs that it does not concern last.
  case area(String, ascending: Bool)
}

/// The report of `bob score`: one row a spec, the areas' scores beside the whole, and the mean.
///
/// All rows are kept until the end, some hundred bytes each, to sort and align them.
struct ScoreText: Report {
  private struct Row: Sendable {
    var path: String
    var score: Double
    var ready: Bool
    var areas: [AreaScore]

    func score(of area: String) -> Double? { areas.first { $0.id == area }?.score }
  }

  private let style: TextStyle
  private let order: ScoreOrder
  private var rows: [Row] = []
  private var areas: [String] = []
  private var tally = Tally()

  /// A table in the look and order that the options ask for.
  init(_ options: ReportOptions) {
    style = TextStyle(options)
    order = options.sort
  }

  mutating func add(_ reviewed: ReviewedSpec, to sink: inout Sink) {
    let review = reviewed.review
    tally.add(review)
    rows.append(
      Row(
        path: TerminalText.clean(review.path), score: review.score, ready: review.ready,
        areas: review.areas))
    for area in review.areas where !areas.contains(area.id) { areas.append(area.id) }
  }

  mutating func add(_ failure: Failure, to sink: inout Sink) { tally.failures += 1 }

  func end(to sink: inout Sink) {
    guard !rows.isEmpty else { return }
    let headings = areas.map { String(style.clean($0).unicodeScalars.prefix(12)) }
    let widths = headings.map { max(TerminalText.width($0), 5) }
    var heading = "score  ready"
    for (title, width) in zip(headings, widths) { heading += "  " + style.right(title, width) }
    sink.line(style.bold(heading + "  path"))
    for row in sorted { sink.line(line(row, widths)) }
    if rows.count > 1 {
      sink.line(style.right(FixedPoint.text(tally.mean, places: 1), 5) + "  mean of " + tally.counts)
    }
    if tally.silenced > 0 {
      sink.line(style.dim("\(tally.silenced.counted("item")) silenced by authors and not scored"))
    }
  }

  private func line(_ row: Row, _ widths: [Int]) -> String {
    var text = style.right(FixedPoint.text(row.score, places: 1), 5)
    text += row.ready ? "  ready" : "  " + style.right(style.dash, 5)
    for (area, width) in zip(areas, widths) {
      let score = row.score(of: area).map { FixedPoint.text($0, places: 1) } ?? style.dash
      text += "  " + style.right(score, width)
    }
    return text + "  " + row.path
  }

  private var sorted: [Row] {
    switch order {
    case .input: return rows
    case .path: return rows.sorted { $0.path < $1.path }
    case .score(let ascending):
      return rows.sorted {
        $0.score == $1.score ? $0.path < $1.path : ($0.score < $1.score) == ascending
      }
    case .area(let area, let ascending):
      let keyed = rows.map { (row: $0, score: $0.score(of: area)) }
      return keyed.sorted {
        guard let left = $0.score else { return $1.score == nil && $0.row.path < $1.row.path }
        guard let right = $1.score else { return true }
        return left == right ? $0.row.path < $1.row.path : (left < right) == ascending
      }.map(\.row)
    }
  }
}
