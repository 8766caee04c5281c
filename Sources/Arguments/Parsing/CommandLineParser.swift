/// Reads the words of a command line, by the habits of GNU programs.
///
/// An option's value is the next word, or stands after `=` (`--name=value`) or right behind a letter (`-nvalue`,
/// `-n=value`). Letters of flags can be bundled. Options stand anywhere among the arguments until `--` ends
/// them. `-` alone is a value; any other word that begins with a hyphen is one only after `=` or a letter, or
/// as a negative number.
struct CommandLineParser {
  private let root: CommandDescription
  private let words: [String]
  private var next = 0
  private var optionsEnded = false
  /// The commands on the way to the current one, each with its values.
  private var levels: [Level]

  /// A command of the line and what has been read for it.
  private struct Level {
    var command: CommandDescription
    var cells = ValueCells()
    var positionals: [ArgumentDefinition]
    var nextPositional = 0
    /// Whether a word was an argument, after which none names a subcommand.
    var hasReadArgument = false

    init(_ command: CommandDescription) {
      self.command = command
      positionals = command.positionals
      for definition in command.definitions where cells[definition.key] == nil {
        cells[definition.key] = definition.makeCell()
      }
    }
  }

  init(root: any ParsableCommand.Type, arguments: [String]) {
    self.root = CommandDescription(root: root)
    words = arguments
    levels = [Level(self.root)]
  }

  private var level: Level {
    get { levels[levels.count - 1] }
    _modify { yield &levels[levels.count - 1] }
  }

  /// The command that the words name, with its values.
  ///
  /// - Throws: ``CommandError`` for a mistake and for a request for help or the version; whatever a
  ///   `validate()` throws that is not a ``ValidationError``.
  mutating func parse() throws -> any ParsableCommand {
    do {
      try readWords()
    } catch let error as UnknownCommand {
      throw usage(error.message)
    } catch let error as CommandError where error.kind == .usage {
      // Somebody who made a mistake and asks for help gets it.
      if restAsksForHelp { throw CommandError(commandPath: level.command.path, kind: .help) }
      throw error
    }
    if let inner = level.command.defaultSubcommand { descend(into: inner) }
    return try makeCommands()
  }

  private mutating func readWords() throws {
    while next < words.count {
      let word = words[next]
      next += 1
      let bytes = word.utf8
      if optionsEnded || bytes.first != UInt8(ascii: "-") || bytes.count == 1 || isNumberForArgument(word) {
        try readArgument(word)
      } else if word == "--" {
        optionsEnded = true
      } else if bytes.dropFirst().first == UInt8(ascii: "-") {
        try readLongOption(word)
      } else {
        try readLetters(word)
      }
    }
  }

  // MARK: Arguments and subcommands

  private mutating func readArgument(_ word: String) throws {
    let command = level.command
    if !level.hasReadArgument, command.hasSubcommands {
      if let child = command.subcommand(named: word) {
        descend(into: child)
        return
      }
      if let inner = command.defaultSubcommand {
        next -= 1
        descend(into: inner)
        return
      }
      if level.positionals.isEmpty {
        throw UnknownCommand(
          message: "unknown command \(quoted(word))" + command.suggestion(forSubcommand: word))
      }
    }
    guard level.nextPositional < level.positionals.count else {
      throw usage("unexpected argument \(quoted(word))")
    }
    level.hasReadArgument = true
    let definition = level.positionals[level.nextPositional]
    if !definition.isRepeating { level.nextPositional += 1 }
    try set(definition, to: .value(word), name: definition.displayName)
  }

  /// Goes on with a subcommand, to which values of shared declarations go over.
  private mutating func descend(into command: CommandDescription) {
    var inner = Level(command)
    for definition in command.definitions where definition.kind != .positional && definition.builtIn == nil {
      guard let cell = level.cells[definition.key], cell.isExplicit, let own = inner.cells[definition.key],
        type(of: own) == type(of: cell),
        level.command.definitions.contains(where: {
          $0.key == definition.key && $0.allNames == definition.allNames
        })
      else { continue }
      inner.cells[definition.key] = cell
    }
    levels.append(inner)
  }

  private func isNumberForArgument(_ word: String) -> Bool {
    level.nextPositional < level.positionals.count && isNegativeNumber(word)
      && level.positionals[level.nextPositional].acceptsNumbers()
  }

  // MARK: Options

  private mutating func readLongOption(_ word: String) throws {
    let body = word.utf8.dropFirst(2)
    let equals = body.firstIndex(of: UInt8(ascii: "="))
    let name = String(Substring(body[..<(equals ?? body.endIndex)]))
    let value = equals.map { String(Substring(body[body.index(after: $0)...])) }
    let option = OptionName.long(name)
    guard let definition = definition(of: option) else {
      if descendForUnknownOption() { return }
      throw usage("unknown option \(quoted("--" + name))" + level.command.suggestion(forOption: name))
    }
    if definition.kind == .option {
      try set(definition, to: .value(try value ?? nextValue(of: definition, name: option)), name: "\(option)")
    } else if value != nil {
      throw usage("the option \(quoted(option.description)) takes no value")
    } else {
      try setFlag(definition, name: option)
    }
  }

  /// Reads a word of letters: flags, of which the last may be an option with the rest of the word as its
  /// value.
  ///
  /// It goes by scalars: a combining mark behind the hyphen is a letter like any other.
  private mutating func readLetters(_ word: String) throws {
    let letters = word.unicodeScalars.dropFirst()
    var rest = letters
    while let letter = rest.popFirst() {
      let option = OptionName.short(Character(letter))
      guard let definition = definition(of: option) else {
        let isFirst = letters.index(after: letters.startIndex) == rest.startIndex
        if isFirst, descendForUnknownOption() { return }
        let context = isFirst && rest.isEmpty ? "" : " in \(quoted(word))"
        throw usage(
          "unknown option \(quoted(option.description))\(context)"
            + level.command.suggestion(forLetters: String(letters)))
      }
      if definition.kind == .option {
        let value: String
        if rest.isEmpty {
          value = try nextValue(of: definition, name: option)
        } else {
          value = String(rest.first == "=" ? rest.dropFirst() : rest)
        }
        try set(definition, to: .value(value), name: option.description)
        return
      }
      if rest.first == "=" { throw usage("the option \(quoted(option.description)) takes no value") }
      try setFlag(definition, name: option)
    }
  }

  /// Hands an option that this command does not know to its default subcommand.
  private mutating func descendForUnknownOption() -> Bool {
    guard let inner = level.command.defaultSubcommand else { return false }
    next -= 1
    descend(into: inner)
    return true
  }

  private func definition(of name: OptionName) -> ArgumentDefinition? {
    level.command.definitions.first { $0.names.contains(name) || $0.inverseNames.contains(name) }
  }

  /// The next word as the value of an option.
  private mutating func nextValue(of definition: ArgumentDefinition, name: OptionName) throws -> String {
    let isLast = next >= words.count
    if !isLast {
      let word = words[next]
      if word == "-" || word.utf8.first != UInt8(ascii: "-") || isNegativeNumber(word) {
        next += 1
        return word
      }
    }
    var message = "the option \(quoted(name.description)) needs a value: \(name) \(definition.valueName)"
    let possible = definition.possibleValues()
    if !possible.isEmpty {
      message += "; possible values: " + possible.map(\.word).joined(separator: ", ")
    } else if !isLast, words[next] != "--" {
      message += "; a value that begins with a hyphen is written "
      message += name.isShort ? quoted("\(name)\(words[next])") : quoted("\(name)=\(words[next])")
    }
    throw usage(message)
  }

  private mutating func setFlag(_ definition: ArgumentDefinition, name: OptionName) throws {
    switch definition.builtIn {
    case .help: throw CommandError(commandPath: level.command.path, kind: .help)
    case .version: throw CommandError(commandPath: level.command.path, kind: .version)
    case nil:
      let isInverse = definition.inverseNames.contains(name)
      try set(definition, to: isInverse ? .negated : .present, name: name.description)
    }
  }

  private mutating func set(
    _ definition: ArgumentDefinition, to input: ArgumentInput, name: String
  ) throws {
    guard let cell = level.cells[definition.key] else { return }
    do {
      try definition.update(cell, input)
    } catch let error as InvalidValue {
      guard case .value(let word) = input else { throw error }
      var message = "invalid value \(quoted(word)) for \(quoted(name))"
      let possible = definition.possibleValues().map(\.word)
      if let reason = error.reason {
        message += ": " + escapingControls(reason)
      } else if !possible.isEmpty {
        let guess = didYouMean(nearestName(to: word, among: possible))
        message += guess + (guess.isEmpty ? "; possible" : " Possible")
        message += " values: " + possible.joined(separator: ", ")
      }
      throw usage(message)
    }
  }

  // MARK: The end

  private func makeCommands() throws -> any ParsableCommand {
    for level in levels {
      if let missing = missing(in: level) { throw usage(missing) }
    }
    var last: (any ParsableCommand)?
    for level in levels {
      do {
        var command = try level.command.type.init(from: ParsedValuesDecoder(values: level.cells))
        if let help = command as? HelpCommand {
          throw CommandError(commandPath: try helpPath(help.command), kind: .help)
        }
        try command.validate()
        last = command
      } catch let error as ValidationError {
        throw usage(escapingControls(error.message, keepingLines: true))
      }
    }
    return last ?? root.type.init()
  }

  /// The path of the command that `help` names.
  private func helpPath(_ names: [String]) throws -> [String] {
    var command = root
    for name in names {
      guard let child = command.subcommand(named: name) else {
        throw usage("unknown command \(quoted(name))" + command.suggestion(forSubcommand: name))
      }
      command = child
    }
    return command.path
  }

  private func missing(in level: Level) -> String? {
    for definition in level.command.definitions where definition.isRequired {
      guard let cell = level.cells[definition.key], !cell.isExplicit else { continue }
      switch definition.kind {
      case .positional: return "missing argument \(definition.valueName)"
      case .option: return "missing option '\(definition.displayName) \(definition.valueName)'"
      case .flag:
        let names = level.command.definitions.filter { $0.key == definition.key }.map(\.displayName)
        return "missing option: one of " + names.joined(separator: ", ")
      }
    }
    return nil
  }

  private var restAsksForHelp: Bool {
    guard level.command.hasHelpFlag else { return false }
    return words[min(next, words.count)...].prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
  }

  private func usage(_ message: String) -> CommandError {
    CommandError(commandPath: level.command.path, kind: .usage, message: message)
  }
}
