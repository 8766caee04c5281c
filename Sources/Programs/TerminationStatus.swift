@preconcurrency import Glibc

/// How a program ended.
public enum TerminationStatus: Sendable, Equatable, CustomStringConvertible {
  /// It left with an exit status, 0 to 255.
  case exited(Int32)
  /// A signal ended it.
  case signaled(Int32)

  /// Reads what `waitpid` tells (wait(2), the macros `WIFEXITED` and so on).
  init(waitStatus: Int32) {
    let signal = waitStatus & 0x7F
    self = signal == 0 ? .exited((waitStatus >> 8) & 0xFF) : .signaled(signal)
  }

  /// Whether it left with status 0.
  public var isSuccess: Bool { self == .exited(0) }

  /// In words: “exit status 128”, “signal 15 (Terminated)”.
  public var description: String {
    switch self {
    case .exited(let status): "exit status \(status)"
    case .signaled(let signal): "signal \(signal) (\(String(cString: strsignal(signal))))"
    }
  }
}
