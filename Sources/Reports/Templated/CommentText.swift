import Mustache

extension ReportFormat {
  /// A review to paste into Gerrit, or anywhere else: a friendly summary and the questions, the weightiest first.
  static let commentText = ReportFormat(name: "text", summary: "a comment to paste", template: "comment") {
    try TemplatedReport("comment", escaping: GerritText.escaping, $0)
  }
}
