import Operability

/// What of a review concerns whom, and in which order.
struct Importance {
  /// Gaps in items of the checklist at or above the minimal confidence, those first whose item weighs most.
  let gaps: [Finding]
  /// Findings of `structure.*`, `syntax.*` and `style.*`, in the order of the lines.
  let form: [Finding]
  /// Gaps below the minimal confidence, in the order of the lines.
  let lessCertain: [Finding]

  /// Sorts the findings of a review.
  init(_ reviewed: ReviewedSpec) {
    var gaps: [(finding: Finding, weight: Double)] = []
    var form: [Finding] = []
    var lessCertain: [Finding] = []
    let weights = Importance.weights(of: reviewed)
    for finding in reviewed.review.findings {
      if let weight = weights[finding.rule] {
        if finding.confidence >= reviewed.minConfidence {
          gaps.append((finding, weight))
        } else {
          lessCertain.append(finding)
        }
      } else {
        form.append(finding)
      }
    }
    gaps.sort {
      if $0.finding.severity != $1.finding.severity { return $0.finding.severity > $1.finding.severity }
      if $0.weight != $1.weight { return $0.weight > $1.weight }
      return ($0.finding.line, $0.finding.rule) < ($1.finding.line, $1.finding.rule)
    }
    self.gaps = gaps.map(\.finding)
    self.form = form
    self.lessCertain = lessCertain
  }

  /// The part of the whole score that hangs on each item: its area's weight times its share of the relevant
  /// items of that area.
  private static func weights(of reviewed: ReviewedSpec) -> [String: Double] {
    let areas = Dictionary(
      reviewed.checklist.areas.map { ($0.id, $0.weight) }, uniquingKeysWith: { first, _ in first })
    let relevant = Set(reviewed.review.items.lazy.filter { $0.relevant && $0.silenced == nil }.map(\.id))
    var sums: [String: Double] = [:]
    for item in reviewed.checklist.items where relevant.contains(item.id) {
      sums[item.area, default: 0] += item.weight
    }
    var weights: [String: Double] = [:]
    for item in reviewed.checklist.items {
      let sum = sums[item.area] ?? 0
      weights[item.id] = (areas[item.area] ?? 0) * (sum > 0 ? item.weight / sum : item.weight)
    }
    return weights
  }
}
