/// The bytes that reports have written and the caller has not yet passed on.
///
/// The caller writes ``bytes`` out and calls ``clear()`` after each spec, so that memory stays flat however
/// many specs there are.
public struct Sink: Sendable {
  /// What was written since the last ``clear()``, as UTF-8.
  public internal(set) var bytes: [UInt8] = []

  /// Nothing written yet.
  public init() {}

  /// Forgets what was written; the memory is kept for what comes next.
  public mutating func clear() {
    bytes.removeAll(keepingCapacity: true)
  }

  /// Makes room for as many bytes more.
  mutating func reserve(_ count: Int) {
    bytes.reserveCapacity(bytes.count + count)
  }

  /// Appends a text.
  public mutating func write(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  /// Appends a text and a line feed.
  mutating func line(_ text: String = "") {
    bytes.append(contentsOf: text.utf8)
    bytes.append(0x0A)
  }

  /// Lends the bytes to a JSON writer.
  mutating func json(_ body: (inout JSONWriter) -> Void) {
    var writer = JSONWriter()
    swap(&writer.bytes, &bytes)
    body(&writer)
    swap(&writer.bytes, &bytes)
  }
}
