import SpecText
import YAML

@testable import Operability

/// A checklist of a few lines for tests, and ways to apply it.
enum SmallChecklist {
  static let text = """
    id: small
    title: Small
    ready-at: 60
    credits: {addressed: 1, none: 0.5, thin: 0.25, missing: 0, contradicted: 0}
    terms:
      adds: ["add+|introduce+"]
    signals:
      negation: ["no|not|without"]
      bare: ["^ none|no $", "^ n a $"]
      denial: ["^ none|no"]
      promise: ["will be documented|tested"]
      undecided: ["tbd"]
    forms:
      add: ["<adds> ..4 <object>"]
    masks: ["log table"]
    formats:
      - {id: openstack-spec, at-least: 1, headings: ["^ problem description $"]}
    roles:
      - {id: upgrade, headings: ["upgrade impact"]}
      - {id: other, scope: alternatives, headings: ["alternatives"]}
      - {id: problem, scope: problem, headings: ["^ problem"]}
    areas:
      - id: a
        title: Area
        weight: 2
        items:
          - id: a.rows
            title: Existing rows
            question: What becomes of rows?
            why: They are there.
            ask: What becomes of existing rows?
            good: They are migrated.
            bad: None
            weight: 3
            critical: true
            headings: [upgrade]
            none: [upgrade]
            messages:
              missing: ["Nothing on rows (line {cause-line}: “{cause}”).", "Nothing on rows."]
              contradicted: "“{quote}” in line {line}, “{effect}” in line {effect-line}."
            relevant:
              base: -4
              changes: {table: 9}
            evidence:
              about: ["row+|migrat*"]
              effects:
                - {under: upgrade, changes: [table]}
      - id: b
        title: Other area
        items:
          - id: b.docs
            title: Documents
            question: Which documents change?
            why: People read them.
            ask: Which documents change?
            good: The guide.
            bad: TBD
            relevant: {base: 9}
            evidence:
              about: ["guide+|manual+|documented"]
              answers: ["guide for"]
    changes:
      - id: table
        title: Table
        evidence:
          objects: ["table+"]
          claims: ["new table"]
          base: -2.5
    messages:
      thin: "“{quote}” says little on “{title}”."
    """

  static func load(_ text: String = SmallChecklist.text) throws -> Checklist {
    try Checklist(loading: Array(text.utf8), name: "small.yaml") { names in
      let name = names.last ?? ""
      guard name == "small" else { throw YAMLError(file: name, mark: Mark(line: 1, column: 1), message: "?") }
      return (name, Array(SmallChecklist.text.utf8))
    }
  }

  /// The message of the error that loading the text throws.
  static func error(_ text: String) -> String {
    do {
      _ = try load(text)
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  static func document(_ text: String, as syntax: Syntax = .markdown) -> Document {
    Document(reading: SourceText(Array(text.utf8)), as: syntax)
  }

  static func review(
    _ text: String, template: SpecTemplate? = nil, structureTemplate: SpecTemplate? = nil,
    options: Reviewer.Options = Reviewer.Options(), checklist: String = SmallChecklist.text
  ) throws -> Review {
    Reviewer(checklist: try load(checklist), options: options).review(
      document(text), path: "a.md", template: template, structureTemplate: structureTemplate)
  }
}
