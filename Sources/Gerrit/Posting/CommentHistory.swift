import Reports

/// What of Bob's comments a change has, and which of them still wait for an answer.
///
/// Who posted them does not matter: what a CI account or a colleague has asked with Bob is not asked again.
struct CommentHistory {
  /// What was said about a finding.
  struct Entry {
    var rule: String
    /// The latest comment on it.
    var comment: Change.Comment
    /// The comment that a reply goes to: the last of the thread; nil over ssh.
    var lastInThread: Change.Comment?
    /// The latest patch set on which it was marked as answered.
    var closed: Int?

    /// Whether it waits for an answer, as far as Bob's own marks tell.
    var isOpen: Bool { closed.map { comment.patchSet > $0 } ?? true }
    /// Whether the thread is open; nil over ssh, which does not tell.
    var isUnresolved: Bool? { lastInThread?.isUnresolved }
  }

  /// By short fingerprints.
  private(set) var entries: [String: Entry] = [:]
  /// The fingerprints in the order in which they first came.
  private(set) var order: [String] = []
  /// The summaries, with the patch set that each is on.
  private var summaries: Set<String> = []

  /// Reads comments, oldest first where they have dates.
  init(_ comments: [Change.Comment]) {
    let threads = CommentHistory.threads(comments)
    var closings: [String: Int] = [:]
    for comment in comments {
      for mark in CommentMark.all(in: comment.message) where mark.kind == .closed {
        closings[mark.fingerprint] = max(closings[mark.fingerprint] ?? 0, comment.patchSet)
      }
      guard let mark = CommentMark.last(in: comment.message) else { continue }
      switch mark.kind {
      case .closed: continue
      case .summary: summaries.insert("\(comment.patchSet) \(mark.fingerprint)")
      case .comment(let rule):
        let last = comment.identifier.flatMap { threads[$0] }
        if entries[mark.fingerprint] == nil { order.append(mark.fingerprint) }
        var entry =
          entries[mark.fingerprint] ?? Entry(rule: rule, comment: comment, lastInThread: last)
        if comment.patchSet >= entry.comment.patchSet {
          entry.comment = comment
          entry.lastInThread = last
        }
        entries[mark.fingerprint] = entry
      }
    }
    // Over ssh the order within a patch set is that of the files' names, so these come last.
    for (fingerprint, patchSet) in closings { entries[fingerprint]?.closed = patchSet }
  }

  /// Whether a summary is on a patch set.
  func hasSummary(_ fingerprint: String, on patchSet: Int) -> Bool {
    summaries.contains("\(patchSet) \(fingerprint)")
  }

  /// For each comment's identifier the last comment of its thread.
  private static func threads(_ comments: [Change.Comment]) -> [String: Change.Comment] {
    var roots: [String: String] = [:]
    var last: [String: Change.Comment] = [:]
    for comment in comments {
      guard let identifier = comment.identifier else { continue }
      // Oldest first: what is answered has been seen before.
      let root = comment.inReplyTo.map { roots[$0] ?? $0 } ?? identifier
      roots[identifier] = root
      last[root] = comment
    }
    return roots.compactMapValues { last[$0] }
  }
}
