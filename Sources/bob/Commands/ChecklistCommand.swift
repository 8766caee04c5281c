import Arguments
import Operability
import Reports
import SpecRepository
import YAML

/// `bob checklist`: what Bob asks, and what it checks.
struct ChecklistCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checklist",
    abstract: "List the checklist, or explain an item or a rule.",
    examples: [
      CommandExample("bob checklist", "all areas, items and rules"),
      CommandExample("bob checklist upgrade", "the items of an area"),
      CommandExample("bob checklist upgrade.rollback", "what it asks, why, a good and a bad answer"),
      CommandExample("bob checklist --print > mine.yaml", "to start one of your own"),
      CommandExample("bob checklist --checklist mine.yaml --check", "whether it can be used"),
    ],
    sections: ChecklistGuide.sections,
    exitStatus: [
      ManualEntry("0", "The checklist can be used."), ManualEntry("2", "It cannot, or has no such item."),
    ])

  @Argument(
    help: ArgumentHelp(
      "The item or rule to explain, or the area or family (structure, style) to list; without one, all are listed.",
      valueName: "name"))
  var name: String?

  @Option(
    help: ArgumentHelp(
      "The checklist: a built-in one's name or a YAML file (default: the settings', else operability).",
      valueName: "name|file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var checklist: String?

  @Flag(help: "Only say whether the checklist can be used.")
  var check = false

  @Flag(name: .customLong("print"), help: "Print the checklist's YAML, to start from.")
  var printsSource = false

  @Option(name: .shortAndLong, help: "How to write the list.")
  var format = PlainFormat.text

  @OptionGroup(title: "Output") var look: LookOptions

  mutating func validate() throws {
    if check, printsSource { throw ValidationError("--check and --print exclude each other") }
    if name != nil, check || printsSource { throw ValidationError("--check and --print take no item") }
    if name != nil, format == .json {
      throw ValidationError("an explanation is text; --format json lists the whole checklist")
    }
  }

  mutating func run() throws {
    let reference = try checklist.map { ChecklistReference($0) } ?? settingsChecklist()
    if printsSource { return try OutputFile.print(try ChecklistLibrary.bytes(of: reference)) }
    let loaded = try ChecklistLibrary.load(reference)
    let reviewer = try loaded.reviewer(Reviewer.Options())
    let list = loaded.checklist
    var sink = Sink()
    if check {
      sink.write(
        "\(escapingControls(reference.shown)): fit for use: \(list.areas.count) areas, \(list.items.count) items, "
          + "\(list.changes.count) kinds of change\n")
      for remark in reviewer.remarks { Messages.write("\(escapingControls(reference.shown)): \(remark)") }
    } else if let name {
      try explain(name, in: list, to: &sink)
    } else if format == .json {
      ChecklistReport.json(list, rules: Rule.all, to: &sink)
    } else {
      ChecklistReport.text(list, rules: Rule.all, options: look.reportOptions, to: &sink)
    }
    try OutputFile.print(sink.bytes)
  }

  /// Explains an item or a rule, or lists those of an area or family.
  private func explain(_ name: String, in checklist: Checklist, to sink: inout Sink) throws {
    let rules = Rule.named(name).map { [$0] } ?? []
    let options = look.reportOptions
    if ChecklistReport.explain(name, in: checklist, rules: rules, options: options, to: &sink)
      || ChecklistReport.text(of: name, in: checklist, rules: Rule.all, options: options, to: &sink)
    {
      return
    }
    let names =
      checklist.items.map(\.id) + checklist.areas.map(\.id) + Rule.all.map(\.id) + Rule.syntaxRules
      + ["structure", "style"]
    throw ValidationError(
      "the checklist '\(checklist.id)' has no item, area or rule '\(escapingControls(name))'"
        + (Checklist.nearest(to: name, among: names).map { "; did you mean '\($0)'?" }
          ?? "; bob checklist lists them"))
  }

  /// What the settings of the working folder name, if anything.
  private func settingsChecklist() throws -> ChecklistReference {
    let places = try SpecPlaces(judging: JudgingOptions(), thresholds: ThresholdOptions())
    return try places.checklist(for: "spec.rst", try places.settings(for: "spec.rst"))
  }
}
