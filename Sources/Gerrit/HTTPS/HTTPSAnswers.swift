import Reports

// What of Gerrit's REST answers Bob needs; "REST API - Changes" of its documentation has the rest.

/// `ChangeInfo`.
struct ChangeAnswer {
  struct Revision {
    var number: Int
    var ref: String?

    init(_ json: JSONValue) throws(JSONError) {
      number = try json.integer("_number")
      ref = try json.optionalString("ref")
    }
  }

  var number: Int
  var project: String
  var branch: String
  var subject: String?
  var status: String
  /// By their commits.
  var revisions: [(commit: String, revision: Revision)]
  /// How many messages its log has.
  var messages: Int
  /// The names of the labels.
  var labels: [String]
  /// By the names of labels.
  var permittedLabels: [(name: String, values: [String])]

  init(_ json: JSONValue) throws(JSONError) {
    number = try json.integer("_number")
    project = try json.string("project")
    branch = try json.string("branch")
    subject = try json.optionalString("subject")
    status = try json.string("status")
    revisions = (try json.optionalMembers("revisions", Revision.init) ?? []).map { ($0.name, $0.value) }
    messages = try json.optionalList("messages", ChangeAnswer.checkObject)?.count ?? 0
    labels = (try json.optionalMembers("labels", ChangeAnswer.checkObject) ?? []).map(\.name)
    let permitted = try json.optionalMembers("permitted_labels") { (values) throws(JSONError) in
      try values.list { (value) throws(JSONError) in try value.string() }
    }
    permittedLabels = (permitted ?? []).map { ($0.name, $0.value) }
  }

  private static func checkObject(_ json: JSONValue) throws(JSONError) {
    _ = try json.members { _ in }
  }

  var change: Change {
    let patchSets = revisions.map { commit, revision in
      Change.PatchSet(number: revision.number, revision: commit, ref: revision.ref ?? "")
    }
    var values: [String: [Int]?] = [:]
    for name in labels { values[name] = .some([]) }
    for (name, words) in permittedLabels {
      values[name] = words.compactMap { word in Int(word.filter { $0 != " " }) }
    }
    return Change(
      number: number, project: project, branch: branch, subject: subject ?? "", status: status,
      patchSets: patchSets.sorted { $0.number < $1.number }, comments: [], messages: messages,
      labels: values)
  }
}

/// `CommentInfo`.
struct CommentAnswer {
  var id: String
  var message: String?
  var line: Int?
  var patchSet: Int?
  var inReplyTo: String?
  var isUnresolved: Bool?
  var updated: String?

  init(_ json: JSONValue) throws(JSONError) {
    id = try json.string("id")
    message = try json.optionalString("message")
    line = try json.optionalInteger("line")
    patchSet = try json.optionalInteger("patch_set")
    inReplyTo = try json.optionalString("in_reply_to")
    isUnresolved = try json.optionalBool("unresolved")
    updated = try json.optionalString("updated")
  }

  /// The comments on each path.
  static func lists(_ json: JSONValue) throws(JSONError) -> [(name: String, value: [CommentAnswer])] {
    try json.members { (comments) throws(JSONError) in try comments.list(CommentAnswer.init) }
  }

  /// Comments by their paths, the oldest first.
  static func comments(_ answer: [(name: String, value: [CommentAnswer])]) -> [Change.Comment] {
    answer.flatMap { path, comments in
      comments.map {
        Change.Comment(
          path: path, line: $0.line, message: $0.message ?? "", patchSet: $0.patchSet ?? 1,
          identifier: $0.id, inReplyTo: $0.inReplyTo, isUnresolved: $0.isUnresolved ?? false,
          updated: $0.updated ?? "")
      }
    }
    .sorted { ($0.updated ?? "", $0.identifier ?? "") < ($1.updated ?? "", $1.identifier ?? "") }
  }
}

/// `FileInfo`.
struct FileAnswer {
  var status: String?

  init(_ json: JSONValue) throws(JSONError) { status = try json.optionalString("status") }
}

/// `ReviewResult`.
struct ReviewAnswer {
  init(_ json: JSONValue) throws(JSONError) {
    _ = try json.optionalMembers("labels") { (value) throws(JSONError) in try value.integer() }
  }
}
