/// Scores of the areas and of the whole: every relevant item earns its credit, areas and the whole are weighted means.
struct ScoreSheet {
  private(set) var areas: [AreaScore] = []
  /// 0 to 100 with one decimal.
  private(set) var total = 100.0

  /// - Parameter isEmpty: whether the document says nothing at all, in which case nothing was earned.
  init(_ checklist: Checklist, _ verdicts: [Verdict], isEmpty: Bool) {
    var earned = 0.0
    var possible = 0.0
    for area in checklist.areas {
      var areaEarned = 0.0
      var areaPossible = 0.0
      for (item, verdict) in zip(checklist.items, verdicts) where item.area == area.id {
        guard verdict.relevant || isEmpty, verdict.silenced == nil else { continue }
        areaPossible += item.weight
        if !isEmpty { areaEarned += item.weight * checklist.credits.credit(of: verdict) }
      }
      let score: Double? = areaPossible > 0 ? ScoreSheet.rounded(100 * areaEarned / areaPossible) : nil
      areas.append(AreaScore(id: area.id, title: area.title, score: score))
      if areaPossible > 0 {
        earned += area.weight * areaEarned / areaPossible
        possible += area.weight
      }
    }
    if possible > 0 { total = ScoreSheet.rounded(100 * earned / possible) }
    if isEmpty { total = 0 }
  }

  private static func rounded(_ score: Double) -> Double { (score * 10).rounded() / 10 }

  /// Whether a spec is ready: enough credit, and no critical gap that Bob is sure enough of.
  func isReady(_ checklist: Checklist, _ verdicts: [Verdict], minConfidence: Double) -> Bool {
    let blocked = zip(checklist.items, verdicts).contains { item, verdict in
      item.critical && verdict.gap && verdict.silenced == nil && verdict.confidence >= minConfidence
    }
    return total >= checklist.readyAt && !blocked
  }
}
