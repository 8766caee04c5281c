/// A check of a spec's form, beside the items of the checklist: `structure.…`, `syntax.…` or `style.…`.
public struct Rule: Sendable {
  /// Such as `structure.missing-section`.
  public var id: String
  /// How much a finding of it weighs.
  public var severity: Severity
  /// A few words for lists.
  public var title: String
  /// What the rule checks.
  public var what: String
  /// Why that matters.
  public var why: String
  /// A text that passes.
  public var good: String
  /// A text that does not.
  public var bad: String
}
