/// The units that a reader would most likely point to for an item or a kind of change, best first: by the learned score,
/// that of the units around, which stand in the same passage, and where the unit stands.
struct LikelyLines {
  /// At most three, no two of them close together.
  private(set) var units: [Int] = []

  // What counts how much was found by the lines that readers of judged specs marked, out of repository.
  /// How much the best score of the other units counts that begin at most this many lines away.
  private static let shareOfNear: Float = 0.3
  private static let near = 5
  /// What is added for standing under a heading that is about the matter, in the proposal's own text, and for being on
  /// the matter, and taken off for standing before the first section and for having hardly any words.
  private static let covered: Float = 0.08
  private static let proposal: Float = 0.06
  private static let about: Float = 0.05
  private static let opening: Float = -0.05
  private static let fewWords: Float = -0.05
  /// Scores of what says too little are lower: there all this counts less.
  private static let shareForThin: Float = 0.4
  /// What is added for each point of a claim's strength.
  private static let claim: Float = 0.02
  /// Units this many lines apart show different places.
  private static let distance = 11
  /// A unit whose own score is less than this share of the highest is not shown.
  private static let leastShare: Float = 0.15

  /// Finds what answers an item, or puts its answer off.
  ///
  /// - Parameters:
  ///   - target: the learned score to go by.
  ///   - isAnswer: whether lines are wanted that answer.
  init(_ reading: SpecReading, item: Int, target: Int, isAnswer: Bool, under roles: SmallSet) {
    let share = isAnswer ? 1 : LikelyLines.shareForThin
    choose(reading, target: target, under: roles, share) { index in
      if isAnswer, reading.units[index].says(.undecided) { return -.infinity }
      return reading.about[index].contains(item) ? LikelyLines.about : 0
    }
  }

  /// Finds what shows a kind of change.
  ///
  /// - Parameter claims: the units in which phrases claim it, and how strongly.
  init(
    _ reading: SpecReading, change kind: Int, claims: [(unit: Int, strength: Double)], under roles: SmallSet
  ) {
    var strengths = Array(repeating: Float(0), count: reading.units.count)
    for claim in claims { strengths[claim.unit] = LikelyLines.claim * Float(claim.strength) }
    choose(reading, target: 2 * reading.itemCount + kind, under: roles, 1) { index in
      reading.isDenied[index] ? -.infinity : strengths[index]
    }
  }

  /// - Parameters:
  ///   - share: how much everything beside a unit's own score counts.
  ///   - bonus: what else counts for a unit; minus infinity rules it out.
  private mutating func choose(
    _ reading: SpecReading, target: Int, under roles: SmallSet, _ share: Float, _ bonus: (Int) -> Float
  ) {
    let width = reading.scoreCount
    reading.withScores { scores, all in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: all.count) { values in
        values.initialize(repeating: -.infinity)
        var highest = -Float.infinity
        for index in all.indices where !all[index].isTemplate {
          values[index] = share * bonus(index)
          if values[index] > -.infinity { highest = max(highest, scores[index * width + target]) }
        }
        let least = min(highest, LikelyLines.leastShare * highest)
        for run in reading.runs {
          var place: Float = run.roles.intersects(roles) ? LikelyLines.covered : 0
          if run.scope.isProposal { place += LikelyLines.proposal }
          if run.heading <= 0 { place += LikelyLines.opening }
          for index in run.units where values[index] > -.infinity {
            let score = scores[index * width + target]
            guard score >= least else {
              values[index] = -.infinity
              continue
            }
            let length = all[index].wordCount <= 3 ? LikelyLines.fewWords : 0
            let near = LikelyLines.best(near: index, all) { scores[$0 * width + target] }
            values[index] += score + share * (place + length + LikelyLines.shareOfNear * near)
          }
        }
        choose(values, all)
      }
    }
  }

  /// The best score of the other units that begin near a unit; 0 for none.
  private static func best(
    near index: Int, _ all: UnsafeBufferPointer<TextUnit>, _ score: (Int) -> Float
  ) -> Float {
    let line = all[index].line
    var best = -Float.infinity
    var other = index - 1
    while other >= 0, all[other].line >= line - near {
      if !all[other].isTemplate { best = max(best, score(other)) }
      other -= 1
    }
    other = index + 1
    while other < all.count, all[other].line <= line + near {
      if !all[other].isTemplate { best = max(best, score(other)) }
      other += 1
    }
    return best == -.infinity ? 0 : best
  }

  /// Takes the best one after the other, of equals the first, none near one already taken.
  private mutating func choose(
    _ values: UnsafeMutableBufferPointer<Float>, _ all: UnsafeBufferPointer<TextUnit>
  ) {
    units.reserveCapacity(3)
    while units.count < 3 {
      var best = -Float.infinity
      var found = -1
      for index in values.indices where values[index] > best && !isNear(index, all) {
        (best, found) = (values[index], index)
      }
      guard found >= 0 else { return }
      units.append(found)
    }
  }

  private func isNear(_ index: Int, _ all: UnsafeBufferPointer<TextUnit>) -> Bool {
    units.contains { abs(all[$0].line - all[index].line) < LikelyLines.distance }
  }
}
