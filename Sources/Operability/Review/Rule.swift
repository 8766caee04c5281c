/// A check of a spec's form, beside the items of the checklist: `structure.…`, `syntax.…` or `style.…`.
public struct Rule: Sendable {
  /// Such as `structure.missing-section`.
  public var id: String
  public var severity: Severity
  public var title: String
  /// What the rule checks.
  public var what: String
  /// Why that matters.
  public var why: String
  /// A text that passes, and one that does not.
  public var good: String
  public var bad: String
}
