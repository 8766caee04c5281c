import Operability

/// What there is to say of all specs of a change.
public struct GerritReview: Sendable {
  /// The specs in input order.
  public private(set) var specs: [SpecComments] = []
  private var tally = Tally()
  private let allRules: Bool

  /// Nothing to say yet.
  ///
  /// - Parameter allRules: whether findings of `structure.*`, `syntax.*` and `style.*` are posted as well.
  public init(allRules: Bool) {
    self.allRules = allRules
  }

  /// Adds a spec.
  public mutating func add(_ reviewed: ReviewedSpec) {
    tally.add(reviewed.review)
    specs.append(SpecComments(reviewed, allRules: allRules))
  }

  /// Takes note of a file that could not be reviewed.
  public mutating func addFailure() { tally.failures += 1 }

  /// All comments, spec by spec.
  public var comments: [ReviewInput.Comment] { specs.flatMap(\.comments) }

  /// The line that the change's log shows.
  ///
  /// - Parameter count: how many comments are posted.
  public func message(comments count: Int) -> String {
    "Bob: " + tally.summary + ", " + count.counted("comment")
  }

  /// The first paragraphs of the summary: of each spec, and how many questions are open.
  public var summary: [String] {
    let count = comments.count
    return specs.flatMap(\.summary) + [
      count == 0
        ? "Read as an operator would, nothing is left open that Bob is certain of."
        : "Read as an operator would, \(count.counted("question")) \(count == 1 ? "is" : "are") open; "
          + "see the comments."
    ]
  }

  /// A fingerprint of all that is asked.
  ///
  /// - Parameter context: what else tells one summary from another.
  public func fingerprint(_ context: [String]) -> UInt64 {
    Fingerprint.of((context + comments.map(\.mark.fingerprint)).joined(separator: " "))
  }

  /// The review as it is posted to a change that has none of Bob's comments.
  ///
  /// - Parameter tag: the tag, if any.
  public func input(tag: String?) -> ReviewInput {
    var input = ReviewInput(tag: tag, message: message(comments: comments.count))
    input.comments =
      comments + [
        ReviewInput.Comment(
          path: ReviewInput.patchSetLevel, text: summary.joined(separator: "\n\n"),
          mark: CommentMark(.summary, fingerprint([])), isUnresolved: false)
      ]
    return input
  }
}
