/// The manual page of a program, in the `man` macros that man-db, groff and mandoc read.
///
/// What the declarations say is taken from them; what they cannot know is given here. Nothing is read from
/// the clock: the date is a parameter, so that the same program gives the same page.
public struct ManualPage: Sendable {
  /// The day of the last change, as `2026-11-21`.
  public var date: String

  /// The version, shown in the page's foot behind the program's name.
  public var version: String

  /// The section of the manual.
  public var section = 1

  /// Paragraphs that follow the root's discussion in DESCRIPTION.
  public var description = ""

  /// Exit codes, after those of the root's configuration.
  public var exitStatus: [ManualEntry] = []

  /// Environment variables.
  public var environment: [ManualEntry] = []

  /// Files.
  public var files: [ManualEntry] = []

  /// Examples, after those of the root's configuration; those of a subcommand stand with it.
  public var examples: [CommandExample] = []

  /// Other pages, as `git(1)`, and addresses.
  public var seeAlso: [String] = []

  /// Makes a page without the optional sections.
  ///
  /// - Parameters:
  ///   - date: The day of the last change, as `2026-11-21`.
  ///   - version: The version, shown in the page's foot behind the program's name.
  public init(date: String, version: String) {
    self.date = date
    self.version = version
  }

  /// The page of a program whose root command is `root`.
  public func render(for root: any ParsableCommand.Type) -> String {
    let root = CommandDescription(root: root)
    var page = Roff()
    page.title(root.name.uppercased(), section: section, date: date, source: "\(root.name) \(version)")
    page.macro("SH", "NAME")
    page.raw(
      Roff.escaped(root.name) + " \\- " + Roff.escaped(Self.withoutFullStop(root.configuration.abstract)))

    page.macro("SH", "SYNOPSIS")
    Self.synopsis(of: root, on: &page)

    page.macro("SH", "DESCRIPTION")
    let discussion = root.configuration.discussion
    page.paragraphs(discussion.isEmpty ? root.configuration.abstract : discussion)
    if !description.isEmpty {
      page.macro("PP")
      page.paragraphs(description)
    }
    Self.definitions(of: root, on: &page)

    let commands = Array(root.visibleTree.dropFirst())
    if !commands.isEmpty {
      page.macro("SH", "COMMANDS")
      for command in commands { Self.command(command, on: &page) }
    }

    Self.entries(root.configuration.exitStatus + exitStatus, title: "EXIT STATUS", on: &page)
    Self.entries(environment, title: "ENVIRONMENT", on: &page)
    Self.entries(files, title: "FILES", on: &page)
    let allExamples = root.configuration.examples + examples
    if !allExamples.isEmpty {
      page.macro("SH", "EXAMPLES")
      Self.examples(allExamples, on: &page)
    }
    if !seeAlso.isEmpty {
      page.macro("SH", "SEE ALSO")
      for (index, reference) in seeAlso.enumerated() {
        page.raw(Roff.reference(reference, suffix: index + 1 < seeAlso.count ? "," : ""))
      }
    }
    return page.text
  }

  private static func synopsis(of command: CommandDescription, on page: inout Roff) {
    let usage = UsageLine(of: command)
    page.macro("SY", command.pathText)
    page.lines(ofWords: usage.words.dropFirst().map { Roff.escaped($0) })
    page.macro("YS")
  }

  private static func command(_ command: CommandDescription, on page: inout Roff) {
    page.macro("SS", command.pathText)
    synopsis(of: command, on: &page)
    page.macro("PP")
    page.paragraphs(command.configuration.abstract)
    if !command.configuration.discussion.isEmpty {
      page.macro("PP")
      page.paragraphs(command.configuration.discussion)
    }
    definitions(of: command, on: &page)
    if !command.configuration.examples.isEmpty {
      page.group("Examples:")
      examples(command.configuration.examples, on: &page)
    }
    for section in command.configuration.sections {
      page.group(section.title + ":")
      page.macro("PP")
      page.paragraphs(section.text)
    }
    if !command.configuration.exitStatus.isEmpty {
      page.group("Exit status:")
      for entry in command.configuration.exitStatus { entryLines(entry, on: &page) }
    }
  }

  /// The arguments and options, group by group as in the help; `--help` only where it is the root's.
  private static func definitions(of command: CommandDescription, on page: inout Roff) {
    let shown = command.visibleDefinitions().filter { $0.builtIn == nil || command.isRoot }
    for (title, definitions) in definitionSections(shown) {
      page.group(title + ":")
      for definition in definitions {
        page.macro("TP")
        page.raw(label(of: definition))
        for (index, paragraph) in definition.explanation.filter({ !$0.isEmpty }).enumerated() {
          if index > 0, paragraph.utf8.first != UInt8(ascii: " ") { page.macro("IP") }
          page.paragraphs(paragraph, separator: "IP")
        }
        if definition.explanation.allSatisfy(\.isEmpty) { page.raw("\\&") }
      }
    }
  }

  /// The names in bold and the value in italics.
  private static func label(of definition: ArgumentDefinition) -> String {
    let value = "\\fI" + Roff.escaped(definition.valueName) + "\\fR"
    switch definition.kind {
    case .positional: return value + (definition.isRepeating ? "..." : "")
    case .option:
      let names = definition.names.map { "\\fB" + Roff.escaped($0.description) + "\\fR" }
      return names.joined(separator: ", ") + " " + value
    case .flag:
      return definition.label.split(separator: ", ", omittingEmptySubsequences: true)
        .map { "\\fB" + Roff.escaped(String($0)) + "\\fR" }.joined(separator: ", ")
    }
  }

  private static func entries(_ entries: [ManualEntry], title: String, on page: inout Roff) {
    guard !entries.isEmpty else { return }
    page.macro("SH", title)
    for entry in entries { entryLines(entry, on: &page) }
  }

  private static func entryLines(_ entry: ManualEntry, on page: inout Roff) {
    page.macro("TP")
    page.raw("\\fB" + Roff.escaped(entry.term) + "\\fR")
    page.paragraphs(entry.explanation, separator: "IP")
  }

  private static func examples(_ examples: [CommandExample], on page: inout Roff) {
    for example in examples {
      page.macro("TP")
      page.raw("\\fB" + Roff.escaped(example.command) + "\\fR")
      page.paragraphs(example.explanation, separator: "IP")
    }
  }

  private static func withoutFullStop(_ sentence: String) -> String {
    sentence.utf8.last == UInt8(ascii: ".") ? String(sentence.dropLast()) : sentence
  }
}
