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
      var values = all.indices.map { index in
        all[index].isTemplate || (isAnswer && all[index].isNoAnswer)
          ? -.infinity : scores[index * width + target] + LikelyLines.shareOfPoints * -150
      }
      for candidate in candidates where values[candidate.unit] > -.infinity {
        let points = Float(min(max(candidate.points, -150), 300))
        values[candidate.unit] =
          scores[candidate.unit * width + target] + LikelyLines.shareOfPoints * points
      }
      var least = -Float.infinity
      while units.count < 3 {
        var best = -Float.infinity
        var found: Int?
        // Of equals the first.
        for index in values.indices where values[index] > best {
          let line = all[index].line
          let isNear = units.contains { abs(all[$0].line - line) < LikelyLines.distance }
          if !isNear { (best, found) = (values[index], index) }
        }
        guard let found, best >= least else { break }
        if units.isEmpty { least = LikelyLines.leastShare * best }
        units.append(found)
      }
    }
  }
}

extension TextUnit {
  /// Whether it only says that the answer is open.
  var isNoAnswer: Bool { says(.undecided) }
}
