/// The completion script for Bash.
///
/// It keeps the words of each command as data and walks along the command line as the parser does. It needs
/// neither the bash-completion package nor Bash 4, which macOS does not have.
struct BashScript {
  let root: CommandDescription

  var text: String {
    let name = shellIdentifier(root.name)
    return """
      # bash completion for \(root.name), written by the program itself.

      # Sets what the command "$1" knows: its subcommands, its options, and those options that take a value.
      _\(name)_command() {
        commands=' ' options=' ' valued=' '
        case $1 in
      \(commandCases)
        esac
      }

      # Offers the values of the option "$2", or of the argument with the number "$2", of the command "$1".
      _\(name)_values() {
        case "$1 $2" in
      \(valueCases(name))
        esac
      }

      \(Self.driver.replacing("PROGRAM", with: name).replacing("COMMAND", with: shellQuoted(root.name)))
      complete -F _\(name) \(shellQuoted(root.name))

      """
  }

  private var commandCases: String {
    root.visibleTree.map { command in
      let definitions = command.completedDefinitions
      let visible = definitions.filter { $0.help.visibility == .default }
      let options = visible.flatMap(\.allNames).map(\.description)
      let valued = definitions.filter { $0.kind == .option }.flatMap(\.names).map(\.description)
      func list(_ words: [String]) -> String {
        shellQuoted(" " + words.map { $0 + " " }.joined())
      }
      return """
            \(shellQuoted(command.pathText)))
              commands=\(list(command.subcommandNames))
              options=\(list(options))
              valued=\(list(valued))
              ;;
        """
    }.joined(separator: "\n")
  }

  private func valueCases(_ name: String) -> String {
    var lines: [String] = []
    for command in root.visibleTree {
      var position = 0
      for definition in command.completedDefinitions {
        let patterns: [String]
        switch definition.kind {
        case .flag: continue
        case .option:
          patterns = definition.names.map { shellQuoted("\(command.pathText) \($0)") }
        case .positional:
          let start = shellQuoted("\(command.pathText) ")
          patterns = [definition.isRepeating ? start + "[0-9]*" : start + "\(position)"]
          position += 1
        }
        let action: String
        switch definition.candidates {
        case .nothing: continue
        case .words(let values):
          action = "words " + values.map { shellQuoted($0.word) }.joined(separator: " ")
        case .files(let extensions):
          action = (["files"] + extensions.map(shellQuoted)).joined(separator: " ")
        case .folders: action = "folders"
        }
        lines.append("    \(patterns.joined(separator: " | "))) _\(name)_\(action) ;;")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// What does not depend on the commands.
  private static let driver = #"""
    # Offers those of the given words that go on from what is typed.
    _PROGRAM_words() {
      local word apostrophe="'\\''"
      for word in "$@"; do
        word=$prefix$word
        [[ $word == "$typed"* ]] || continue
        word=${word:${#head}}
        case $quote in
          \') word=${word//\'/$apostrophe} ;;
          \")
            word=${word//\\/\\\\}
            word=${word//\"/\\\"}
            word=${word//\$/\\\$}
            word=${word//\`/\\\`}
            ;;
          *) printf -v word %q "$word" ;;
        esac
        COMPREPLY+=("$word")
      done
    }

    # Offers the folders that go on from what is typed.
    _PROGRAM_folders() {
      local word
      compopt -o filenames 2> /dev/null
      while IFS= read -r word; do
        word=$prefix$word
        COMPREPLY+=("${word:${#head}}")
      done < <(compgen -d -- "${typed:${#prefix}}")
    }

    # Offers the files of the given extensions, or all without one, and the folders.
    _PROGRAM_files() {
      local word extension
      compopt -o filenames 2> /dev/null
      (($# > 0)) && _PROGRAM_folders
      while IFS= read -r word; do
        if (($# > 0)); then
          for extension in "$@"; do
            [[ $word == *."$extension" ]] && break
          done
          [[ $word == *."$extension" ]] || continue
        fi
        word=$prefix$word
        COMPREPLY+=("${word:${#head}}")
      done < <(compgen -f -- "${typed:${#prefix}}")
    }

    _PROGRAM() {
      local words=() word piece typed head quote= prefix= i j joined=
      local commands options valued IFS=$' \t\n'
      local command=COMMAND position=0 ended= wanted=
      COMPREPLY=()

      # Bash parts words at = and : (COMP_WORDBREAKS); put them together again.
      for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]-}
        if [[ -n $word && -z ${word//[=:]/} ]] && ((i > 1)); then
          words[${#words[@]} - 1]+=$word
          joined=1
        elif [[ $joined ]]; then
          words[${#words[@]} - 1]+=$word
          joined=
        else
          words+=("$word")
        fi
      done

      # Bash puts in place only the last part; before it stands what is kept (head).
      typed=${words[${#words[@]} - 1]}
      piece=${COMP_WORDS[COMP_CWORD]-}
      [[ $joined ]] && piece=
      head=${typed:0:${#typed} - ${#piece}}
      case $piece in
        \"* | \'*)
          quote=${piece:0:1}
          piece=${piece:1}
          ;;
      esac
      [[ $quote == "'" ]] || piece=${piece//\\/}
      typed=$head$piece

      _PROGRAM_command "$command"
      for ((i = 1; i < ${#words[@]} - 1; i++)); do
        word=${words[i]}
        if [[ $wanted ]]; then
          wanted=
        elif [[ $ended || $word != -?* ]]; then
          if ((position == 0)) && [[ $commands == *" $word "* ]]; then
            command+=" $word"
            _PROGRAM_command "$command"
          else
            position=$((position + 1))
          fi
        elif [[ $word == -- ]]; then
          ended=1
        elif [[ $word == --* ]]; then
          [[ $valued == *" $word "* ]] && wanted=$word
        else
          for ((j = 1; j < ${#word}; j++)); do
            [[ $valued == *" -${word:j:1} "* ]] || continue
            ((j + 1 == ${#word})) && wanted=-${word:j:1}
            break
          done
        fi
      done

      if [[ $wanted ]]; then
        _PROGRAM_values "$command" "$wanted"
      elif [[ ! $ended && $typed == --*=* ]]; then
        prefix=${typed%%=*}=
        _PROGRAM_values "$command" "${typed%%=*}"
      elif [[ ! $ended && $typed == -[!-]?* && $valued == *" ${typed:0:2} "* ]]; then
        prefix=${typed:0:2}
        _PROGRAM_values "$command" "$prefix"
      elif [[ ! $ended && $typed == -* ]]; then
        _PROGRAM_words $options
      else
        ((position == 0)) && _PROGRAM_words $commands
        _PROGRAM_values "$command" "$position"
      fi
    }
    """#
}

extension String {
  /// The text with every occurrence of a word replaced.
  fileprivate func replacing(_ word: String, with replacement: String) -> String {
    let text = Array(utf8)
    let pattern = Array(word.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index...].starts(with: pattern) {
        result += Array(replacement.utf8)
        index += pattern.count
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
