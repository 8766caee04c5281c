/// The code that a process ends with; also an error that ends a command with that code and without a message.
public struct ExitCode: Error, RawRepresentable, Hashable, Sendable {
  /// The code, 0 to 255 where the system is to see all of it.
  public var rawValue: Int32

  /// Makes a code of a number.
  public init(rawValue: Int32) { self.rawValue = rawValue }

  /// Makes a code of a number.
  public init(_ code: Int32) { self.rawValue = code }

  /// All went well.
  public static let success = ExitCode(0)

  /// The command failed.
  public static let failure = ExitCode(1)

  /// The arguments were wrong: 64, `EX_USAGE` of sysexits.h.
  public static let validationFailure = ExitCode(64)

  /// Whether this is success.
  public var isSuccess: Bool { self == .success }
}
