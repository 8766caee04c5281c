/// A review for Gerrit: its `ReviewInput`.
///
/// Gaps become unresolved comments on their lines, less certain ones are left out, and what concerns whole specs
/// is a comment on the patch set. A change holds few specs, so all is kept until the end.
struct GerritReport: Report {
  private let tag: String?
  private var review: GerritReview

  /// A review with the tag and the findings that the options ask for.
  init(_ options: ReportOptions) {
    tag = options.tag
    review = GerritReview(allRules: options.allRules)
  }

  mutating func add(_ reviewed: ReviewedSpec, to sink: inout Sink) { review.add(reviewed) }

  mutating func add(_ failure: Failure, to sink: inout Sink) { review.addFailure() }

  func end(to sink: inout Sink) { review.input(tag: tag).write(to: &sink) }
}
