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
      for index in verdicts.indices where checklist.items[index].area == area.id {
        guard verdicts[index].relevant || isEmpty, verdicts[index].silenced == nil else { continue }
        let weight = checklist.items[index].weight
        areaPossible += weight
        if !isEmpty { areaEarned += weight * verdicts[index].credit }
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
    let blocked = verdicts.indices.contains { index in
      checklist.items[index].critical && verdicts[index].gap && verdicts[index].isDue
        && verdicts[index].silenced == nil
        && verdicts[index].confidence >= minConfidence
    }
    return total >= checklist.readyAt && !blocked
  }
}
