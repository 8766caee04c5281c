import Reports

/// What to post to a patch set, given what is there: computed from values alone.
public struct PostPlan: Sendable {
  /// What is to be posted beside Bob's findings.
  public struct Options: Sendable {
    /// For CI accounts.
    public var tag: String?
    /// Votes.
    public var labels: [ReviewInput.Label] = []
    /// The server's limits.
    public var limits = Limits()

    /// Findings alone.
    public init() {}
  }

  /// What to send.
  public let input: ReviewInput
  /// Whether the very same is on the patch set already.
  public let isThere: Bool
  /// Comments that are posted now.
  public let fresh: Int
  /// Comments that are there and still true.
  public let standing: Int
  /// Comments whose question has been answered since, and which are marked so now.
  public let closed: Int
  /// Comments for which there is only room in the summary.
  public let summedUp: Int

  /// Makes a plan.
  ///
  /// - Parameters:
  ///   - isSummaryAlone: whether everything is said in the summary.
  /// - Throws: ``ServerFault`` when the change takes no further comment at all.
  public init(
    _ review: GerritReview, for change: Change, patchSet: Change.PatchSet, options: Options,
    isSummaryAlone: Bool = false
  ) throws(ServerFault) {
    let history = CommentHistory(change.comments)
    var draft = Draft(options: options, patchSet: patchSet)
    let room = options.limits.comments - change.comments.count - change.messages - 2
    guard room >= 0 else {
      throw ServerFault(
        .refused,
        "change \(change.number) has \(change.comments.count + change.messages) comments and messages, and the "
          + "server takes \(options.limits.comments) (gerrit: {max-comments} of .bob.yaml); nothing was posted"
      )
    }
    draft.room = isSummaryAlone ? 0 : room
    var seen: Set<String> = []
    let wanted = review.comments.filter { seen.insert($0.mark.fingerprint).inserted }
    let new = wanted.filter { history.entries[$0.mark.fingerprint]?.isOpen != true }
    for comment in new { draft.ask(comment) }
    for fingerprint in history.order {
      // A thread that is open is closed by a reply even where a summary over ssh has marked it.
      guard let entry = history.entries[fingerprint], entry.isUnresolved ?? entry.isOpen,
        !seen.contains(fingerprint),
        review.specs.contains(where: {
          $0.path == entry.comment.path && $0.answers(entry.rule, fingerprint)
        })
      else { continue }
      draft.close(entry, fingerprint)
    }

    let context = ["\(patchSet.number)"] + options.labels.map { "\($0.name)=\($0.value)" }
    let mark = CommentMark(.summary, review.fingerprint(context))
    isThere = history.hasSummary(mark.fingerprint, on: patchSet.number)
    fresh = draft.comments.count - draft.replies
    standing = wanted.count - new.count
    closed = draft.closed
    summedUp = draft.leftOut.count
    var input = ReviewInput(
      tag: options.tag,
      message: Limits.cut(
        review.message(comments: fresh), to: options.limits.words(path: "", tag: options.tag)))
    input.labels = options.labels
    input.comments = draft.comments
    input.comments.append(draft.summary(review.summary, standing: standing, mark: mark))
    self.input = input
  }
}
