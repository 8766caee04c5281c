/// A command: options and arguments with something to run.
///
/// ```swift
/// struct Greet: ParsableCommand {
///   static let configuration = CommandConfiguration(abstract: "Greet somebody.")
///   @Option(help: "How often.") var times = 1
///   @Argument(help: "Whom.") var name: String
///   mutating func run() throws { … }
/// }
/// ```
public protocol ParsableCommand: ParsableArguments {
  /// What the command is called, and what help, completions and the manual say of it.
  static var configuration: CommandConfiguration { get }

  /// Does the command's work.
  ///
  /// Throw an ``ExitCode`` to end with that code, a ``CleanExit`` to end with a message and code 0, a
  /// ``ValidationError`` for a usage error; any other error is printed and ends with the failure code.
  mutating func run() throws
}

/// A command whose work is asynchronous.
public protocol AsyncParsableCommand: ParsableCommand {
  /// Does the command's work; see ``ParsableCommand/run()`` for the errors.
  mutating func run() async throws
}

extension ParsableCommand {
  /// A configuration with everything at its default.
  public static var configuration: CommandConfiguration { CommandConfiguration() }

  /// The name a user types: the configuration's, or the type's name in lower case with hyphens.
  public static var commandName: String {
    configuration.commandName ?? hyphenated(String(describing: Self.self))
  }

  /// Ends with the help as a usage error, since a command without work of its own needs a subcommand.
  public mutating func run() throws { throw MissingSubcommand(command: Self.self) }

  /// Parses arguments with this command as the root.
  ///
  /// - Parameter arguments: The arguments without the program's name.
  /// - Returns: The command that the arguments name, ready to run: this one or one of its subcommands.
  /// - Throws: ``CommandError`` for a mistake of the user and for a request for help or the version;
  ///   whatever a `validate()` throws that is not a ``ValidationError``.
  public static func parseAsRoot(_ arguments: [String]) throws -> any ParsableCommand {
    var parser = CommandLineParser(root: Self.self, arguments: arguments)
    return try parser.parse()
  }

  /// Parses arguments that must name this very command.
  ///
  /// - Parameter arguments: The arguments without the program's name.
  /// - Throws: As ``parseAsRoot(_:)``; also a ``CommandError`` when a subcommand is named.
  public static func parse(_ arguments: [String]) throws -> Self {
    let command = try parseAsRoot(arguments)
    guard let command = command as? Self else {
      throw CommandError(
        commandPath: [commandName], kind: .usage,
        message: "a subcommand of \(quoted(commandName)) cannot be used here")
    }
    return command
  }

  /// The help of this command, seen as the root, or of one of its subcommands.
  ///
  /// - Parameters:
  ///   - subcommand: The command to describe; this one when nil or not below this one.
  ///   - includeHidden: Whether options of visibility `.hidden` are shown.
  ///   - columns: The width to wrap to.
  public static func helpMessage(
    for subcommand: (any ParsableCommand.Type)? = nil, includeHidden: Bool = false, columns: Int = 80
  ) -> String {
    let root = CommandDescription(root: Self.self)
    let described = subcommand.flatMap { root.descendant(ofType: $0) } ?? root
    return HelpText(of: described, includeHidden: includeHidden, columns: columns).text
  }

  /// The usage line of this command, seen as the root, or of one of its subcommands, without `Usage:`.
  public static func usageString(for subcommand: (any ParsableCommand.Type)? = nil) -> String {
    let root = CommandDescription(root: Self.self)
    return UsageLine(of: subcommand.flatMap { root.descendant(ofType: $0) } ?? root).text
  }

  /// What is wrong with the declarations of this command and its subcommands: a name given twice, an argument
  /// that can never be reached. Empty when all is well; meant for a test of the program.
  public static func declarationProblems() -> [String] {
    CommandDescription(root: Self.self).declarationProblems()
  }
}
