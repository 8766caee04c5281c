/// What is to be said of an item, before words are found for it.
struct ItemJudgement {
  var relevant: Bool
  var status: AnswerStatus
  var contradicted: Bool
  var gap: Bool { relevant && (contradicted || status == .thin || status == .missing) }
  /// The probability that the item is relevant.
  var relevance: Double
  /// The probability of a gap.
  var gapProbability: Double
  /// How likely each verdict is if the item is relevant: addressed, none, thin, missing, contradicted.
  var shares: [Double]
  var contradiction: Contradiction?
  /// The units the verdict rests on, best first.
  var units: [Int] = []
  /// Why a thin answer is thin, or where an answer is missing.
  var occasion: Messages.Occasion
  /// The covering heading, for a comment on what is not there.
  var heading: Int?
  /// What `kep.yaml` says, where that is the answer.
  var metadata: String?

  /// Whether there is an answer that says too little, not one that is only put off.
  var isAttempt: Bool { contradicted || (status == .thin && occasion == .thin) }

  /// Takes what `kep.yaml` says for the answer.
  mutating func answer(by text: String) {
    metadata = text
    relevant = true
    status = .addressed
    contradicted = false
    contradiction = nil
    gapProbability = min(gapProbability, 1 - ItemJudgement.namedProbability)
    shares = [1, 0, 0, 0, 0]
    units = []
    occasion = .metadata
  }

  /// What `kep.yaml` names leaves no doubt.
  private static let namedProbability = 0.98
}

/// Judges items without learned weights: by the best sentence, the state of the covering section and the kinds of
/// change.
struct ItemJudge {
  /// An answer as good as this is one.
  private static let goodEnough = 1.25

  /// The probability that an item is relevant.
  static func relevance(
    _ item: Checklist.Item, index: Int, _ reading: SpecReading, changes: [ChangeJudgement], kinds: [Int]
  ) -> Double {
    var odds = item.relevance.base
    for (position, entry) in item.relevance.changes.enumerated() {
      odds += entry.weight * changes[kinds[position]].probability
    }
    for (number, says) in item.relevance.says.enumerated() {
      let count = reading.says.count { hit in
        hit.item == index && hit.index == number && reading.scope(of: reading.units[hit.unit]) == .proposal
          && !reading.units[hit.unit].isTemplate
      }
      odds += says.weight * Double(Logarithm.ofOnePlus(count))
    }
    return Logarithm.logistic(odds)
  }

  /// The probabilities of the four statuses, in the order addressed, none, thin, missing.
  static func statuses(_ features: borrowing ItemFeatures, _ reading: SpecReading) -> [Double] {
    let best = features.ranking.candidates.first?.score ?? -2
    let answered = Logarithm.logistic(5 * (best - goodEnough))
    switch features.main.filling {
    case .bare, .shortDenial: return [answered * 0.6, 1 - answered * 0.6 - 0.06, 0.03, 0.03]
    case .denial, .longDenial: return [max(answered, 0.65), 0.2, 0.1, 0.05].normalized
    default: break
    }
    let candidates = features.ranking.candidates.count { $0.points > -50 }
    let touched = Logarithm.logistic(Double(Logarithm.ofOnePlus(candidates)) * 1.6 - 0.8)
    return [answered, 0.01, (1 - answered) * touched, (1 - answered) * (1 - touched)].normalized
  }
}

extension [Double] {
  /// The same shares with a sum of 1.
  var normalized: [Double] {
    let sum = reduce(0, +)
    return sum > 0 ? map { $0 / sum } : self
  }
}
