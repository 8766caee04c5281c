@preconcurrency import Glibc

/// The terminal that controls the caller's session.
enum Terminal {
  /// Whether there is one and the caller is in its foreground: in the background, what reads from it is
  /// stopped.
  static var isOurs: Bool {
    guard let terminal = Descriptor.open("/dev/tty", O_RDWR | O_NOCTTY) else { return false }
    return tcgetpgrp(terminal.number) == getpgrp()
  }
}
