import Mustache
import Operability

/// What templates of reports can say of a reviewed spec.
///
/// Every list has a truth value beside it (`gaps`, `hasGaps`) for what stands around it once. Numbers are strings
/// as they are to be shown. Names that end in `Code` hold a Markdown code span, to be written with three braces.
enum TemplateData {
  /// The data for one spec.
  static func value(of reviewed: ReviewedSpec, _ options: ReportOptions) -> MustacheValue {
    let review = reviewed.review
    // Without a name, standard input is no place that a reader of the comment could open.
    let path = review.path == "-" ? "standard input" : review.path
    let order = Importance(reviewed)
    let comments = CommentEntry.entries(of: reviewed.comments(allRules: options.allRules), on: reviewed)
    var members: [(String, MustacheValue)] = [
      ("version", .string(options.version)), ("title", .string(review.title)),
      ("path", .string(path)), ("pathCode", code(path)),
      ("kind", .string(reviewed.kind)), ("checklist", .string(review.checklist)),
      ("score", .string(FixedPoint.text(review.score, places: 1))), ("ready", .bool(review.ready)),
      ("reasons", .string(reviewed.reasonsAgainstReadiness.joined(separator: "; "))),
    ]
    func list(_ name: String, _ values: [MustacheValue]) {
      members.append((name, .list(values)))
      members.append(("has" + name.prefix(1).uppercased() + name.dropFirst(), .bool(!values.isEmpty)))
    }
    list("areas", areas(of: reviewed))
    list("changes", review.changes.map { change($0, path: path) })
    list("gaps", findings(order.gaps, reviewed, path))
    list("form", findings(order.form, reviewed, path))
    let commented = findings(comments.map(\.comment.finding), reviewed, path)
    list("comments", zip(comments, commented).map { comment($0, $1) })
    members.append(("hasSeveralComments", .bool(comments.count > 1)))
    list("lessCertain", findings(order.lessCertain, reviewed, path))
    list("silenced", silenced(reviewed, path))
    members += [
      ("commentCount", .string(comments.count.counted("question"))),
      ("lessCertainCount", .string(String(order.lessCertain.count))),
      ("silencedCount", .string(review.items.count { $0.silenced != nil }.counted("item"))),
    ]
    return .object(members)
  }

  private static func areas(of reviewed: ReviewedSpec) -> [MustacheValue] {
    let gaps = reviewed.gapsByArea
    return reviewed.review.areas.map { area in
      .object([
        ("title", .string(area.title)),
        ("score", area.score.map { .string(FixedPoint.text($0, places: 1)) } ?? .null),
        ("gaps", gaps[area.id].map { .string(String($0)) } ?? .null),
      ])
    }
  }

  private static func change(_ change: ProposedChange, path: String) -> MustacheValue {
    .object([
      ("title", .string(change.title)),
      ("line", change.evidence.first.map { .integer($0.line) } ?? .null),
      ("placeCode", change.evidence.first.map { code("\(path):\($0.line)") } ?? .null),
      ("text", change.evidence.first.map { .string($0.text) } ?? .null),
      ("others", .string(change.otherLines ?? "")),
    ])
  }

  private static func findings(
    _ findings: [Finding], _ reviewed: ReviewedSpec, _ path: String
  ) -> [MustacheValue] {
    findings.enumerated().map { index, finding in
      let item = reviewed.checklist.items.first { $0.id == finding.rule }
      let verdict = reviewed.review.items.first { $0.id == finding.rule }
      let place = "\(path):\(finding.line)"
      let quotes = verdict?.evidence ?? []
      let evidence = quotes.enumerated().map { index, quote in
        MustacheValue.object([
          ("line", .integer(quote.line)), ("text", .string(quote.text)),
          ("last", .bool(index == quotes.count - 1)),
        ])
      }
      return .object([
        ("number", .integer(index + 1)), ("rule", .string(finding.rule)),
        ("ruleCode", code(finding.rule)), ("title", .string(reviewed.title(of: finding))),
        ("severity", .string(finding.severity.rawValue)), ("critical", .bool(item?.critical ?? false)),
        ("contradicted", .bool(verdict?.contradicted ?? false)), ("place", .string(place)),
        ("placeCode", code(place)), ("line", .integer(finding.line)), ("column", .integer(finding.column)),
        ("confidence", .string(FixedPoint.text(finding.confidence, places: 2))),
        ("message", .string(finding.message)), ("ask", .string(finding.ask)),
        ("why", .string(item?.why ?? "")), ("evidence", .list(evidence)),
        ("hasEvidence", .bool(!evidence.isEmpty)),
      ])
    }
  }

  /// A finding's members with the reviewer's words, and where the same holds too.
  private static func comment(_ entry: CommentEntry, _ finding: MustacheValue) -> MustacheValue {
    guard case .object(let members) = finding else { return finding }
    let wording: MustacheValue = entry.comment.wording.map { .string($0) } ?? .null
    let alike: MustacheValue = entry.alike.map { .string($0) } ?? .null
    return .object(members + [("wording", wording), ("alike", alike)])
  }

  private static func silenced(_ reviewed: ReviewedSpec, _ path: String) -> [MustacheValue] {
    reviewed.review.items.compactMap { verdict in
      guard let silencing = verdict.silenced else { return nil }
      let title = reviewed.checklist.items.first { $0.id == verdict.id }?.title ?? verdict.id
      return .object([
        ("title", .string(title)), ("line", .integer(silencing.line)), ("reason", .string(silencing.reason)),
        ("placeCode", code("\(path):\(silencing.line)")),
      ])
    }
  }

  private static func code(_ text: String) -> MustacheValue {
    .string(MustacheEscaping.markdownCode.escaped(text))
  }
}
