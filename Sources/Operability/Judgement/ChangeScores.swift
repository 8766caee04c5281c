/// What the learned scores of a document's units say on a kind of change, in figures.
struct ChangeScores {
  private var good = TopScores()
  private var proposal = TopScores()
  private var own = TopScores()
  private var title = TopScores()
  private var problem = TopScores()
  private var work = TopScores()
  private var clear = 0
  private var clearer = 0

  init(_ reading: SpecReading, kind: Int, ownRoles: SmallSet) {
    guard !reading.scores.isEmpty else { return }
    let width = reading.scoreCount
    let target = 2 * reading.itemCount + kind
    reading.withScores { scores, units in
      for index in units.indices where !units[index].isTemplate {
        let (unitRoles, scope) = (units[index].roles, units[index].scope)
        let score = scores[index * width + target]
        if units[index].heading <= 0 { title.add(score) }
        if scope == .problem { problem.add(score) }
        if scope == .work { work.add(score) }
        guard !reading.isDenied[index] else { continue }
        if unitRoles.intersects(ownRoles) { own.add(score) }
        guard scope.isProposal else { continue }
        good.add(score)
        if scope == .proposal { proposal.add(score) }
        if score > 0.1 { clear += 1 }
        if score > 0.2 { clearer += 1 }
      }
    }
  }

  func add(to list: inout FeatureList) {
    list.add("word.best1", good.first)
    list.add("word.best2", good.second)
    list.add("word.best3", good.third)
    list.add("word.proposal1", proposal.first)
    list.add("word.proposal2", proposal.second)
    list.add("word.proposal3", proposal.third)
    list.add("word.own1", own.first)
    list.add("word.own2", own.second)
    list.add("word.title", title.first)
    list.add("word.problem", problem.first)
    list.add("word.work", work.first)
    list.add("word.clear", count: clear)
    list.add("word.clearer", count: clearer)
  }
}
