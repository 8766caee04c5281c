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
    var best: [(score: Float, unit: Int)] = []
    var points = Array(repeating: Float(-150), count: reading.units.count)
    for candidate in candidates { points[candidate.unit] = Float(min(max(candidate.points, -150), 300)) }
    for (index, unit) in reading.units.enumerated() where !unit.isTemplate && !(isAnswer && unit.isNoAnswer) {
      let score = reading.scores[index * width + target] + LikelyLines.shareOfPoints * points[index]
      best.append((score, index))
    }
    var least: Float?
    while units.count < 3, let next = LikelyLines.highest(best) {
      guard best[next].score >= least ?? best[next].score else { break }
      least = least ?? LikelyLines.leastShare * best[next].score
      units.append(best[next].unit)
      let line = reading.units[best[next].unit].line
      best.removeAll { abs(reading.units[$0.unit].line - line) < LikelyLines.distance }
    }
  }

  /// Where the highest score is; of equals the first.
  private static func highest(_ list: [(score: Float, unit: Int)]) -> Int? {
    var highest: Int?
    for index in list.indices where highest.map({ list[index].score > list[$0].score }) ?? true {
      highest = index
    }
    return highest
  }
}

extension TextUnit {
  /// Whether it only says that the answer is open.
  var isNoAnswer: Bool { says(.undecided) }
}
