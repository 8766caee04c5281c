import Mustache
import Operability

/// What a page needs of all specs together: a row of the overview for each, the areas to filter by, and the questions
/// that were asked.
struct HTMLPage: Sendable {
  private struct Row: Sendable {
    var title: String
    var path: String
    var score: Double
    var readyAt: Double
    var ready: Bool
    /// By the number of the area; nil where it is not concerned.
    var areas: [Double?]
    var errors: Int
    var warnings: Int
  }

  /// Files that could not be reviewed.
  var failures: [Failure] = []

  private var rows: [Row] = []
  private var tally = Tally()
  private var areas: [(id: String, title: String)] = []
  private var questions: [MustacheValue] = []
  /// Where in `questions` an item or rule is.
  private var questionNumbers: [String: Int] = [:]

  /// The data known before the first spec.
  static func head(_ options: ReportOptions) -> MustacheValue {
    .object([("version", .string(options.version))])
  }

  /// The number of an area, from 1, in the order in which areas came up.
  mutating func number(ofArea id: String, title: String) -> Int {
    if let index = areas.firstIndex(where: { $0.id == id }) { return index + 1 }
    areas.append((id, title))
    return areas.count
  }

  /// The number, from 1, of the explanation of a finding's item or rule.
  mutating func number(ofQuestion finding: Finding, _ reviewed: ReviewedSpec) -> Int {
    if let number = questionNumbers[finding.rule] { return number }
    let item = reviewed.checklist.items.first { $0.id == finding.rule }
    let rule = Rule.named(finding.rule)
    func text(_ name: String, _ value: String?) -> (String, MustacheValue) {
      (name + "HTML", .string(HTMLText.prose(value ?? "")))
    }
    func example(_ name: String, _ value: String?) -> (String, MustacheValue) {
      var value = value ?? ""
      while value.utf8.last == 0x0A { value.removeLast() }
      return (name, .string(value))
    }
    questions.append(
      .object([
        ("number", .integer(questions.count + 1)), ("rule", .string(finding.rule)),
        ("title", .string(item?.title ?? rule?.title ?? finding.rule)),
        text("question", item?.question ?? rule?.what), text("why", item?.why ?? rule?.why),
        example("good", item?.good ?? rule?.good), example("bad", item?.bad ?? rule?.bad),
      ]))
    questionNumbers[finding.rule] = questions.count
    return questions.count
  }

  /// Takes note of a spec and gives the data that is written of it.
  mutating func add(_ reviewed: ReviewedSpec, _ options: ReportOptions) -> MustacheValue {
    let review = reviewed.review
    tally.add(review)
    var count = FindingCount()
    count.add(reviewed)
    var scores: [Double?] = []
    for area in review.areas {
      let number = number(ofArea: area.id, title: area.title)
      while scores.count < number { scores.append(nil) }
      scores[number - 1] = area.score
    }
    rows.append(
      Row(
        title: HTMLSpec.title(of: review), path: review.path, score: review.score,
        readyAt: reviewed.checklist.readyAt, ready: review.ready, areas: scores, errors: count.errors,
        warnings: count.warnings))
    var spec = HTMLSpec(reviewed, number: rows.count)
    return spec.value(options, page: &self)
  }

  /// The data known after the last spec.
  func foot(_ options: ReportOptions) -> MustacheValue {
    guard case .object(let head) = HTMLPage.head(options) else { return .null }
    return .object(
      head + [
        ("specs", .list(rows.enumerated().map { row($1, number: $0 + 1) })),
        ("hasSpecs", .bool(!rows.isEmpty)), ("hasSeveral", .bool(rows.count > 1)),
        ("summary", .string(tally.summary)),
        (
          "areaNames",
          .list(
            areas.enumerated().map {
              .object([("number", .integer($0 + 1)), ("name", .string($1.title))])
            })
        ),
        ("hasFindings", .bool(!questions.isEmpty)), ("questions", .list(questions)),
        (
          "failures",
          .list(failures.map { .object([("path", .string($0.path)), ("message", .string($0.message))]) })
        ), ("hasFailures", .bool(!failures.isEmpty)),
      ])
  }

  private func row(_ row: Row, number: Int) -> MustacheValue {
    .object([
      ("number", .integer(number)), ("title", .string(row.title)), ("path", .string(row.path)),
      ("score", .string(FixedPoint.text(row.score, places: 1))), ("ready", .bool(row.ready)),
      ("errors", .integer(row.errors)), ("warnings", .integer(row.warnings)),
      ("look", .string(HTMLSpec.look(score: row.score, ready: row.ready, readyAt: row.readyAt))),
      (
        "scores",
        .list(
          areas.indices.map { index in
            let score = index < row.areas.count ? row.areas[index] : nil
            return .object([("score", score.map { .string(FixedPoint.text($0, places: 1)) } ?? .null)])
          })
      ),
    ])
  }
}
