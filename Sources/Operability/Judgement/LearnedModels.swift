/// Weights that were learned from judged specs, for kinds of change and items; what has none is judged by the
/// checklist's own rules.
public struct LearnedModels: Sendable {
  /// By the identifier of a kind of change.
  var changes: [String: LinearModel] = [:]

  /// Nothing was learned.
  public init() {}
}
