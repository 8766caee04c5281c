/// The best three of some numbers; 0 for those that are not there.
struct TopScores {
  private var scores = SIMD3<Float>(repeating: -.infinity)

  var first: Float { TopScores.shown(scores[0]) }
  var second: Float { TopScores.shown(scores[1]) }
  var third: Float { TopScores.shown(scores[2]) }

  private static func shown(_ score: Float) -> Float { score == -.infinity ? 0 : score }

  /// Whether a number would be the best.
  @inline(__always)
  func isBelow(_ score: Float) -> Bool { score > scores[0] }

  /// Takes note of a number. Most are none of the best.
  @inline(__always)
  mutating func add(_ score: Float) {
    if score > scores[2] { insert(score) }
  }

  private mutating func insert(_ score: Float) {
    if score > scores[0] {
      scores = [score, scores[0], scores[1]]
    } else if score > scores[1] {
      scores = [scores[0], score, scores[1]]
    } else {
      scores[2] = score
    }
  }
}
