import Arguments

/// `bob completions`: what a shell needs to complete Bob's command line.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print a completion script for a shell.",
    examples: [
      CommandExample("bob completions bash > /etc/bash_completion.d/bob", "for every user of bash"),
      CommandExample("bob completions zsh > ~/.zfunc/_bob", "for zsh, where ~/.zfunc is in fpath"),
      CommandExample("bob completions fish > ~/.config/fish/completions/bob.fish", "for fish"),
    ])

  @Argument(help: "The shell.")
  var shell: CompletionScript.Shell

  mutating func run() throws {
    try OutputFile.print(CompletionScript.render(for: Bob.self, shell: shell))
  }
}
