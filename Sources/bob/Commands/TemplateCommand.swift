import Arguments
import Reports

/// `bob template`: the built-in report templates.
struct TemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract: "List the built-in report templates, or print one to start from.",
    examples: [
      CommandExample("bob template markdown > mine.mustache", "to change it"),
      CommandExample(
        "bob review --format markdown --report-template markdown=mine.mustache specs/", "to use it"),
    ])

  @Argument(help: "The template to print; without one, their names.")
  var name: ReportTemplateName?

  mutating func run() throws {
    guard let name else {
      try OutputFile.print(ReportTemplate.names.map { $0 + "\n" }.joined())
      return
    }
    try OutputFile.print(ReportTemplate.bytes(of: name.name) ?? [])
  }
}

/// The name of a built-in report template.
struct ReportTemplateName: ExpressibleByArgument {
  let name: String

  init?(argument: String) {
    guard ReportTemplate.names.contains(argument) else { return nil }
    name = argument
  }

  static var allValueStrings: [String] { ReportTemplate.names }
}
