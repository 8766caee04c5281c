/// How tests ask zsh what it would offer.
///
/// Completion works only in the line editor, so a zsh with one runs on a pseudo terminal (zpty), and what
/// `compadd` is given there is printed instead of shown.
enum ZshSession {
  /// Loaded in the zsh with the line editor: prints each match and its explanation, a tab between them.
  static let hook = #"""
    compadd() {
      if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
        builtin compadd "$@"
        return
      fi
      local -a matches explanations ignored name hidden
      local number
      zparseopts -E -a ignored d:=name p:=hidden
      explanations=("${(@P)name[2]}")
      builtin compadd -A matches -D explanations "$@"
      for ((number = 1; number <= $#matches; number++)); do
        print -r -- "MATCH $IPREFIX${hidden[2]}$matches[number]"$'\t'"$explanations[number]"
      done
      builtin compadd "$@"
    }
    report() {
      print -r -- BEGIN
      _main_complete
      print -r -- END
      compstate[insert]=
      compstate[list]=
    }
    zle -C report complete-word report
    bindkey '^T' report
    """#

  /// Defines `query LINE`, which prints a line `=` and then the matches.
  static let driver = #"""
    zmodload zsh/zpty
    zpty shell zsh -f -i
    zpty -w shell 'PS1= PS2= RPS1=; unset zle_bracketed_paste; stty -echo cols 200; zmodload zsh/zutil'
    zpty -w shell 'autoload -Uz compinit; compinit -u -D; source ../script; source ../hook'
    zpty -w shell 'print REA""DY'
    zpty -r shell answer '*READY*'
    query() {
      local answer line
      zpty -w -n shell "$1"$'\C-t'
      zpty -r shell answer '*END*'
      print -r -- =
      for line in "${(@f)answer}"; do
        [[ $line == *MATCH\ * ]] && print -r -- "${${line#*MATCH }%$'\r'}"
      done
      zpty -w -n shell $'\C-u'
    }

    """#
}
