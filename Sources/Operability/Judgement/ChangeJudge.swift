/// Decides how likely a document proposes a kind of change.
struct ChangeJudge: Sendable {
  /// Without learned weights: what each figure adds to the log-odds.
  private static let plainWeights: [(name: String, weight: Double)] = [
    ("proposal1", 0.55), ("proposal2", 0.6), ("proposal3", 0.4), ("phrases", 0.35), ("own1", 0.35),
    ("own2", 0.3),
    ("bestOwn", 0.2), ("bestTitle", 0.3), ("ownDenied", -1.2), ("negated", -0.25), ("length", -0.35),
    ("ownCode", 0.2),
  ]

  let model: LinearModel
  let ownRoles: SmallSet

  init(_ kind: Checklist.ChangeKind, _ checklist: Checklist, learned: LinearModel?, names: [String]) {
    ownRoles = ItemRoles.set(kind.headings, checklist)
    model =
      learned
      ?? LinearModel(
        base: kind.base + 1.5,
        weights: ChangeJudge.plainWeights.compactMap { entry in
          names.firstIndex(of: entry.name).map { (Int32($0), entry.weight) }
        })
  }

  /// The probability that the change is proposed.
  func probability(_ features: ChangeFeatures) -> Double {
    Logarithm.logistic(model.odds(features.list.values))
  }
}
