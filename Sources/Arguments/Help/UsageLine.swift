/// The line that shows how a command is called.
struct UsageLine {
  /// The command with the words that follow it, in order: required options, options, arguments.
  let words: [String]

  init(of command: CommandDescription) {
    var words = [command.pathText]
    let definitions = command.visibleDefinitions()
    for definition in definitions where definition.kind == .option && definition.isRequired {
      let option = "\(definition.displayName) \(definition.valueName)"
      words.append(definition.isRepeating ? "\(option) [\(option)]..." : option)
    }
    var seen: Set<String> = []
    for definition in definitions where definition.kind == .flag && definition.isRequired {
      guard seen.insert(definition.key).inserted else { continue }
      let names = definitions.filter { $0.key == definition.key }.map(\.displayName)
      words.append("(" + names.joined(separator: "|") + ")")
    }
    if definitions.contains(where: { $0.kind != .positional && !$0.isRequired }) {
      words.append("[OPTION]...")
    }
    for definition in definitions where definition.kind == .positional { words.append(definition.usage) }
    if command.hasSubcommands {
      words.append(command.configuration.defaultSubcommand == nil ? "COMMAND" : "[COMMAND]")
    }
    self.words = words
  }

  var text: String { words.joined(separator: " ") }
}

extension ArgumentDefinition {
  /// An argument as the usage line shows it: in brackets when it may be absent, with dots when it takes
  /// several words.
  var usage: String {
    (isRequired ? valueName : "[\(valueName)]") + (isRepeating ? "..." : "")
  }

  /// The names with the value, as help lists them: `-f, --format FORMAT`.
  var label: String {
    switch kind {
    case .positional: return isRepeating ? valueName + "..." : valueName
    case .option: return names.map(\.description).joined(separator: ", ") + " " + valueName
    case .flag: return flagNames.joined(separator: ", ")
    }
  }

  /// The names of a flag; one that is turned off by `no-` shows both in one: `--[no-]color`.
  private var flagNames: [String] {
    var inverse = inverseNames
    var result: [String] = []
    for name in names {
      if case .long(let word) = name, let index = inverse.firstIndex(of: .long("no-" + word)) {
        inverse.remove(at: index)
        result.append("--[no-]" + word)
      } else {
        result.append(name.description)
      }
    }
    return result + inverse.map(\.description)
  }
}
