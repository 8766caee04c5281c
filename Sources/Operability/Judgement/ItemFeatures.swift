/// What a document says on an item, in figures: under its headings, on its topic, and in the sentences that look most
/// like an answer.
struct ItemFeatures: ~Copyable {
  private(set) var list: FeatureList
  /// What stands under the headings where "None" would be an answer.
  let main: SectionState
  /// What stands under all headings where an answer is to be expected.
  let covering: SectionState
  let ranking: AnswerRanking

  init(
    _ reading: SpecReading, item: Int, roles: ItemRoles, sections: inout SectionStates,
    contradiction: Contradiction?, scores: ItemScores,
    keepsNames: Bool = false
  ) {
    list = FeatureList(keepsNames: keepsNames)
    main = sections.state(of: roles.main)
    covering = sections.state(of: roles.covering)
    ranking = AnswerRanking(reading, item: item, roles: roles, main: main)
    addSections(reading)
    list.add("contradiction", Float(contradiction?.strength ?? 0))
    list.add("contradiction.units", count: contradiction?.count ?? 0)
    addTopic(reading, item, roles)
    addBest(reading)
    scores.add(item, to: &list)
  }

  private mutating func addSections(_ reading: SpecReading) {
    for filling in [
      SectionState.Filling.absent, .empty, .bare, .shortDenial, .denial, .longDenial, .short, .filled,
    ] { list.add("state.\(filling)", main.filling == filling) }
    list.add("main.words", count: main.wordCount)
    list.add("main.units", count: main.units.count)
    list.add("main.template", count: main.templateCount)
    list.add("cover.words", count: covering.wordCount)
    list.add("cover.units", count: covering.units.count)
    list.add("cover.bare", covering.filling == .bare)
    list.add("cover.code", count: covering.tally.codeCount)
  }

  private mutating func addTopic(_ reading: SpecReading, _ item: Int, _ roles: ItemRoles) {
    var all = 0, specific = 0, promised = 0, denied = 0, inMain = 0, specificInMain = 0, elsewhere = 0
    var specificElsewhere = 0, covered = 0, promisedCovered = 0, background = 0
    var answers = 0, answersInMain = 0, answersElsewhere = 0, questions = 0
    var tally = UnitTally()
    for index in reading.units(about: item) {
      let unit = reading.units[Int(index)]
      let isMain = unit.roles.intersects(roles.main)
      let isCovered = unit.roles.intersects(roles.covering)
      let isPromise = unit.says(.promise) || unit.says(.undecided)
      let isSpecific = !unit.traits.isDisjoint(with: .specific) && !isPromise
      let isAnswer = reading.answers[Int(index)].contains(item) && !isPromise
      tally.add(unit)
      all += 1
      if isSpecific { specific += 1 }
      if isPromise { promised += 1 }
      if unit.says(.denial) { denied += 1 }
      if unit.traits.contains(.question) { questions += 1 }
      if isAnswer { answers += 1 }
      if isMain {
        inMain += 1
        if isSpecific { specificInMain += 1 }
        if isAnswer { answersInMain += 1 }
      } else if unit.scope == .proposal || unit.scope == .work || unit.scope == .questionnaire {
        elsewhere += 1
        if isSpecific { specificElsewhere += 1 }
        if isAnswer { answersElsewhere += 1 }
      } else {
        background += 1
      }
      if isCovered {
        covered += 1
        if isPromise { promisedCovered += 1 }
      }
    }
    list.add("topic", count: all)
    list.add("topic.specific", count: specific)
    list.add("topic.promised", count: promised)
    list.add("topic.denied", count: denied)
    list.add("topic.main", count: inMain)
    list.add("topic.main.specific", count: specificInMain)
    list.add("topic.elsewhere", count: elsewhere)
    list.add("topic.elsewhere.specific", count: specificElsewhere)
    list.add("topic.cover", count: covered)
    list.add("topic.cover.promise", count: promisedCovered)
    list.add("topic.background", count: background)
    list.add("topic.question", count: questions)
    list.add("answer", count: answers)
    list.add("answer.main", count: answersInMain)
    list.add("answer.elsewhere", count: answersElsewhere)
    list.add("topic.share", Float(all) / Float(max(reading.units.count, 1)))
    addSignals(topic: tally)
  }

  private static let counted: [Signal] = [
    .denial, .promise, .undecided, .hedge, .obligation, .reason, .condition, .existing, .setting, .measure,
    .command, .date, .release, .rejection, .tracker, .trail, .level, .coverage,
  ]

  private mutating func addSignals(topic: UnitTally) {
    let main = main
    main.tally.withSignals { counts in
      for signal in ItemFeatures.counted { list.add("main.\(signal)", count: Int(counts[Int(signal.bit)])) }
    }
    list.add("main.number", count: main.tally.count(.number))
    list.add("main.literal", count: main.tally.count(.literal))
    list.add("main.url", count: main.tally.count(.url))
    list.add("main.name", count: main.tally.nameCount)
    list.add("main.email", count: main.tally.count(.email))
    list.add("main.path", count: main.tally.pathCount)
    topic.withSignals { counts in
      for signal in ItemFeatures.counted { list.add("topic.\(signal)", count: Int(counts[Int(signal.bit)])) }
    }
  }

  private mutating func addBest(_ reading: SpecReading) {
    let top = ranking.candidates.prefix(5).map { Float($0.score) }
    list.add("best1", top.first ?? -1)
    list.add("best2", top.count > 1 ? top[1] : -1)
    list.add("best5", top.reduce(0) { $0 + max($1, 0) })
    list.add("good", count: ranking.candidates.count { $0.points >= 120 })
    guard let best = ranking.candidates.first.map({ reading.units[$0.unit] }) else {
      for signal in [Signal.promise, .hedge, .denial, .reason, .condition, .measure] {
        list.add("best.\(signal)", false)
      }
      for name in ["literal", "name", "number", "code", "words"] { list.add("best.\(name)", false) }
      return
    }
    for signal in [Signal.promise, .hedge, .denial, .reason, .condition, .measure] {
      list.add("best.\(signal)", best.says(signal))
    }
    list.add("best.literal", best.traits.contains(.literal))
    list.add("best.name", !best.traits.isDisjoint(with: .name))
    list.add("best.number", best.traits.contains(.number))
    list.add("best.code", best.kind == .code || best.kind == .row)
    list.add("best.words", count: best.wordCount)
  }
}
