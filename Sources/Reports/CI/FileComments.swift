import Operability

/// The findings as Zuul's `zuul_return` takes them: comments on the files of a change ("Return values",
/// `zuul.file_comments`), which Zuul posts to Gerrit. Their places are those of Gerrit.
///
/// A path may come up more than once, and a key may not; a change holds few specs, so all is kept until the end.
struct FileComments: Report {
  fileprivate struct Comment: Sendable {
    var line: Int?
    var range: LinePlaces.Range?
    var level: Severity
    var message: String
  }

  private var files: [(path: String, comments: [Comment])] = []
  /// Where in `files` a path is.
  private var indices: [String: Int] = [:]

  mutating func add(_ reviewed: ReviewedSpec, to sink: inout Sink) {
    var places = LinePlaces(reviewed.document.source, unit: .utf16)
    let comments = reviewed.weightiestFindings.map { finding in
      let range = places.range(of: finding)
      let parts = [finding.message, finding.ask, "[\(finding.rule)]"].filter { !$0.isEmpty }
      return Comment(
        // Gerrit shows a comment with a range at the line on which that ends.
        line: range?.endLine ?? places.line(finding.line), range: range, level: finding.severity,
        message: parts.map(GerritText.paragraph).joined(separator: "\n\n"))
    }
    guard !comments.isEmpty else { return }
    let path = reviewed.serverPath
    if let index = indices[path] {
      files[index].comments += comments
    } else {
      indices[path] = files.count
      files.append((path, comments))
    }
  }

  func end(to sink: inout Sink) {
    sink.json {
      $0.object {
        $0.key("zuul")
        $0.object {
          $0.key("file_comments")
          $0.object { json in
            for file in files {
              json.key(escaping: file.path)
              json.beginArray()
              for comment in file.comments { json.comment(comment) }
              json.endArray()
            }
          }
        }
      }
    }
    sink.line()
  }
}

extension JSONWriter {
  fileprivate mutating func comment(_ comment: FileComments.Comment) {
    object {
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
      $0.field("level", comment.level.rawValue)
      $0.field("message", comment.message)
    }
  }
}
