/// One JSON object a line: a review or a finding each, and errors where they occur.
struct JSONLines: Report {
  /// What a line holds.
  enum Entry: Sendable { case review, finding }

  /// What a line holds.
  let entry: Entry

  func add(_ reviewed: ReviewedSpec, to sink: inout Sink) {
    switch entry {
    case .review:
      sink.json { $0.review(reviewed.review) }
      sink.line()
    case .finding:
      for finding in reviewed.certainFindings {
        sink.json { $0.finding(finding, path: reviewed.review.path) }
        sink.line()
      }
    }
  }

  func add(_ failure: Failure, to sink: inout Sink) {
    sink.json {
      $0.object {
        $0.key("error")
        $0.failure(failure)
      }
    }
    sink.line()
  }
}
