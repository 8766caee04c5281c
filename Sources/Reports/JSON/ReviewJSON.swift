/// The reviews as one object, schema `bob.review/1`.
struct ReviewJSON: Report {
  private var list = JSONList(schema: "bob.review/1", list: "reviews")

  func begin(to sink: inout Sink) { list.begin(to: &sink) }

  mutating func add(_ reviewed: ReviewedSpec, to sink: inout Sink) {
    list.add(to: &sink) { $0.review(reviewed.review) }
  }

  mutating func add(_ failure: Failure, to sink: inout Sink) { list.add(failure) }

  func end(to sink: inout Sink) { list.end(to: &sink) }
}
