/// What is to be said of a kind of change.
struct ChangeJudgement {
  /// The probability that the text proposes it.
  var probability: Double
  /// Whether that is enough to say so.
  var isProposed = false
  /// The units that show it, best first.
  var units: [Int] = []
  /// The units in which phrases claim it, at most three, best first.
  var claims: [Int]
  /// How well the best of them shows it, 0 to 1, whatever the rest of the text says.
  var strength: Double
}

/// Decides how likely a document proposes a kind of change.
struct ChangeJudge: Sendable {
  /// Without learned weights: what each figure adds to the log-odds.
  private static let plainWeights: [(name: String, weight: Double)] = [
    ("proposal1", 2), ("proposal2", 1.5), ("proposal3", 0.5), ("phrases", 1), ("own1", 0.5),
    ("own2", 0.3),
    ("bestOwn", 0.2), ("bestTitle", 0.3), ("ownDenied", -1.2), ("negated", -0.25), ("length", -0.35),
    ("ownCode", 0.2),
  ]

  let model: LinearModel
  let ownRoles: SmallSet
  /// From this probability on the change is reported.
  let threshold: Double
  /// How many forms in one sentence leave no doubt.
  private let clearFrom: Int?
  /// How sure such a sentence makes it (of 300 judged proposals, 96 in 99 such sentences were changes).
  private static let clearProbability = 0.95

  init(_ kind: Checklist.ChangeKind, _ checklist: Checklist, learned: LearnedModels) {
    ownRoles = ItemRoles.set(kind.headings, checklist)
    clearFrom = kind.clearFrom
    threshold = learned.changeThresholds[kind.id] ?? 0.5
    model =
      learned.changes[kind.id]
      ?? LinearModel(
        base: kind.base,
        weights: ChangeJudge.plainWeights.compactMap { entry in
          FigureLayout.change.firstIndex(of: entry.name).map { (Int32($0), entry.weight) }
        })
  }

  /// What the figures say; which units to show is left open.
  func judgement(_ features: borrowing ChangeFeatures) -> ChangeJudgement {
    var probability = features.list.withValues { model.probability($0) }
    if let clearFrom, features.mostInSentence >= clearFrom, !features.isNegated {
      probability = max(probability, ChangeJudge.clearProbability)
    }
    return ChangeJudgement(
      probability: probability, claims: features.evidence.prefix(3).map(\.unit),
      strength: min((features.evidence.first?.strength ?? 0) / 4, 0.95))
  }
}
