/// A mistake in the values of the arguments, thrown by `validate()` or `run()`.
public struct ValidationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in words without a final full stop; what it quotes of the user's input is made safe when
  /// it is shown.
  public var message: String

  /// Makes an error with a message.
  public init(_ message: String) { self.message = message }

  /// The message.
  public var description: String { message }
}

/// An error that ends a command well.
public enum CleanExit: Error {
  /// Ends with the help of a command; nil for the root.
  case helpRequest((any ParsableCommand.Type)? = nil)
  /// Ends with a message on standard output.
  case message(String)
}

/// What a command without work of its own ends with.
struct MissingSubcommand: Error {
  var command: any ParsableCommand.Type
}
