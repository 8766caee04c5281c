import Arguments
import Operability
import YAML

/// The names that `select` and `ignore` take: `default`, areas, items, rules and their families.
struct RuleNames {
  private let known: [String]

  /// Those of a checklist.
  init(_ checklist: Checklist) {
    known =
      ["default", "structure", "syntax", "style"] + checklist.areas.map(\.id) + checklist.items.map(\.id)
      + Rule.all.map(\.id) + Rule.syntaxRules
  }

  /// What is wrong with a name and what to do about it; nil where it is known.
  func problem(with name: String) -> String? {
    if known.contains(name) { return nil }
    let hint = Checklist.nearest(to: name, among: known).map { "did you mean '\($0)'? " } ?? ""
    return "there is no rule, item or area '\(escapingControls(name))'; \(hint)bob checklist lists them"
  }
}
