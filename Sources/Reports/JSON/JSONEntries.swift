/// The entries of a JSON array, written one a line as they come.
struct JSONEntries: Sendable {
  private var isEmpty = true

  /// An array without entries yet; its opening bracket is the caller's.
  init() {}

  /// Writes an entry on a line of its own.
  mutating func add(to sink: inout Sink, _ body: (inout JSONWriter) -> Void) {
    sink.write(isEmpty ? "\n" : ",\n")
    isEmpty = false
    sink.json(body)
  }

  /// Closes the array.
  func end(to sink: inout Sink) {
    sink.write(isEmpty ? "]" : "\n]")
  }
}
