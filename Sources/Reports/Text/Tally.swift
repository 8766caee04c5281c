import Operability

/// What a report over several specs says at its end.
struct Tally: Sendable {
  private(set) var specs = 0
  private(set) var ready = 0
  private(set) var silenced = 0
  private var scores = 0.0
  /// Files that could not be reviewed.
  var failures = 0

  /// Counts a spec.
  mutating func add(_ review: Review) {
    specs += 1
    if review.ready { ready += 1 }
    scores += review.score
    silenced += review.items.count { $0.silenced != nil }
  }

  /// The mean of the scores; 0 without specs.
  var mean: Double { specs == 0 ? 0 : scores / Double(specs) }

  /// Such as "12 specs, 3 ready, mean score 61.4, 1 file could not be reviewed".
  var summary: String {
    let score = "mean score \(FixedPoint.text(mean, places: 1))"
    return ([counts] + (specs > 0 ? [score] : []) + missing).joined(separator: ", ")
  }

  /// Such as "12 specs, 3 ready".
  var counts: String { specs.counted("spec") + (specs > 0 ? ", \(ready) ready" : "") }

  private var missing: [String] {
    (silenced > 0 ? ["\(silenced.counted("item")) silenced"] : [])
      + (failures > 0 ? [failures.notReviewed] : [])
  }
}
