import Arguments
import Glibc

/// What Bob says of itself, on standard error: one line a message, safe to show on a terminal.
enum Messages {
  /// Says something that went wrong.
  static func error(_ text: String) { write("bob: error: " + text) }

  /// Says something worth knowing.
  static func note(_ text: String) { write("bob: " + text) }

  private static func write(_ text: String) {
    let line = escapingControls(text) + "\n"
    _ = line.utf8.withContiguousStorageIfAvailable { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
