/// What the learned scores of a document's units say on each item, in figures.
///
/// The best score of each group of units is kept for four items at once, so that each unit is looked at once.
struct ItemScores {
  /// The best scores of four items.
  fileprivate struct Best {
    /// The best three of the proposal's units, and how thin the best of these is.
    var good = TopScores()
    var thinOfGood = FourScores.zero
    var covered = FourScores.none
    var elsewhere = FourScores.none
    var background = FourScores.none
    var about = FourScores.none
    var thin = FourScores.none
    var thinCovered = FourScores.none
    /// The best of the heading at hand.
    var here = FourScores.none
    var thinHere = FourScores.none
  }

  private let count: Int
  private var best: [Best]

  /// - Parameter roles: those of each item.
  init(_ reading: SpecReading, _ roles: [ItemRoles]) {
    count = reading.scores.isEmpty ? 0 : min(roles.count, reading.itemCount)
    best = Array(repeating: Best(), count: (count + 3) / 4)
    guard count > 0 else { return }
    let (count, width) = (count, reading.scoreCount)
    best.withUnsafeMutableBufferPointer { best in
      reading.withScores { scores, units in
        for run in reading.runs {
          let isProposal = run.scope.isProposal
          for index in run.units where !units[index].isTemplate {
            let answers = scores.baseAddress! + index * width
            let thins = answers + reading.itemCount
            for four in best.indices {
              let start = four * 4
              let answer = FourScores(answers + start)
              best[four].add(answer, thin: FourScores(thins + start), isProposal: isProposal)
            }
            guard isProposal else { continue }
            reading.about[index].forEach { item in
              if item < count, answers[item] > best[item / 4].about[item % 4] {
                best[item / 4].about[item % 4] = answers[item]
              }
            }
          }
          for four in best.indices {
            let isCovered = SIMD4<Int32>(four, of: roles) { run.roles.intersects($0.covering) }
            best[four].endRun(isCovered: isCovered, isProposal: isProposal)
          }
        }
      }
    }
  }

  /// Whether some unit looks like one that says too little of an item.
  func hasThin(_ item: Int) -> Bool {
    item < count && best[item / 4].thin.shown(item % 4) >= ItemScores.telling
  }

  /// Of the sentences with such a learned score readers pointed to 93 in 100, of others to 40 (300 judged specs, by
  /// weights learned from these).
  static let telling: Float = 0.1

  func add(_ item: Int, to list: inout FeatureList) {
    // 0 where there is no such unit.
    let best = item < count ? best[item / 4] : Best()
    let lane = item % 4
    list.add("word.best1", best.good.first(lane))
    list.add("word.best2", best.good.second(lane))
    list.add("word.best3", best.good.third(lane))
    list.add("word.cover", best.covered.shown(lane))
    list.add("word.elsewhere", best.elsewhere.shown(lane))
    list.add("word.background", best.background.shown(lane))
    list.add("word.about", best.about.shown(lane))
    list.add("word.thin", best.thin.shown(lane))
    list.add("word.thin.cover", best.thinCovered.shown(lane))
    list.add("word.thin.best", best.thinOfGood.shown(lane))
    list.add("word.thin.less", best.good.first(lane) - best.thinOfGood.shown(lane))
  }
}

extension ItemScores.Best {
  /// Takes note of the scores of a unit.
  @inline(__always)
  mutating func add(_ answers: FourScores, thin: FourScores, isProposal: Bool) {
    thinHere = thinHere.raised(to: thin)
    here = here.raised(to: answers)
    guard isProposal else { return }
    thinOfGood.replace(with: thin, where: answers .> good.best)
    good.add(answers)
  }

  /// Takes note of the best of a run's units and forgets them.
  ///
  /// - Parameter isCovered: which of the items are to be answered there.
  mutating func endRun(isCovered: SIMD4<Int32>, isProposal: Bool) {
    thin = thin.raised(to: thinHere)
    covered = covered.raised(to: here.replacing(with: .none, where: isCovered .== 0))
    thinCovered = thinCovered.raised(to: thinHere.replacing(with: .none, where: isCovered .== 0))
    if !isProposal {
      background = background.raised(to: here)
    } else {
      elsewhere = elsewhere.raised(to: here.replacing(with: .none, where: isCovered .!= 0))
    }
    here = .none
    thinHere = .none
  }
}

extension Checklist.Scope {
  /// Whether text of this scope can answer a question about the proposal.
  var isProposal: Bool { self == .proposal || self == .work || self == .questionnaire }
}
