/// The completion script for fish.
///
/// A function walks along the command line as the parser does; the conditions of the completions ask it for
/// the command and the number of arguments before the cursor.
struct FishScript {
  let root: CommandDescription

  var text: String {
    let name = shellIdentifier(root.name)
    return """
      # fish completion for \(root.name), written by the program itself.

      # Prints the subcommands of the command $argv[1].
      function __\(name)_commands
          switch $argv[1]
      \(cases { $0.subcommandNames })
          end
      end

      # Prints the options of the command $argv[1] that take a value.
      function __\(name)_valued
          switch $argv[1]
      \(cases { $0.completedDefinitions.filter { $0.kind == .option }.flatMap(\.names).map(\.description) })
          end
      end

      # Prints the command before the cursor and the number of its arguments.
      function __\(name)_state
          set -l command \(Self.quoted(root.name))
          set -l position 0
          set -l skip no
          set -l ended no
          set -l commands (__\(name)_commands $command)
          set -l valued (__\(name)_valued $command)
          for word in (commandline -opc)[2..-1]
              if test $skip = yes
                  set skip no
              else if test $ended = yes; or not string match -q -- '-?*' $word
                  if test $position -eq 0; and contains -- $word $commands
                      set command "$command $word"
                      set commands (__\(name)_commands $command)
                      set valued (__\(name)_valued $command)
                  else
                      set position (math $position + 1)
                  end
              else if test "$word" = --
                  set ended yes
              else if string match -q -- '--*' $word
                  contains -- $word $valued; and set skip yes
              else
                  set -l letters (string split '' -- $word)[2..-1]
                  while set -q letters[1]
                      set -l letter $letters[1]
                      set -e letters[1]
                      if contains -- -$letter $valued
                          set -q letters[1]; or set skip yes
                          break
                      end
                  end
              end
          end
          echo $command
          echo $position
      end

      # Whether the cursor is behind the command $argv[1].
      function __\(name)_in
          set -l state (__\(name)_state)
          test "$state[1]" = $argv[1]
      end

      # Whether the cursor is at argument number $argv[2] of $argv[1] (or behind it, with a third argument).
      function __\(name)_at
          set -l state (__\(name)_state)
          test "$state[1]" = $argv[1]; or return 1
          if set -q argv[3]
              test $state[2] -ge $argv[2]
          else
              test $state[2] -eq $argv[2]
          end
      end

      # Prints the files and folders that go on from what is typed and match the pattern $argv[1].
      function __\(name)_files
          set -l typed (string replace -r -- '^--[^=]*=' '' (commandline -ct))
          complete -C "__\(name)_no_such_command $typed" | string match -e -r -- $argv[1]
      end

      complete -c \(Self.quoted(root.name)) -e
      complete -c \(Self.quoted(root.name)) -f
      \(root.visibleTree.flatMap { completions(for: $0, name) }.joined(separator: "\n"))

      """
  }

  private func cases(_ words: (CommandDescription) -> [String]) -> String {
    root.visibleTree.compactMap { command in
      let list = words(command)
      guard !list.isEmpty else { return nil }
      return """
                case \(Self.quoted(command.pathText))
                    string join \\n -- \(list.map(Self.quoted).joined(separator: " "))
        """
    }.joined(separator: "\n")
  }

  private func completions(for command: CommandDescription, _ name: String) -> [String] {
    let start = "complete -c \(Self.quoted(root.name)) -n "
    let path = Self.quoted(command.pathText)
    let isIn = Self.quoted("__\(name)_in \(path)")
    var lines: [String] = []
    for child in command.visibleSubcommands {
      let condition = Self.quoted("__\(name)_at \(path) 0")
      lines.append(
        start + condition + " -a " + Self.quoted(Self.quoted(child.name))
          + Self.explanation(child.configuration.abstract))
    }
    var position = 0
    for definition in command.completedDefinitions {
      if definition.kind == .positional {
        let condition = "__\(name)_at \(path) \(position)" + (definition.isRepeating ? " more" : "")
        position += 1
        guard let values = Self.values(definition.candidates, name) else { continue }
        lines.append(start + Self.quoted(condition) + values)
      } else if definition.help.visibility == .default {
        lines += optionLines(definition, start: start + isIn, name)
      }
    }
    return lines
  }

  private func optionLines(_ definition: ArgumentDefinition, start: String, _ name: String) -> [String] {
    let groups = [definition.names, definition.inverseNames].filter { !$0.isEmpty }
    return groups.map { names in
      var line = start
      for option in names {
        switch option {
        case .short(let letter): line += " -s " + Self.quoted(String(letter))
        case .long(let word): line += " -l " + Self.quoted(word)
        }
      }
      if definition.kind == .option {
        let takesAnyFile = definition.candidates == .files([])
        line += (takesAnyFile ? " -r" : " -x") + (Self.values(definition.candidates, name) ?? "")
      }
      return line + Self.explanation(definition.help.abstract)
    }
  }

  /// The values to offer; nil for none.
  private static func values(_ candidates: CompletionCandidates, _ name: String) -> String? {
    switch candidates {
    case .nothing: return nil
    case .words(let values):
      let words = values.map { value in
        value.meaning.isEmpty ? quoted(value.word) : quoted(value.word) + "\\t" + quoted(value.meaning)
      }
      return " -k -a " + quoted(words.joined(separator: " "))
    case .files(let extensions):
      guard !extensions.isEmpty else { return " -F" }
      let pattern = "(?:/|\\.(?:" + extensions.map(patternText).joined(separator: "|") + "))$"
      return " -k -a " + quoted("(__\(name)_files \(quoted(pattern)))")
    case .folders: return " -k -a " + quoted("(__\(name)_files \(quoted("/$")))")
    }
  }

  private static func explanation(_ text: String) -> String { text.isEmpty ? "" : " -d " + quoted(text) }

  /// Text in a regular expression of fish's `string`: letters and digits stand for themselves, the rest by
  /// its code.
  private static func patternText(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        ? String(scalar) : "\\x{" + String(scalar.value, radix: 16) + "}"
    }.joined()
  }

  /// Text in single quotes, in which fish knows only an escaped quote and an escaped backslash.
  static func quoted(_ text: String) -> String {
    "'" + ZshScript.escaped(escapingControls(text), ["\\", "'"]) + "'"
  }
}
