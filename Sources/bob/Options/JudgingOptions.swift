import Arguments

/// What to hold the specs against.
struct JudgingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The checklist: a built-in one's name or a YAML file (default: operability).", valueName: "name|file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var checklist: String?

  @Option(
    help: ArgumentHelp(
      "The template that the specs were written from (default: the nearest above each spec).",
      valueName: "file"),
    completion: .file(extensions: ["rst", "md"]))
  var template: String?

  @Option(
    help: ArgumentHelp(
      "Only these rules, items or areas, comma-separated (default: \"default\", all but style).",
      valueName: "rules"))
  var select: [String] = []

  @Option(
    help: ArgumentHelp("Leave out these rules, items or areas, comma-separated.", valueName: "rules"))
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp(
      "How sure a finding must be to be shown and counted, 0 to 1 (default: 0.6). The score stays the same.",
      valueName: "number"))
  var minConfidence: Double?

  @Flag(help: "Disregard the comments in specs that silence items.")
  var noInlineIgnores = false

  @Option(
    help: ArgumentHelp(
      "Read settings from this file alone (default: the nearest .bob.yaml above each spec).",
      valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var config: String?

  @Flag(help: "Read no settings file.")
  var noConfig = false

  mutating func validate() throws {
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence is a number from 0 to 1, not \(minConfidence)")
    }
    if config != nil && noConfig { throw ValidationError("--config and --no-config exclude each other") }
  }
}
