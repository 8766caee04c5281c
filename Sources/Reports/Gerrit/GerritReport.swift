import Operability
import SpecText

/// A review for Gerrit: the `ReviewInput` of its REST interface ("Set Review") and of `gerrit review --json`.
///
/// Gaps become unresolved comments on their lines, less certain ones are left out, and what concerns a whole
/// spec is a comment on the patch set. A change holds few specs, so all is kept until the end.
struct GerritReport: Report {
  private struct File: Sendable {
    var path: String
    var comments: [Comment]
  }

  private struct Comment: Sendable {
    var line: Int?
    var range: LinePlaces.Range?
    var message: String
    var unresolved: Bool
  }

  /// Where Gerrit keeps comments on the patch set as a whole.
  private static let patchSet = "/PATCHSET_LEVEL"

  private let tag: String?
  private let allRules: Bool
  private var tally = Tally()
  private var files: [File] = []
  /// Where in `files` a path is.
  private var indices: [String: Int] = [:]
  private var count = 0

  /// A review with the tag and the findings that the options ask for.
  init(_ options: ReportOptions) {
    tag = options.tag
    allRules = options.allRules
  }

  mutating func add(_ reviewed: ReviewedSpec, to sink: inout Sink) {
    tally.add(reviewed.review)
    let order = Importance(reviewed)
    let findings = order.gaps + (allRules ? order.form : [])
    let path = reviewed.repositoryPath ?? reviewed.review.path
    var places = LinePlaces(reviewed.document.source, unit: .utf16)
    for finding in findings {
      let range = places.range(of: finding)
      add(
        Comment(
          line: range?.endLine ?? places.line(finding.line), range: range, message: message(of: finding),
          unresolved: true), on: path)
    }
    count += findings.count
    add(Comment(message: summary(reviewed, findings), unresolved: false), on: Self.patchSet)
  }

  mutating func add(_ failure: Failure, to sink: inout Sink) { tally.failures += 1 }

  func end(to sink: inout Sink) {
    sink.json {
      $0.object {
        if let tag { $0.field("tag", tag) }
        $0.field("message", "Bob: " + tally.summary + ", " + count.counted("comment"))
        $0.key("comments")
        $0.object { json in
          let last = files.filter { $0.path == Self.patchSet }
          for file in files.filter({ $0.path != Self.patchSet }) + last { write(file, to: &json) }
        }
        $0.field("omit_duplicate_comments", true)
      }
    }
    sink.line()
  }

  private mutating func add(_ comment: Comment, on path: String) {
    if let index = indices[path] {
      files[index].comments.append(comment)
    } else {
      indices[path] = files.count
      files.append(File(path: path, comments: [comment]))
    }
  }

  private func message(of finding: Finding) -> String {
    [finding.message, finding.ask, "[\(finding.rule)]"].filter { !$0.isEmpty }
      .map(GerritText.paragraph).joined(separator: "\n\n")
  }

  private func summary(_ reviewed: ReviewedSpec, _ findings: [Finding]) -> String {
    let review = reviewed.review
    let score = FixedPoint.text(review.score, places: 1)
    var parts = [
      "\(review.title) (\(reviewed.repositoryPath ?? review.path)): score \(score) of 100, "
        + (review.ready ? "ready." : "not ready.")
    ]
    let areas = review.areas.compactMap { area in
      area.score.map { "\(area.title) \(FixedPoint.text($0, places: 1))" }
    }
    if !areas.isEmpty { parts.append(areas.joined(separator: ", ") + ".") }
    parts.append(
      findings.isEmpty
        ? "Read as an operator would, it leaves no question open that Bob is certain of."
        : "Read as an operator would, it leaves \(findings.count.counted("question")) open; see the comments."
    )
    let silenced = review.items.count { $0.silenced != nil }
    if silenced > 0 { parts.append("The spec itself silences \(silenced.counted("item")).") }
    return parts.map(GerritText.paragraph).joined(separator: "\n\n")
  }

  private func write(_ file: File, to json: inout JSONWriter) {
    json.key(escaping: file.path)
    json.beginArray()
    for comment in file.comments {
      json.object {
        if let line = comment.line { $0.field("line", line) }
        if let range = comment.range {
          $0.key("range")
          $0.object {
            $0.field("start_line", range.startLine)
            $0.field("start_character", range.startCharacter)
            $0.field("end_line", range.endLine)
            $0.field("end_character", range.endCharacter)
          }
        }
        $0.field("message", comment.message)
        $0.field("unresolved", comment.unresolved)
      }
    }
    json.endArray()
  }
}
