/// The scripts that make shells complete a program's commands, options and values.
public enum CompletionScript {
  /// A shell for which there is a script.
  public enum Shell: String, CaseIterable, ExpressibleByArgument, Hashable, Sendable {
    /// GNU Bash, 3.2 or later.
    case bash
    /// The Z shell, 5 or later, with its completion system.
    case zsh
    /// fish, 3.1 or later.
    case fish
  }

  /// The script of a shell for a program whose root command is `root`.
  public static func render(for root: any ParsableCommand.Type, shell: Shell) -> String {
    switch shell {
    case .bash: bash(for: root)
    case .zsh: zsh(for: root)
    case .fish: fish(for: root)
    }
  }

  /// The script for Bash: `source <(program completions bash)`.
  public static func bash(for root: any ParsableCommand.Type) -> String {
    BashScript(root: CommandDescription(root: root)).text
  }

  /// The script for zsh: a file `_program` in a folder of `$fpath`, or `source <(program completions zsh)`
  /// after `compinit`.
  public static func zsh(for root: any ParsableCommand.Type) -> String {
    ZshScript(root: CommandDescription(root: root)).text
  }

  /// The script for fish: `program completions fish | source`.
  public static func fish(for root: any ParsableCommand.Type) -> String {
    FishScript(root: CommandDescription(root: root)).text
  }
}

/// A shell for which there is a completion script.
public typealias CompletionShell = CompletionScript.Shell

extension ParsableCommand {
  /// The completion script of a program with this command as its root.
  public static func completionScript(for shell: CompletionShell) -> String {
    CompletionScript.render(for: Self.self, shell: shell)
  }
}

/// What a shell can offer for a value.
enum CompletionCandidates: Hashable {
  case nothing
  case words([PossibleValue])
  /// Files of these extensions, of all when there are none.
  case files([String])
  case folders
}

extension ArgumentDefinition {
  /// What a shell can offer for the value.
  var candidates: CompletionCandidates {
    switch completion {
    case .default:
      let values = possibleValues()
      return values.isEmpty ? .nothing : .words(values)
    case .list(let words):
      return words.isEmpty ? .nothing : .words(words.map { PossibleValue(word: $0, meaning: "") })
    case .file(let extensions): return .files(extensions)
    case .directory: return .folders
    }
  }
}

extension CommandDescription {
  /// What can be typed behind the command: its own definitions, and those of the subcommand that runs when
  /// none is named.
  var completedDefinitions: [ArgumentDefinition] {
    var result = definitions
    guard let inner = defaultSubcommand else { return result }
    let names = Set(result.flatMap(\.allNames))
    result += inner.definitions.filter { $0.kind == .positional || names.isDisjoint(with: $0.allNames) }
    return result
  }
}

/// A program's name as a part of the names of shell functions.
func shellIdentifier(_ name: String) -> String {
  String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
}

/// Text in single quotes for Bash and zsh: nothing in it has a meaning, a quote is written `'\''`.
func shellQuoted(_ text: String) -> String {
  var result = "'"
  for scalar in escapingControls(text).unicodeScalars {
    if scalar == "'" {
      result += "'\\''"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result + "'"
}
