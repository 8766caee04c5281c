/// The findings as one object, schema `bob.lint/1`. Less certain ones are left out, as from every form of `lint`.
struct LintJSON: Report {
  private var list = JSONList(schema: "bob.lint/1", list: "findings")

  func begin(to sink: inout Sink) { list.begin(to: &sink) }

  mutating func add(_ reviewed: ReviewedSpec, to sink: inout Sink) {
    for finding in reviewed.certainFindings {
      list.add(to: &sink) { $0.finding(finding, path: reviewed.review.path) }
    }
  }

  mutating func add(_ failure: Failure, to sink: inout Sink) { list.add(failure) }

  func end(to sink: inout Sink) { list.end(to: &sink) }
}
