/// What the learned scores of a document's units say on an item, in figures.
struct ItemScores {
  private(set) var good = TopScores()
  private(set) var covered = TopScores()
  private(set) var elsewhere = TopScores()
  private(set) var background = TopScores()
  private(set) var about = TopScores()
  private(set) var thin = TopScores()
  private(set) var thinCovered = TopScores()
  /// How thin the best answer looks.
  private(set) var thinOfBest: Float = 0

  init(_ reading: SpecReading, item: Int, roles: ItemRoles) {
    guard !reading.scores.isEmpty else { return }
    let width = reading.scoreCount
    let thinTarget = reading.itemCount + item
    reading.withScores { scores, units in
      for index in units.indices where !units[index].isTemplate {
        let (unitRoles, scope) = (units[index].roles, units[index].scope)
        let answer = scores[index * width + item]
        let thinness = scores[index * width + thinTarget]
        let isCovered = unitRoles.intersects(roles.covering)
        thin.add(thinness)
        if isCovered {
          covered.add(answer)
          thinCovered.add(thinness)
        }
        guard scope.isProposal else {
          background.add(answer)
          continue
        }
        if good.isBelow(answer) { thinOfBest = thinness }
        good.add(answer)
        if !isCovered { elsewhere.add(answer) }
        if reading.about[index].contains(item) { about.add(answer) }
      }
    }
  }

  func add(to list: inout FeatureList) {
    list.add("word.best1", good.first)
    list.add("word.best2", good.second)
    list.add("word.best3", good.third)
    list.add("word.cover", covered.first)
    list.add("word.elsewhere", elsewhere.first)
    list.add("word.background", background.first)
    list.add("word.about", about.first)
    list.add("word.thin", thin.first)
    list.add("word.thin.cover", thinCovered.first)
    list.add("word.thin.best", thinOfBest)
    list.add("word.thin.less", good.first - thinOfBest)
  }
}

extension Checklist.Scope {
  /// Whether text of this scope can answer a question about the proposal.
  var isProposal: Bool { self == .proposal || self == .work || self == .questionnaire }
}
