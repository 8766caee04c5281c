/// How a process ends because of an error: what it writes where, and its exit code.
public struct Termination: Hashable, Sendable {
  /// What is written, with its line ends; empty for nothing.
  public var text: String

  /// Whether the text goes to standard error rather than standard output.
  public var isError: Bool

  /// The exit code.
  public var exitCode: ExitCode

  /// Makes a termination.
  public init(text: String, isError: Bool, exitCode: ExitCode) {
    self.text = text
    self.isError = isError
    self.exitCode = exitCode
  }
}

extension ParsableCommand {
  /// How a program with this command as its root ends because of an error thrown while parsing or running.
  ///
  /// - Parameters:
  ///   - error: What was thrown.
  ///   - command: The command that was running; nil for the root or while parsing.
  ///   - columns: The width that help is wrapped to.
  public static func termination(
    for error: any Error, of command: (any ParsableCommand.Type)? = nil, columns: Int = 80
  ) -> Termination {
    let root = CommandDescription(root: Self.self)
    let running = command.flatMap { root.descendant(ofType: $0) } ?? root
    switch error {
    case let code as ExitCode:
      return Termination(text: "", isError: true, exitCode: code)
    case CleanExit.message(let message):
      return Termination(text: message + "\n", isError: false, exitCode: .success)
    case CleanExit.helpRequest(let type):
      let described = type.flatMap { root.descendant(ofType: $0) } ?? running
      return Termination(
        text: HelpText(of: described, columns: columns).text, isError: false, exitCode: .success)
    case let error as MissingSubcommand:
      let described = root.descendant(ofType: error.command) ?? running
      return missingSubcommand(described, root: root, columns: columns)
    case let error as ValidationError:
      return usageError(escapingControls(error.message, keepingLines: true), of: running, root: root)
    case let error as CommandError:
      let described = root.descendant(at: error.commandPath)
      switch error.kind {
      case .help:
        let text = HelpText(of: described, columns: columns).text
        return Termination(text: text, isError: false, exitCode: .success)
      case .version:
        return Termination(
          text: described.configuration.version + "\n", isError: false, exitCode: .success)
      case .usage: return usageError(error.message, of: described, root: root)
      }
    default:
      return Termination(
        text: "\(root.name): \(escapingControls("\(error)", keepingLines: true))\n", isError: true,
        exitCode: root.configuration.failureExitCode)
    }
  }

  private static func usageError(
    _ message: String, of command: CommandDescription, root: CommandDescription
  ) -> Termination {
    var text = "\(root.name): \(message)\n"
    if command.hasHelpFlag { text += "Try '\(command.pathText) --help'.\n" }
    return Termination(text: text, isError: true, exitCode: root.configuration.usageExitCode)
  }

  private static func missingSubcommand(
    _ command: CommandDescription, root: CommandDescription, columns: Int
  ) -> Termination {
    Termination(
      text: HelpText(of: command, columns: columns).text, isError: true,
      exitCode: root.configuration.usageExitCode)
  }
}
