/// What the learned scores of a document's units say on each kind of change, in figures.
struct ChangeScores {
  /// The best scores of four kinds of change, by where their units stand.
  fileprivate struct Best {
    var good = TopScores()
    var proposal = TopScores()
    var own = TopScores()
    var title = TopScores()
    var problem = TopScores()
    var work = TopScores()
    var clear = SIMD4<Int32>()
    var clearer = SIMD4<Int32>()
  }

  private var best: [Best]

  /// - Parameter ownRoles: for each kind of change the roles of the headings that are about it.
  init(_ reading: SpecReading, ownRoles: [SmallSet]) {
    best = Array(repeating: Best(), count: (ownRoles.count + 3) / 4)
    guard !reading.scores.isEmpty else { return }
    let width = reading.scoreCount
    let target = 2 * reading.itemCount
    best.withUnsafeMutableBufferPointer { best in
      reading.withScores { scores, units in
        for run in reading.runs {
          for four in best.indices {
            let isOwn = SIMD4<Int32>(four, of: ownRoles) { run.roles.intersects($0) }
            for index in run.units where !units[index].isTemplate {
              let row = FourScores(scores.baseAddress! + (index * width + target + four * 4))
              best[four].add(row, of: run, isOwn: isOwn, isDenied: reading.isDenied[index])
            }
          }
        }
      }
    }
  }

  func add(_ kind: Int, to list: inout FeatureList) {
    let best = best[kind / 4]
    let lane = kind % 4
    list.add("word.best1", best.good.first(lane))
    list.add("word.best2", best.good.second(lane))
    list.add("word.best3", best.good.third(lane))
    list.add("word.proposal1", best.proposal.first(lane))
    list.add("word.proposal2", best.proposal.second(lane))
    list.add("word.proposal3", best.proposal.third(lane))
    list.add("word.own1", best.own.first(lane))
    list.add("word.own2", best.own.second(lane))
    list.add("word.title", best.title.first(lane))
    list.add("word.problem", best.problem.first(lane))
    list.add("word.work", best.work.first(lane))
    list.add("word.clear", count: Int(best.clear[lane]))
    list.add("word.clearer", count: Int(best.clearer[lane]))
  }
}

extension ChangeScores.Best {
  /// Takes note of the scores of a unit.
  @inline(__always)
  mutating func add(
    _ scores: FourScores, of run: SpecReading.Run, isOwn: SIMD4<Int32>, isDenied: Bool
  ) {
    if run.heading <= 0 { title.add(scores) }
    if run.scope == .problem { problem.add(scores) }
    if run.scope == .work { work.add(scores) }
    guard !isDenied else { return }
    if isOwn != .zero { own.add(FourScores.none.replacing(with: scores, where: isOwn .!= 0)) }
    guard run.scope.isProposal else { return }
    good.add(scores)
    if run.scope == .proposal { proposal.add(scores) }
    clear &+= SIMD4<Int32>.zero.replacing(with: 1, where: scores .> 0.1)
    clearer &+= SIMD4<Int32>.zero.replacing(with: 1, where: scores .> 0.2)
  }
}

extension SIMD4<Int32> {
  /// 1 for those of four kinds of change, or items, whose entry in a list fits.
  init<Entry>(_ four: Int, of list: [Entry], _ fits: (Entry) -> Bool) {
    self = .zero
    for lane in 0..<Swift.min(4, list.count - four * 4) where fits(list[four * 4 + lane]) { self[lane] = 1 }
  }
}
