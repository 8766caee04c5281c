import Reports

// What of Gerrit's REST answers Bob needs; "REST API - Changes" of its documentation has the rest.

/// `ChangeInfo`.
struct ChangeAnswer: Decodable {
  struct Revision: Decodable {
    var _number: Int
    var ref: String?
  }

  struct Message: Decodable {}
  struct Label: Decodable {}

  var _number: Int
  var project: String
  var branch: String
  var subject: String?
  var status: String
  var revisions: [String: Revision]?
  var messages: [Message]?
  var labels: [String: Label]?
  var permitted_labels: [String: [String]]?

  var change: Change {
    let patchSets = (revisions ?? [:]).map { commit, revision in
      Change.PatchSet(number: revision._number, revision: commit, ref: revision.ref ?? "")
    }
    var values: [String: [Int]?] = [:]
    for name in (labels ?? [:]).keys { values[name] = .some([]) }
    for (name, words) in permitted_labels ?? [:] {
      values[name] = words.compactMap { word in Int(word.filter { $0 != " " }) }
    }
    return Change(
      number: _number, project: project, branch: branch, subject: subject ?? "", status: status,
      patchSets: patchSets.sorted { $0.number < $1.number }, comments: [], messages: messages?.count ?? 0,
      labels: values)
  }
}

/// `CommentInfo`.
struct CommentAnswer: Decodable {
  var id: String
  var message: String?
  var line: Int?
  var patch_set: Int?
  var in_reply_to: String?
  var unresolved: Bool?
  var updated: String?

  /// Comments by their paths, the oldest first.
  static func comments(_ answer: [String: [CommentAnswer]]) -> [Change.Comment] {
    answer.flatMap { path, comments in
      comments.map {
        Change.Comment(
          path: path, line: $0.line, message: $0.message ?? "", patchSet: $0.patch_set ?? 1,
          identifier: $0.id, inReplyTo: $0.in_reply_to, isUnresolved: $0.unresolved ?? false,
          updated: $0.updated ?? "")
      }
    }
    .sorted { ($0.updated ?? "", $0.identifier ?? "") < ($1.updated ?? "", $1.identifier ?? "") }
  }
}

/// `FileInfo`.
struct FileAnswer: Decodable {
  var status: String?
}

/// `ReviewResult`.
struct ReviewAnswer: Decodable {
  var labels: [String: Int]?
}
