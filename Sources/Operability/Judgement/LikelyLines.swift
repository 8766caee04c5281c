/// The units that a reader would most likely point to for an item, best first: by the learned score, and a little by what
/// the checklist's phrases and signals say, which settles what words leave open.
struct LikelyLines {
  /// At most three, no two of them close together.
  private(set) var units: [Int] = []

  /// How much a point of the ranking counts; by evidence lines out of repository.
  private static let shareOfPoints: Float = 0.0003
  /// Units this many lines apart show different places.
  private static let distance = 11

  /// - Parameter target: the learned score to go by.
  init(_ reading: SpecReading, target: Int, _ candidates: [AnswerRanking.Candidate]) {
    let width = reading.scoreCount
    var best: [(score: Float, unit: Int)] = []
    var points = Array(repeating: Float(-150), count: reading.units.count)
    for candidate in candidates { points[candidate.unit] = Float(min(max(candidate.points, -150), 300)) }
    for (index, unit) in reading.units.enumerated() where !unit.isTemplate {
      let score = reading.scores[index * width + target] + LikelyLines.shareOfPoints * points[index]
      best.append((score, index))
    }
    // The third best place is among the first few dozen: no need to put all in order.
    while units.count < 3, let next = best.indices.max(by: { (best[$0].score, best[$1].unit) < (best[$1].score, best[$0].unit) }) {
      units.append(best[next].unit)
      let line = reading.units[best[next].unit].line
      best.removeAll { abs(reading.units[$0.unit].line - line) < LikelyLines.distance }
    }
  }
}
