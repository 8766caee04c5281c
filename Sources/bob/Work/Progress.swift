import Glibc

/// A line on the terminal that says how far the work is, once it takes longer than half a second.
struct Progress {
  /// nil if nobody knows.
  private let total: Int?
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var done = 0
  private var isOnScreen = false

  /// Begins.
  init(total: Int?, isShown: Bool) {
    self.total = total
    self.isShown = isShown
  }

  /// One more is done.
  mutating func step() {
    done += 1
    guard isShown, done % 16 == 0, ContinuousClock.now - start > .milliseconds(500) else { return }
    write("\r\u{1B}[Kbob: \(done)\(total.map { " of \($0)" } ?? "")")
    isOnScreen = true
  }

  /// Makes room for other words.
  mutating func clear() {
    if isOnScreen { write("\r\u{1B}[K") }
    isOnScreen = false
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}
