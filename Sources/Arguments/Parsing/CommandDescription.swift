/// A command of the tree as its declarations describe it: what the parser, help, completions and the manual
/// read.
struct CommandDescription {
  let type: any ParsableCommand.Type
  /// The names on the way to the command, the root's first.
  let path: [String]
  let configuration: CommandConfiguration
  /// Its options, flags and arguments in the order of their declaration, the built-in ones last.
  let definitions: [ArgumentDefinition]

  /// The root of a tree.
  init(root: any ParsableCommand.Type) { self.init(type: root, parents: []) }

  private init(type: any ParsableCommand.Type, parents: [String]) {
    let configuration = type.configuration
    self.type = type
    self.configuration = configuration
    path = parents + [type.commandName]
    var definitions = DeclarationEncoder.definitions(in: type.init())
    let taken = Set(definitions.flatMap(\.allNames))
    let builtIn: [(ArgumentDefinition.BuiltIn, [OptionName], String)] = [
      (.help, [.short("h"), .long("help")], "Show this help."),
      (.version, configuration.version.isEmpty ? [] : [.long("version")], "Show the version."),
    ]
    for (kind, names, abstract) in builtIn {
      let free = names.filter { !taken.contains($0) }
      if !free.isEmpty { definitions.append(.builtIn(kind, names: free, abstract: abstract)) }
    }
    self.definitions = definitions
  }

  /// `help` below `root`, which completes the names of the root's subcommands.
  private init(helpBelow root: CommandDescription) {
    type = HelpCommand.self
    configuration = HelpCommand.configuration
    path = root.path + [HelpCommand.commandName]
    var definitions = DeclarationEncoder.definitions(in: HelpCommand())
    let names = root.subcommandTypes.filter { $0.configuration.shouldDisplay }.map { $0.commandName }
    for index in definitions.indices { definitions[index].completion = .list(names) }
    self.definitions = definitions
  }

  var name: String { path.last ?? "" }
  var isRoot: Bool { path.count == 1 }
  var pathText: String { path.joined(separator: " ") }
  var subcommandTypes: [any ParsableCommand.Type] { configuration.subcommands }
  var hasSubcommands: Bool { !subcommandTypes.isEmpty }
  var positionals: [ArgumentDefinition] { definitions.filter { $0.kind == .positional } }
  var hasHelpFlag: Bool { definitions.contains { $0.builtIn == .help } }

  /// Whether `help COMMAND` works here: at a root with subcommands that has no such command of its own.
  private var hasHelpCommand: Bool {
    isRoot && hasSubcommands && !subcommandTypes.contains { $0.commandName == HelpCommand.commandName }
  }

  /// The subcommand of a name; nil when there is none.
  func subcommand(named name: String) -> CommandDescription? {
    if let type = subcommandTypes.first(where: { $0.commandName == name }) {
      return CommandDescription(type: type, parents: path)
    }
    return hasHelpCommand && name == HelpCommand.commandName ? CommandDescription(helpBelow: self) : nil
  }

  /// The subcommand that runs when none is named; nil when there is none.
  var defaultSubcommand: CommandDescription? {
    configuration.defaultSubcommand.map { CommandDescription(type: $0, parents: path) }
  }

  /// The subcommands that help shows, `help` last.
  var visibleSubcommands: [CommandDescription] {
    subcommandTypes.filter { $0.configuration.shouldDisplay }.map {
      CommandDescription(type: $0, parents: path)
    } + (hasHelpCommand ? [CommandDescription(helpBelow: self)] : [])
  }

  /// The names that a user may type for a subcommand.
  var subcommandNames: [String] {
    subcommandTypes.filter { $0.configuration.shouldDisplay }.map { $0.commandName }
      + (hasHelpCommand ? [HelpCommand.commandName] : [])
  }

  /// This command and all below it that help shows, each before its subcommands.
  var visibleTree: [CommandDescription] { [self] + visibleSubcommands.flatMap(\.visibleTree) }

  /// The command of a type in this tree; nil when it is not there.
  func descendant(ofType type: any ParsableCommand.Type) -> CommandDescription? {
    if self.type == type { return self }
    for child in subcommandTypes {
      if let found = CommandDescription(type: child, parents: path).descendant(ofType: type) { return found }
    }
    return nil
  }

  /// The command at the end of a path that begins with this one's name; the last one found on the way where
  /// the path leads nowhere.
  func descendant(at path: [String]) -> CommandDescription {
    var command = self
    for name in path.dropFirst() {
      guard let child = command.subcommand(named: name) else { return command }
      command = child
    }
    return command
  }

  /// What a user can see, by visibility.
  func visibleDefinitions(includeHidden: Bool = false) -> [ArgumentDefinition] {
    definitions.filter {
      $0.help.visibility == .default || (includeHidden && $0.help.visibility == .hidden)
    }
  }

  func declarationProblems() -> [String] {
    var problems: [String] = []
    var seen: Set<OptionName> = []
    for definition in definitions {
      for name in definition.allNames where !seen.insert(name).inserted {
        problems.append("\(pathText): \(name) is declared twice")
      }
      if definition.kind != .positional, definition.allNames.isEmpty {
        problems.append("\(pathText): \(definition.key) has no name")
      }
    }
    let positionals = positionals
    for (previous, next) in zip(positionals, positionals.dropFirst()) {
      if previous.isRepeating {
        problems.append("\(pathText): \(next.displayName) follows \(previous.displayName), which takes all")
      } else if next.isRequired, !previous.isRequired {
        problems.append("\(pathText): \(next.displayName) is required but follows one that is not")
      }
    }
    var names: Set<String> = []
    for type in subcommandTypes {
      if !names.insert(type.commandName).inserted {
        problems.append("\(pathText): the subcommand \(type.commandName) is declared twice")
      }
      problems += CommandDescription(type: type, parents: path).declarationProblems()
    }
    return problems
  }
}

/// `help COMMAND`, which a root with subcommands has.
struct HelpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "Show the help of a command.")

  @Argument(help: "The command, and its subcommands.")
  var command: [String] = []
}
