@preconcurrency import Glibc

/// Why a program could not be run to its end, in words.
public struct ProgramError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What went wrong.
  public enum Reason: Equatable, Sendable {
    /// There is no such program; the package of Debian that has it, if it is known.
    case notFound(debianPackage: String?)
    /// There is such a file, but it is no program, or this user may not run it.
    case notExecutable(path: String)
    /// The folder to work in is not there, or is no folder.
    case noWorkingDirectory(path: String)
    /// An argument or a variable has a NUL in it, which no program can be given.
    case nulInArgument
    /// The system refused to start it (`errno`).
    case cannotStart(errno: Int32)
    /// It did not end in time and was ended; what it had written to standard error.
    case timedOut(after: Duration, standardError: String)
    /// It wrote more than the limit to standard output and was ended.
    case outputTooLarge(limit: Int)
    /// A signal to the caller ended it.
    case interrupted(signal: Int32)
    /// It ended, but not well; from ``ProgramResult/checked()`` only.
    case failed(status: TerminationStatus, standardError: String)
  }

  /// The program's name, path or command.
  public let program: String
  /// What went wrong.
  public let reason: Reason

  init(_ executable: Executable, _ reason: Reason) {
    self.program = Self.text(Array(executable.description.utf8))
    self.reason = reason
  }

  /// What went wrong and, where that is known, what to do about it.
  public var description: String {
    switch reason {
    case .notFound(let package?):
      "\(program) is not on this machine (no folder of PATH has it). On Debian: apt install \(package)"
    case .notFound(nil):
      program.contains("/")
        ? "\(program) is not there" : "\(program) is not on this machine (no folder of PATH has it)"
    case .notExecutable(let path): "\(path) cannot be run: it is no program, or not for this user"
    case .noWorkingDirectory(let path): "\(program) cannot work in \(path): there is no such folder"
    case .nulInArgument: "\(program) cannot be run: an argument or variable has a NUL byte in it"
    case .cannotStart(let code): "\(program) cannot be started: \(String(cString: strerror(code)))"
    case .timedOut(let time, let standardError):
      "\(program) did not end within \(Self.seconds(time)) and was stopped\(Self.said(standardError))"
    case .outputTooLarge(let limit): "\(program) wrote more than \(limit) bytes and was stopped"
    case .interrupted(let signal):
      "\(program) was stopped by \(TerminationStatus.signaled(signal))"
    case .failed(let status, let standardError):
      "\(program) ended with \(status)\(Self.said(standardError))"
    }
  }

  private static func said(_ text: String) -> String {
    text.isEmpty ? "" : ": \(text)"
  }

  private static func seconds(_ time: Duration) -> String {
    let (seconds, fraction) = time.components
    if fraction == 0 { return seconds == 1 ? "1 second" : "\(seconds) seconds" }
    return "\(seconds * 1000 + fraction / 1_000_000_000_000_000) milliseconds"
  }

  /// What a program said, fit for a message: without control characters, which could drive a terminal, and
  /// without blanks and line ends around it.
  static func text(_ bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x0A, 0x20..<0x7F: scalars.append(scalar)
      case 0x09: scalars.append(" ")
      case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0x061C: continue
      default: scalars.append(scalar)
      }
    }
    let isSpace: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\n" }
    let end = scalars.lastIndex { !isSpace($0) }.map(scalars.index(after:)) ?? scalars.startIndex
    return String(String.UnicodeScalarView(scalars[..<end].drop(while: isSpace)))
  }
}
