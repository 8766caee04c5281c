import Arguments
import Reports

/// `bob schema`: the JSON Schemas of what Bob prints and reads.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema of an output or of the settings.",
    examples: [
      CommandExample("bob schema review > bob-review.schema.json", "for the validator of your choice")
    ])

  @Argument(help: "Which schema.")
  var name: SchemaName

  mutating func run() throws {
    try OutputFile.print(ReportSchema.bytes(of: name.rawValue) ?? [])
  }
}

/// A schema that `bob schema` prints; the raw value is the argument.
enum SchemaName: String, CaseIterable, ExpressibleByArgument {
  case review, lint, score, outline, checklist, settings
}
