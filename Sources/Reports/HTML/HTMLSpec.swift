import Mustache
import Operability
import SpecText

/// The data that a page says of one spec: that of ``TemplateData``, and the spec's own text in pieces with the
/// findings that concern them.
///
/// Names that end in `HTML` hold markup, in which what the spec says is escaped; they are to be written with three
/// braces.
struct HTMLSpec {
  private let reviewed: ReviewedSpec
  private let number: Int
  private let lineCount: Int
  /// The lines that something links to.
  private var linked: Set<Int> = []

  /// A spec, the number of which begins the identifiers of its parts.
  init(_ reviewed: ReviewedSpec, number: Int) {
    self.reviewed = reviewed
    self.number = number
    lineCount = reviewed.document.source.lineCount
  }

  /// What a spec is called; never empty.
  static func title(of review: Review) -> String {
    for name in [review.title, review.path] {
      let clean = TerminalText.clean(name)
      if clean.utf8.contains(where: { $0 != 0x20 }) { return clean }
    }
    return "(untitled)"
  }

  /// How a score is to look, in a word: `good`, `fair` or `poor`. Words and numbers say the same.
  static func look(score: Double, ready: Bool, readyAt: Double) -> String {
    ready ? "good" : score >= readyAt / 2 ? "fair" : "poor"
  }

  /// The data, after which `page` knows the areas and questions.
  mutating func value(_ options: ReportOptions, page: inout HTMLPage) -> MustacheValue {
    let review = reviewed.review
    let order = Importance(reviewed)
    let notes = (order.gaps + order.form).enumerated().map { index, finding in
      (finding: finding, value: note(finding, number: index + 1, page: &page))
    }
    let lessCertain = order.lessCertain.map { note($0, number: 0, page: &page) }
    let changes = review.changes.map { change($0) }
    let silenced = silenced
    var count = FindingCount()
    count.add(reviewed)
    let readyAt = reviewed.checklist.readyAt
    var members: [(String, MustacheValue)] = [
      ("number", .integer(number)), ("title", .string(HTMLSpec.title(of: review))),
      ("look", .string(HTMLSpec.look(score: review.score, ready: review.ready, readyAt: readyAt))),
      ("readyAt", .string(FixedPoint.text(readyAt, places: 1))),
      ("counts", .string(counts(count))), ("areas", areas(&page)),
      ("notes", .list(notes.map(\.value))), ("hasNotes", .bool(!notes.isEmpty)),
      ("lessCertain", .list(lessCertain)), ("changes", .list(changes)), ("silenced", .list(silenced)),
      ("segments", segments(notes)),
    ]
    if case .object(let common) = TemplateData.value(of: reviewed, options) {
      let own = Set(members.map(\.0))
      members += common.filter { !own.contains($0.0) }
    }
    return .object(members)
  }

  private func counts(_ count: FindingCount) -> String {
    let counts = [(count.errors, "error"), (count.warnings, "warning")].filter { $0.0 > 0 }
    return counts.isEmpty ? "no findings" : counts.map { $0.0.counted($0.1) }.joined(separator: ", ")
  }

  private func areas(_ page: inout HTMLPage) -> MustacheValue {
    let gaps = reviewed.gapsByArea
    return .list(
      reviewed.review.areas.map { area in
        .object([
          ("name", .string(area.title)), ("area", .integer(page.number(ofArea: area.id, title: area.title))),
          ("areaScore", area.score.map { .string(FixedPoint.text($0, places: 1)) } ?? .null),
          ("areaGaps", gaps[area.id].map { .string(String($0)) } ?? .null),
        ])
      })
  }

  private mutating func note(_ finding: Finding, number: Int, page: inout HTMLPage) -> MustacheValue {
    let item = reviewed.checklist.items.first { $0.id == finding.rule }
    let verdict = reviewed.review.items.first { $0.id == finding.rule }
    let area = item.flatMap { item in reviewed.review.areas.first { $0.id == item.area } }
    let lines = (verdict?.evidence ?? []).filter { $0.line != finding.line }.map { link($0.line) }
    return .object([
      ("note", .integer(number)), ("rule", .string(finding.rule)),
      ("name", .string(reviewed.title(of: finding))),
      ("question", .integer(page.number(ofQuestion: finding, reviewed))),
      ("severity", .string(finding.severity.rawValue)),
      ("area", area.map { .string(String(page.number(ofArea: $0.id, title: $0.title))) } ?? .string("form")),
      ("critical", .bool(item?.critical ?? false)), ("contradicted", .bool(verdict?.contradicted ?? false)),
      ("place", link(finding.line)), ("messageHTML", .string(HTMLText.prose(finding.message))),
      ("askHTML", .string(HTMLText.prose(finding.ask))), ("evidence", .list(lines)),
      ("hasEvidence", .bool(!lines.isEmpty)),
      ("confidence", .string(FixedPoint.text(finding.confidence, places: 2))),
    ])
  }

  private mutating func change(_ change: ProposedChange) -> MustacheValue {
    .object([
      ("name", .string(change.title)),
      ("textHTML", .string(HTMLText.prose(change.evidence.first?.text ?? ""))),
      ("evidence", .list(change.evidence.map { link($0.line) })),
    ])
  }

  private var silenced: [MustacheValue] {
    mutating get {
      let silenced = reviewed.review.items.compactMap { verdict in verdict.silenced.map { (verdict.id, $0) } }
      return silenced.map { id, silencing in
        .object([
          ("name", .string(reviewed.checklist.items.first { $0.id == id }?.title ?? id)),
          ("reasonHTML", .string(HTMLText.prose(silencing.reason))), ("place", link(silencing.line)),
        ])
      }
    }
  }

  /// A line that can be linked to, if the text has it.
  private mutating func link(_ line: Int) -> MustacheValue {
    let isThere = line >= 1 && line <= lineCount
    if isThere { linked.insert(line) }
    return .object([("line", .integer(line)), ("isThere", .bool(isThere))])
  }

  // MARK: The text

  /// The text in pieces. A piece begins where findings are: first the lines that they mark, then the others up to the
  /// next piece.
  private func segments(_ notes: [(finding: Finding, value: MustacheValue)]) -> MustacheValue {
    let byLine = Dictionary(grouping: notes) { min(max($0.finding.line, 1), max(lineCount, 1)) }
    var starts = byLine.keys.sorted()
    if starts.first != 1 { starts.insert(1, at: 0) }
    let segments = starts.enumerated().map { index, start in
      let end = index + 1 < starts.count ? starts[index + 1] - 1 : lineCount
      let notes = byLine[start] ?? []
      let last = notes.map(\.finding.endLine).max().map { min(max($0, start), end) } ?? start - 1
      return MustacheValue.object([
        ("start", .integer(start)), ("next", .integer(last + 1)), ("beside", .list(notes.map(\.value))),
        ("hasBeside", .bool(!notes.isEmpty)), ("isCrowd", .bool(notes.count > 2)),
        ("marked", lines(start, last)),
        ("hasMarked", .bool(start <= last)),
        ("lines", lines(last + 1, end)), ("hasLines", .bool(last + 1 <= end)),
      ])
    }
    return .list(segments)
  }

  /// Lines of the text, made one by one while they are written.
  private func lines(_ first: Int, _ last: Int) -> MustacheValue {
    guard first <= last, last <= lineCount else { return .list([]) }
    let source = reviewed.document.source
    let linked = linked
    return .sequence(
      MustacheSequence(first...last) { line in
        .object([
          ("text", .string(source.string(source.line(line)))),
          ("line", linked.contains(line) ? .integer(line) : .null),
        ])
      })
  }
}
