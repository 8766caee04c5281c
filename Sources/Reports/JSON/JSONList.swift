/// One JSON object that holds a list of entries, one a line, and the errors: what the JSON reports of `review`,
/// `lint`, `score` and `outline` have in common.
struct JSONList: Sendable {
  private let opening: String
  private var entries = JSONEntries()
  private var failures: [Failure] = []

  /// - Parameters:
  ///   - schema: the value of the key `schema`, if the format has one
  ///   - list: the key of the list
  init(schema: String?, list: String) {
    opening = "{" + (schema.map { "\"schema\":\"\($0)\"," } ?? "") + "\"\(list)\":["
  }

  /// Opens object and list.
  func begin(to sink: inout Sink) {
    sink.write(opening)
  }

  /// Writes an entry on a line of its own.
  mutating func add(to sink: inout Sink, _ body: (inout JSONWriter) -> Void) {
    entries.add(to: &sink, body)
  }

  /// Keeps an error for the end.
  mutating func add(_ failure: Failure) {
    failures.append(failure)
  }

  /// Closes the list, writes the errors and closes the object.
  func end(to sink: inout Sink) {
    entries.end(to: &sink)
    sink.write(",")
    sink.json { $0.errors(failures) }
    sink.write("}\n")
  }
}
