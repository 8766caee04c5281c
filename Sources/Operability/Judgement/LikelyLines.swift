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

  /// - Parameters:
  ///   - target: the learned score to go by.
  ///   - isAnswer: whether lines are wanted that answer, not such as put the answer off.
  init(_ reading: SpecReading, target: Int, isAnswer: Bool, _ candidates: [AnswerRanking.Candidate]) {
    let width = reading.scoreCount
    reading.withScores { scores, all in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: all.count) { values in
        for index in all.indices {
          let isPassedOver = all[index].isTemplate || (isAnswer && all[index].isNoAnswer)
          let value = scores[index * width + target] + LikelyLines.shareOfPoints * -150
          values.initializeElement(at: index, to: isPassedOver ? -.infinity : value)
        }
        for candidate in candidates where values[candidate.unit] > -.infinity {
          let points = Float(min(max(candidate.points, -150), 300))
          values[candidate.unit] =
            scores[candidate.unit * width + target] + LikelyLines.shareOfPoints * points
        }
        choose(values, all)
      }
    }
  }

  /// Takes the best one after the other, of equals the first, none near one already taken.
  private mutating func choose(
    _ values: UnsafeMutableBufferPointer<Float>, _ all: UnsafeBufferPointer<TextUnit>
  ) {
    var best = -Float.infinity
    var found = -1
    for index in values.indices where values[index] > best { (best, found) = (values[index], index) }
    guard found >= 0 else { return }
    units.reserveCapacity(3)
    units.append(found)
    let least = LikelyLines.leastShare * best
    while units.count < 3 {
      best = -.infinity
      for index in values.indices where values[index] >= least && values[index] > best && !isNear(index, all)
      {
        (best, found) = (values[index], index)
      }
      guard best >= least else { return }
      units.append(found)
    }
  }

  private func isNear(_ index: Int, _ all: UnsafeBufferPointer<TextUnit>) -> Bool {
    units.contains { abs(all[$0].line - all[index].line) < LikelyLines.distance }
  }
}

extension TextUnit {
  /// Whether it only says that the answer is open.
  var isNoAnswer: Bool { says(.undecided) }
}
