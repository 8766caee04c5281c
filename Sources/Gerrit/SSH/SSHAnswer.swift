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
      if let row = Answer.decode(Row.self, from: line), let type = row.type {
        if type == "error" {
          throw ServerFault(
            .refused, "the server refuses the query: \(Answer.excerpt((row.message ?? "").utf8))")
        }
        isWhole = type == "stats"
      } else if let change = Answer.decode(ChangeRow.self, from: line) {
        changes.append(change.change)
      } else {
        throw ServerFault(
          .unclear, "the answer to gerrit query is not the JSON that it should be: \(Answer.excerpt(line))")
      }
    }
    guard isWhole else { throw ServerFault(.unclear, "the answer to gerrit query is cut short") }
    return changes
  }

  private struct Row: Decodable {
    var type: String?
    var message: String?
  }

  private struct ChangeRow: Decodable {
    var project: String
    var branch: String
    var number: Int
    var subject: String?
    var status: String
    var comments: [MessageRow]?
    var patchSets: [PatchSetRow]?
    var submitRecords: [SubmitRow]?

    var change: Change {
      let patchSets = (patchSets ?? []).sorted { $0.number < $1.number }
      let names = (submitRecords ?? []).flatMap { $0.labels ?? [] }.map(\.label)
      return Change(
        number: number, project: project, branch: branch, subject: subject ?? "", status: status,
        patchSets: patchSets.map(\.patchSet), comments: patchSets.flatMap(\.changeComments),
        messages: comments?.count ?? 0,
        labels: Dictionary(names.map { ($0, nil) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  private struct MessageRow: Decodable {
    var message: String?
  }

  private struct SubmitRow: Decodable {
    struct LabelRow: Decodable { var label: String }
    var labels: [LabelRow]?
  }

  private struct PatchSetRow: Decodable {
    struct CommentRow: Decodable {
      var file: String
      var line: Int?
      var message: String
    }

    struct FileRow: Decodable {
      var file: String
      var type: String?
    }

    var number: Int
    var revision: String
    var ref: String
    var comments: [CommentRow]?
    var files: [FileRow]?

    var patchSet: Change.PatchSet {
      Change.PatchSet(
        number: number, revision: revision, ref: ref,
        files: files?.filter { $0.type != "DELETED" }.map(\.file).filter { !$0.hasPrefix("/") })
    }

    var changeComments: [Change.Comment] {
      (comments ?? []).map {
        Change.Comment(
          path: $0.file, line: $0.line == 0 ? nil : $0.line, message: $0.message, patchSet: number)
      }
    }
  }
}
