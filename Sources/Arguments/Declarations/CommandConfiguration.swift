/// What a command is called, and what its help, completions and manual say of it.
public struct CommandConfiguration: Sendable {
  /// The name a user types; nil for the type's name in lower case with hyphens.
  public var commandName: String?

  /// One sentence that says what the command does.
  public var abstract: String

  /// More about the command: paragraphs between blank lines; an indented line is kept as it is.
  public var discussion: String

  /// What `--version` prints; empty where there is no such option.
  public var version: String

  /// Whether help, completions and the manual name the command.
  public var shouldDisplay: Bool

  /// The subcommands that stand in no group.
  public var ungroupedSubcommands: [any ParsableCommand.Type]

  /// Groups of subcommands, each under a heading of its own in the help.
  public var groupedSubcommands: [CommandGroup]

  /// The subcommand that runs when the arguments name none.
  public var defaultSubcommand: (any ParsableCommand.Type)?

  /// Command lines to try.
  public var examples: [CommandExample]

  /// What takes more words than a discussion, shown after all else.
  public var sections: [HelpSection]

  /// How the command ends, for the manual.
  public var exitStatus: [ManualEntry]

  /// The exit code of a mistake in the arguments; the root's holds for every command.
  public var usageExitCode: ExitCode

  /// The exit code when running throws an error that has no code of its own; the root's holds for all.
  public var failureExitCode: ExitCode

  /// All subcommands: those without a group, then group by group.
  public var subcommands: [any ParsableCommand.Type] {
    ungroupedSubcommands + groupedSubcommands.flatMap(\.subcommands)
  }

  /// Makes a configuration; every part has a default.
  public init(
    commandName: String? = nil,
    abstract: String = "",
    discussion: String = "",
    version: String = "",
    shouldDisplay: Bool = true,
    subcommands: [any ParsableCommand.Type] = [],
    groupedSubcommands: [CommandGroup] = [],
    defaultSubcommand: (any ParsableCommand.Type)? = nil,
    examples: [CommandExample] = [],
    sections: [HelpSection] = [],
    exitStatus: [ManualEntry] = [],
    usageExitCode: ExitCode = .validationFailure,
    failureExitCode: ExitCode = .failure
  ) {
    self.commandName = commandName
    self.abstract = abstract
    self.discussion = discussion
    self.version = version
    self.shouldDisplay = shouldDisplay
    self.ungroupedSubcommands = subcommands
    self.groupedSubcommands = groupedSubcommands
    self.defaultSubcommand = defaultSubcommand
    self.examples = examples
    self.sections = sections
    self.exitStatus = exitStatus
    self.usageExitCode = usageExitCode
    self.failureExitCode = failureExitCode
  }
}

/// Subcommands that the help lists under a heading of their own.
public struct CommandGroup: Sendable {
  /// The heading.
  public var name: String

  /// The subcommands, in the order of the help.
  public var subcommands: [any ParsableCommand.Type]

  /// Makes a group.
  public init(name: String, subcommands: [any ParsableCommand.Type]) {
    self.name = name
    self.subcommands = subcommands
  }
}

/// A command line to try, with what it does.
public struct CommandExample: Hashable, Sendable {
  /// The command line as typed at a shell, without a prompt.
  public var command: String

  /// What it does.
  public var explanation: String

  /// Makes an example.
  public init(_ command: String, _ explanation: String) {
    self.command = command
    self.explanation = explanation
  }
}

/// A titled text at the end of a command's help.
public struct HelpSection: Hashable, Sendable {
  /// The heading.
  public var title: String

  /// Paragraphs between blank lines; an indented line is kept as it is.
  public var text: String

  /// Makes a section.
  public init(_ title: String, _ text: String) {
    self.title = title
    self.text = text
  }
}

/// A term and its explanation in a list of the manual: an exit code, a variable, a file.
public struct ManualEntry: Hashable, Sendable {
  /// What is explained.
  public var term: String

  /// The explanation.
  public var explanation: String

  /// Makes an entry.
  public init(_ term: String, _ explanation: String) {
    self.term = term
    self.explanation = explanation
  }
}
