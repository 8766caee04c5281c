/// The completion script for zsh: one function for each command, which hands its options to `_arguments`, and
/// one for each set of values.
struct ZshScript {
  let root: CommandDescription

  var text: String {
    var values = ValueFunctions(prefix: "_\(shellIdentifier(root.name))")
    let functions = root.visibleTree.map { function(for: $0, values: &values) }
    let name = functionName(root)
    let quotedName = shellQuoted(root.name)
    return """
      #compdef \(root.name)
      # zsh completion for \(root.name), written by the program itself.

      \((functions + values.texts).joined(separator: "\n"))
      if [[ $funcstack[1] == \(name) ]]; then
        \(name) "$@"
      else
        compdef \(name) \(quotedName)
      fi

      """
  }

  private func functionName(_ command: CommandDescription) -> String {
    "_" + command.path.map(shellIdentifier).joined(separator: "__")
  }

  private func function(for command: CommandDescription, values: inout ValueFunctions) -> String {
    let name = functionName(command)
    var specifications: [String] = []
    for definition in command.completedDefinitions where definition.help.visibility == .default {
      if definition.kind == .positional {
        guard !command.hasSubcommands else { continue }
        let action = values.action(for: definition.candidates)
        let colons = definition.isRepeating ? "*:" : definition.isRequired ? ":" : "::"
        specifications.append(colons + Self.message(definition.valueName) + ":" + action)
      } else {
        specifications += Self.specifications(of: definition, values: &values)
      }
    }
    let children = command.visibleSubcommands
    if children.isEmpty {
      let lines = specifications.map { " \\\n    " + shellQuoted($0) }.joined()
      return """
        \(name)() {
          _arguments -s -S :\(lines)
        }

        """
    }
    specifications += ["1:command:\(name)_commands", "*:: :->rest"]
    let lines = specifications.map { " \\\n    " + shellQuoted($0) }.joined()
    let names = children.map { child in
      "    " + shellQuoted(Self.describedWord(child.name, child.configuration.abstract))
    }
    let cases = children.map { "        \(shellQuoted($0.name))) \(functionName($0)) && result=0 ;;" }
    let fallback = command.defaultSubcommand.map { "\n        *) \(functionName($0)) && result=0 ;;" } ?? ""
    return """
      \(name)() {
        local curcontext=$curcontext context state state_descr line result=1
        typeset -A opt_args
        _arguments -C -s -S -A '-*' :\(lines) && result=0
        if [[ $state == rest ]]; then
          curcontext=${curcontext%:*:*}:\(shellIdentifier(root.name))-$words[1]:
          case $words[1] in
      \(cases.joined(separator: "\n"))\(fallback)
          esac
        fi
        return result
      }

      \(name)_commands() {
        local -a commands
        commands=(
      \(names.joined(separator: "\n"))
        )
        _describe -t commands command commands "$@"
      }

      """
  }

  /// How `_arguments` is told of an option or flag, once for each of its names, which exclude each other.
  private static func specifications(
    of definition: ArgumentDefinition, values: inout ValueFunctions
  ) -> [String] {
    let names = definition.allNames.map(\.description)
    let exclusion: String
    if definition.builtIn != nil {
      exclusion = "(- : *)"
    } else if definition.isRepeating {
      exclusion = "*"
    } else {
      exclusion = "(" + names.joined(separator: " ") + ")"
    }
    let abstract = escaped(definition.help.abstract, ["\\", "[", "]"])
    let explanation = abstract.isEmpty ? "" : "[" + abstract + "]"
    return definition.allNames.map { name in
      guard definition.kind == .option else { return exclusion + name.description + explanation }
      let action = values.action(for: definition.candidates)
      let mark = name.isShort ? "+" : "="
      return exclusion + name.description + mark + explanation + ":" + message(definition.valueName) + ":"
        + action
    }
  }

  /// A value's name where `_arguments` expects a message, in which a colon would end it and % begins a code.
  private static func message(_ name: String) -> String {
    name.isEmpty ? " " : escaped(name, ["\\", ":"]).split(separator: "%").joined(separator: "%%")
  }

  /// A word and its explanation as `_describe` reads them.
  static func describedWord(_ word: String, _ explanation: String) -> String {
    let word = escaped(word, ["\\", ":"])
    return explanation.isEmpty ? word : word + ":" + explanation
  }

  static func escaped(_ text: String, _ special: Set<Unicode.Scalar>) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if special.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  /// The functions that offer values; options with the same values share one.
  private struct ValueFunctions {
    let prefix: String
    var texts: [String] = []
    private var names: [CompletionCandidates: String] = [:]

    init(prefix: String) { self.prefix = prefix }

    /// The action that offers the candidates: the name of a function; a blank for nothing.
    mutating func action(for candidates: CompletionCandidates) -> String {
      if case .nothing = candidates { return " " }
      if let name = names[candidates] { return name }
      let name = "\(prefix)_values_\(names.count + 1)"
      names[candidates] = name
      texts.append("\(name)() {\n\(body(for: candidates))\n}\n")
      return name
    }

    private func body(for candidates: CompletionCandidates) -> String {
      switch candidates {
      case .nothing: return "  return 1"
      case .folders: return "  _files -/ \"$@\""
      case .files(let extensions):
        if extensions.isEmpty { return "  _files \"$@\"" }
        let patterns = extensions.map {
          escaped($0, ["\\", "(", ")", "|", "*", "?", "[", "<", "~", "^", "#"])
        }
        return "  _files -g \(shellQuoted("*.(" + patterns.joined(separator: "|") + ")")) \"$@\""
      case .words(let values):
        let words = values.map { "    " + shellQuoted(describedWord($0.word, $0.meaning)) }
        return """
            local -a words_of_value
            words_of_value=(
          \(words.joined(separator: "\n"))
            )
            _describe -t values value words_of_value "$@"
          """
      }
    }
  }
}
