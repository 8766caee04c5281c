import Arguments

/// `bob manual`: the manual page.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page, bob.1.",
    examples: [
      CommandExample("bob manual | man -l -", "to read it"),
      CommandExample("bob manual > /usr/local/share/man/man1/bob.1", "to install it"),
    ])

  mutating func run() throws {
    var page = ManualPage(date: bobReleaseDate, version: bobVersion)
    page.exitStatus = Bob.exitStatus
    page.environment = [
      ManualEntry("NO_COLOR", "Any value but the empty one keeps text without colour; --color comes first."),
      ManualEntry("TERM", "With the value dumb there is neither colour nor progress."),
      ManualEntry("LC_ALL, LC_CTYPE, LANG", "Where none names UTF-8, a terminal gets ASCII alone."),
    ]
    page.files = [
      ManualEntry(
        ".bob.yaml", "Settings: the nearest from the spec's folder upwards, as far as the repository's root."),
      ManualEntry("kep.yaml", "Beside a README.md, makes the two a Kubernetes enhancement proposal."),
      ManualEntry("template.rst, RELEASE-template.rst", "The template of the specs around it."),
    ]
    page.seeAlso = ["git-review 1", "git 1"]
    try OutputFile.print(page.render(for: Bob.self))
  }
}
