/// Why the arguments did not lead to a command that can run.
public struct CommandError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of reason it is.
  public enum Kind: Hashable, Sendable {
    /// The user asked for help.
    case help
    /// The user asked for the version.
    case version
    /// The user made a mistake.
    case usage
  }

  /// The commands on the way to the one concerned, the root first.
  public var commandPath: [String]

  /// What kind of reason it is.
  public var kind: Kind

  /// What is wrong, in one line free of control characters; empty for a request.
  public var message: String

  /// Makes an error.
  public init(commandPath: [String], kind: Kind, message: String = "") {
    self.commandPath = commandPath
    self.kind = kind
    self.message = message
  }

  /// The message.
  public var description: String { message }
}

/// A first word that is no subcommand. Apart from other mistakes, since `--help` after it would explain the
/// wrong command.
struct UnknownCommand: Error {
  var message: String
}
