import Operability

/// What there is to say of a spec in a Gerrit review: a comment for each finding, and its part of the summary.
public struct SpecComments: Sendable {
  /// Relative to the repository's root.
  public let path: String
  /// The weightiest first.
  public let comments: [ReviewInput.Comment]
  /// The spec's paragraphs in the summary: title and score, areas, what is silenced.
  public let summary: [String]
  /// The short fingerprints of all that Bob found, however certain, chosen by the reviewer or not.
  private let found: Set<String>
  /// Rules of which Bob knows whether they are answered.
  private let answered: Set<String>

  /// Collects them.
  ///
  /// - Parameter allRules: whether findings of `structure.*`, `syntax.*` and `style.*` are posted as well.
  public init(_ reviewed: ReviewedSpec, allRules: Bool) {
    let review = reviewed.review
    let path = reviewed.repositoryPath ?? review.path
    var places = LinePlaces(reviewed.document.source, unit: .utf16)
    self.path = path
    comments = reviewed.comments(allRules: allRules).map { comment in
      let finding = comment.finding
      let range = places.range(of: finding)
      return ReviewInput.Comment(
        path: path, line: range?.endLine ?? places.line(finding.line), range: range,
        text: comment.wording ?? SpecComments.text(of: finding),
        mark: CommentMark(.comment(rule: finding.rule), finding.fingerprint), isUnresolved: true)
    }
    summary = SpecComments.summary(of: reviewed, path: path)
    found = Set(review.findings.map { CommentMark.short($0.fingerprint) })
    // An item whose findings the user does not want to see is not answered for that.
    let shown = Set(review.findings.map(\.rule))
    var answered = Set(
      review.items.filter { !$0.gap || $0.silenced != nil || shown.contains($0.id) }.map(\.id))
    if allRules { answered.formUnion(Rule.all.map(\.id)) }
    self.answered = answered
  }

  /// Whether what an earlier comment asked is no longer open.
  ///
  /// - Parameters:
  ///   - rule: the comment's rule.
  ///   - fingerprint: its short fingerprint.
  public func answers(_ rule: String, _ fingerprint: String) -> Bool {
    answered.contains(rule) && !found.contains(fingerprint)
  }

  /// The words of a comment, without its mark.
  public static func text(of finding: Finding) -> String {
    [finding.message, finding.ask].filter { !$0.isEmpty }.map(GerritText.paragraph)
      .joined(separator: "\n\n")
  }

  private static func summary(of reviewed: ReviewedSpec, path: String) -> [String] {
    let review = reviewed.review
    let score = FixedPoint.text(review.score, places: 1)
    var parts = [
      "\(review.title) (\(path)): score \(score) of 100, \(review.ready ? "ready." : "not ready.")"
    ]
    let areas = review.areas.compactMap { area in
      area.score.map { "\(area.title) \(FixedPoint.text($0, places: 1))" }
    }
    if !areas.isEmpty { parts.append(areas.joined(separator: ", ") + ".") }
    let silenced = review.items.count { $0.silenced != nil }
    if silenced > 0 { parts.append("The spec itself silences \(silenced.counted("item")).") }
    return parts.map(GerritText.paragraph)
  }
}
