/// The best three of some numbers; 0 for those that are not there.
struct TopScores {
  private var best = -Float.infinity
  private var next = -Float.infinity
  private var last = -Float.infinity

  var first: Float { TopScores.shown(best) }
  var second: Float { TopScores.shown(next) }
  var third: Float { TopScores.shown(last) }

  private static func shown(_ score: Float) -> Float { score == -.infinity ? 0 : score }

  /// Takes note of a number. Most are none of the best.
  @inline(__always)
  mutating func add(_ score: Float) {
    if score > last { insert(score) }
  }

  private mutating func insert(_ score: Float) {
    if score > best {
      (best, next, last) = (score, best, next)
    } else if score > next {
      (next, last) = (score, next)
    } else {
      last = score
    }
  }
}
