/// What the learned scores of a document's units say on each kind of change, in figures.
struct ChangeScores {
  /// The best scores of a kind of change, by where their units stand.
  private struct Best {
    var good = TopScores()
    var proposal = TopScores()
    var own = TopScores()
    var title = TopScores()
    var problem = TopScores()
    var work = TopScores()
    var clear = 0
    var clearer = 0
  }

  private var best: [Best]

  /// - Parameter ownRoles: for each kind of change the roles of the headings that are about it.
  init(_ reading: SpecReading, ownRoles: [SmallSet]) {
    best = Array(repeating: Best(), count: ownRoles.count)
    guard !reading.scores.isEmpty else { return }
    let width = reading.scoreCount
    let target = 2 * reading.itemCount
    best.withUnsafeMutableBufferPointer { best in
      reading.withScores { scores, units in
        for run in reading.runs {
          let scope = run.scope
          for kind in best.indices {
            let isOwn = run.roles.intersects(ownRoles[kind])
            for index in run.units where !units[index].isTemplate {
              let score = scores[index * width + target + kind]
              if run.heading <= 0 { best[kind].title.add(score) }
              if scope == .problem { best[kind].problem.add(score) }
              if scope == .work { best[kind].work.add(score) }
              guard !reading.isDenied[index] else { continue }
              if isOwn { best[kind].own.add(score) }
              guard scope.isProposal else { continue }
              best[kind].good.add(score)
              if scope == .proposal { best[kind].proposal.add(score) }
              if score > 0.1 { best[kind].clear += 1 }
              if score > 0.2 { best[kind].clearer += 1 }
            }
          }
        }
      }
    }
  }

  func add(_ kind: Int, to list: inout FeatureList) {
    let best = best[kind]
    list.add("word.best1", best.good.first)
    list.add("word.best2", best.good.second)
    list.add("word.best3", best.good.third)
    list.add("word.proposal1", best.proposal.first)
    list.add("word.proposal2", best.proposal.second)
    list.add("word.proposal3", best.proposal.third)
    list.add("word.own1", best.own.first)
    list.add("word.own2", best.own.second)
    list.add("word.title", best.title.first)
    list.add("word.problem", best.problem.first)
    list.add("word.work", best.work.first)
    list.add("word.clear", count: best.clear)
    list.add("word.clearer", count: best.clearer)
  }
}
