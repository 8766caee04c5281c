import Arguments
import Glibc

/// What Bob says of itself, on standard error: one line a message, safe to show on a terminal.
enum Messages {
  /// Says something: what went wrong, or what is worth knowing.
  static func write(_ text: String) {
    let line = "bob: " + escapingControls(text) + "\n"
    _ = line.utf8.withContiguousStorageIfAvailable { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
