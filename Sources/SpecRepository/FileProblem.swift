import YAML

/// A path that Bob could not do its work on, and why. Such a problem means exit status 2.
public struct FileProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// The path as given, or as found below a given folder.
  public var path: String
  /// What is wrong and what to do about it, in words, without the path.
  public var message: String

  /// Reports a problem.
  public init(path: String, message: String) {
    self.path = path
    self.message = message
  }

  /// `path: what is wrong`, free of control characters.
  public var description: String { "\(EchoedText.escaped(path)): \(message)" }
}
