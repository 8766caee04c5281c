import SpecText

/// Writes what the readers found in texts: `bob outline`.
public protocol OutlineReport: Sendable {
  /// Writes what stands before the first outline.
  mutating func begin(to sink: inout Sink)
  /// Writes the outline of a text.
  mutating func add(path: String, _ document: Document, to sink: inout Sink)
  /// Takes note of a file that could not be read.
  mutating func add(_ failure: Failure, to sink: inout Sink)
  /// Writes what stands after the last outline.
  mutating func end(to sink: inout Sink)
}
