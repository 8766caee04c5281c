/// The units that a reader would most likely point to for an item, best first: by the learned score, and a little by what
/// the checklist's phrases and signals say, which settles what words leave open.
struct LikelyLines {
  /// At most three, no two of them close together.
  private(set) var units: [Int] = []

  /// How much a point of the ranking counts; by evidence lines out of repository.
  private static let shareOfPoints: Float = 0.0003
  /// Units this many lines apart show different places.
  private static let distance = 11

  /// What is less than this share of the best is shown only where nothing else is.
  private static let leastShare: Float = 0.1

  /// How many of the best are looked for at once.
  private static let atOnce = 8

  /// - Parameters:
  ///   - target: the learned score to go by.
  ///   - isAnswer: whether lines are wanted that answer, not such as put the answer off.
  init(_ reading: SpecReading, target: Int, isAnswer: Bool, _ candidates: [AnswerRanking.Candidate]) {
    let width = reading.scoreCount
    reading.withScores { scores, all in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: all.count) { values in
        for index in all.indices {
          let isPassedOver = all[index].isTemplate || (isAnswer && all[index].isNoAnswer)
          values.initializeElement(
            at: index,
            to: isPassedOver
              ? -.infinity : scores[index * width + target] + LikelyLines.shareOfPoints * -150)
        }
        for candidate in candidates where values[candidate.unit] > -.infinity {
          let points = Float(min(max(candidate.points, -150), 300))
          values[candidate.unit] =
            scores[candidate.unit * width + target] + LikelyLines.shareOfPoints * points
        }
        choose(UnsafeBufferPointer(values), all)
      }
    }
  }

  /// Takes the best one after the other, passing over those that are near one already taken.
  private mutating func choose(_ values: UnsafeBufferPointer<Float>, _ all: UnsafeBufferPointer<TextUnit>) {
    var least = -Float.infinity
    while true {
      let best = best(values, all)
      for unit in best where !isNear(unit, all) {
        guard values[unit] >= least else { return }
        if units.isEmpty { least = LikelyLines.leastShare * values[unit] }
        units.append(unit)
        if units.count == 3 { return }
      }
      if best.count < LikelyLines.atOnce { return }
    }
  }

  /// The best units that are not near one already taken, of equals the first.
  private func best(_ values: UnsafeBufferPointer<Float>, _ all: UnsafeBufferPointer<TextUnit>) -> [Int] {
    var best: [Int] = []
    best.reserveCapacity(LikelyLines.atOnce + 1)
    var least = -Float.infinity
    for index in values.indices where values[index] > least && !isNear(index, all) {
      var place = best.count
      while place > 0, values[best[place - 1]] < values[index] { place -= 1 }
      best.insert(index, at: place)
      guard best.count >= LikelyLines.atOnce else { continue }
      if best.count > LikelyLines.atOnce { best.removeLast() }
      least = values[best[best.count - 1]]
    }
    return best
  }

  private func isNear(_ unit: Int, _ all: UnsafeBufferPointer<TextUnit>) -> Bool {
    units.contains { abs(all[$0].line - all[unit].line) < LikelyLines.distance }
  }
}

extension TextUnit {
  /// Whether it only says that the answer is open.
  var isNoAnswer: Bool { says(.undecided) }
}
