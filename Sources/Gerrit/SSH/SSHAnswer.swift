import Reports

/// The answer of `gerrit query --format=JSON`: a line for each change, then one with statistics. Attributes that
/// Bob does not need are left out below; see "Gerrit Code Review - Query" and "JSON Data Formats".
struct SSHAnswer {
  private let output: [UInt8]

  init(_ output: [UInt8]) {
    self.output = output
  }

  /// The changes.
  ///
  /// - Throws: ``ServerFault`` where the answer is cut short or no such JSON.
  func changes() throws(ServerFault) -> [Change] {
    var changes: [Change] = []
    var isWhole = false
    for line in output.split(separator: 0x0A) {
      if let row = Answer.decode(from: line, Row.init), let type = row.type {
        if type == "error" {
          throw ServerFault(
            .refused, "the server refuses the query: \(Answer.excerpt((row.message ?? "").utf8))")
        }
        isWhole = type == "stats"
      } else if let change = Answer.decode(from: line, ChangeRow.init) {
        changes.append(change.change)
      } else {
        throw ServerFault(
          .unclear, "the answer to gerrit query is not the JSON that it should be: \(Answer.excerpt(line))")
      }
    }
    guard isWhole else { throw ServerFault(.unclear, "the answer to gerrit query is cut short") }
    return changes
  }

  private struct Row {
    var type: String?
    var message: String?

    init(_ json: JSONValue) throws(JSONError) {
      type = try json.optionalString("type")
      message = try json.optionalString("message")
    }
  }

  private struct ChangeRow {
    var project: String
    var branch: String
    var number: Int
    var subject: String?
    var status: String
    /// How many messages its log has.
    var messages: Int
    var patchSets: [PatchSetRow]
    /// The names of the labels that it has to have.
    var labels: [String]

    init(_ json: JSONValue) throws(JSONError) {
      project = try json.string("project")
      branch = try json.string("branch")
      number = try json.integer("number")
      subject = try json.optionalString("subject")
      status = try json.string("status")
      messages = try json.optionalList("comments", MessageRow.init)?.count ?? 0
      patchSets = try json.optionalList("patchSets", PatchSetRow.init) ?? []
      labels = try json.optionalList("submitRecords", SubmitRow.init)?.flatMap(\.labels) ?? []
    }

    var change: Change {
      let patchSets = patchSets.sorted { $0.number < $1.number }
      return Change(
        number: number, project: project, branch: branch, subject: subject ?? "", status: status,
        patchSets: patchSets.map(\.patchSet), comments: patchSets.flatMap(\.changeComments),
        messages: messages,
        labels: Dictionary(labels.map { ($0, nil) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  private struct MessageRow {
    init(_ json: JSONValue) throws(JSONError) { _ = try json.optionalString("message") }
  }

  private struct SubmitRow {
    var labels: [String]

    init(_ json: JSONValue) throws(JSONError) {
      labels =
        try json.optionalList("labels") { (label) throws(JSONError) in try label.string("label") } ?? []
    }
  }

  private struct PatchSetRow {
    struct CommentRow {
      var file: String
      var line: Int?
      var message: String

      init(_ json: JSONValue) throws(JSONError) {
        file = try json.string("file")
        line = try json.optionalInteger("line")
        message = try json.string("message")
      }
    }

    struct FileRow {
      var file: String
      var type: String?

      init(_ json: JSONValue) throws(JSONError) {
        file = try json.string("file")
        type = try json.optionalString("type")
      }
    }

    var number: Int
    var revision: String
    var ref: String
    var comments: [CommentRow]
    var files: [FileRow]?

    init(_ json: JSONValue) throws(JSONError) {
      number = try json.integer("number")
      revision = try json.string("revision")
      ref = try json.string("ref")
      comments = try json.optionalList("comments", CommentRow.init) ?? []
      files = try json.optionalList("files", FileRow.init)
    }

    var patchSet: Change.PatchSet {
      Change.PatchSet(
        number: number, revision: revision, ref: ref,
        files: files?.filter { $0.type != "DELETED" }.map(\.file).filter { !$0.hasPrefix("/") })
    }

    var changeComments: [Change.Comment] {
      comments.map {
        Change.Comment(
          path: $0.file, line: $0.line == 0 ? nil : $0.line, message: $0.message, patchSet: number)
      }
    }
  }
}
