/// Scores and readiness as one object, schema `bob.score/1`.
struct ScoreJSON: Report {
  private var list = JSONList(schema: "bob.score/1", list: "scores")

  func begin(to sink: inout Sink) { list.begin(to: &sink) }

  mutating func add(_ reviewed: ReviewedSpec, to sink: inout Sink) {
    let review = reviewed.review
    list.add(to: &sink) {
      $0.object {
        $0.field("path", review.path)
        $0.field("title", review.title)
        $0.scores(review)
      }
    }
  }

  mutating func add(_ failure: Failure, to sink: inout Sink) { list.add(failure) }

  func end(to sink: inout Sink) { list.end(to: &sink) }
}
