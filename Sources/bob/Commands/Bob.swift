import Arguments

/// The command line: `bob` and its subcommands.
@main
struct Bob: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bob",
    abstract: "Review feature proposals the way a cloud operator would.",
    discussion: """
      Bob reads specifications (OpenStack specs in reStructuredText, Kubernetes enhancement proposals in \
      Markdown, plain text), works out what each would change, holds it against the operability checklist and \
      says what is missing, where, in words ready to post.
      """,
    version: "bob \(bobVersion)",
    groupedSubcommands: [
      CommandGroup(
        name: "Review",
        subcommands: [ReviewCommand.self, LintCommand.self, ScoreCommand.self, CommentCommand.self]),
      CommandGroup(
        name: "Explain", subcommands: [ChecklistCommand.self, OutlineCommand.self, ConfigCommand.self]),
      CommandGroup(
        name: "Set up",
        subcommands: [TemplateCommand.self, SchemaCommand.self, CompletionsCommand.self, ManualCommand.self]),
    ],
    examples: [
      CommandExample("bob review specs/my-feature.rst", "a full report on one spec"),
      CommandExample("bob lint specs/", "one finding a line, for editors and CI"),
      CommandExample("bob score --sort score specs/", "which specs need work most"),
      CommandExample("bob comment specs/my-feature.rst", "a review comment to paste"),
    ],
    exitStatus: exitStatus,
    usageExitCode: ExitCode(2),
    failureExitCode: ExitCode(2))

  /// What the exit codes of the commands mean.
  static let exitStatus = [
    ManualEntry("0", "Nothing that the command was to fail for."),
    ManualEntry("1", "A finding as severe as --fail-on, or a score below --fail-under."),
    ManualEntry(
      "2", "Bob could not do its work: a mistake in the arguments or settings, or a file that cannot be read."
    ),
    ManualEntry("130", "Interrupted; unfinished output files are removed."),
  ]

  static func main() {
    StandardDescriptors.occupy()
    TemporaryFiles.installSignalHandlers()
    main(Array(CommandLine.arguments.dropFirst()))
  }
}
