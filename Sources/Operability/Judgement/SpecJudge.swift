/// Judges documents by one checklist: first what they would change, then the items. A class so that all reviews share one.
final class SpecJudge: Sendable {
  let checklist: Checklist
  let evidence: CompiledEvidence
  /// nil where nothing was learned of units.
  let scorer: UnitScorer?
  private let changeJudges: [ChangeJudge]
  private let itemRoles: [ItemRoles]
  private let itemEffects: [[ItemEffect]]
  /// For each item and entry of its relevance the index of the kind of change.
  let relevanceKinds: [[Int]]
  /// For each item the kinds of change that a message may name as the reason for asking, best first.
  let causeKinds: [[Int]]
  /// What was learned of each item.
  private let relevanceModels: [LinearModel?]
  private let statusModels: [StatusModel?]
  private let gapModels: [TreeTable?]
  private let plainCases: [Checklist.PlainCases]

  /// What was judged.
  struct Judgement {
    /// For each kind of change its probability, and the units that show it, best first.
    var changes: [ChangeJudgement]
    var items: [ItemJudgement]
  }

  let learned: LearnedModels
  /// A gate in `kep.yaml` leaves no doubt (true of 23 in 23 judged proposals).
  private static let namedProbability = 0.98
  /// A gap is called thin rather than missing where that is nearly as likely and a sentence is there that may fall
  /// short: the statuses learned from few thin answers are too sure that nothing is there.
  private static let favourOfThin = 1.6

  init(_ checklist: Checklist, _ learned: LearnedModels) {
    self.checklist = checklist
    evidence = CompiledEvidence(checklist)
    self.learned = learned
    scorer = learned.units.map(UnitScorer.init)
    changeJudges = checklist.changes.map { ChangeJudge($0, checklist, learned: learned) }
    itemEffects = checklist.items.map { item in item.effects.map { ItemEffect($0, checklist) } }
    relevanceModels = checklist.items.map { learned.relevance[$0.id] }
    statusModels = checklist.items.map { learned.status[$0.id] ?? learned.status[LearnedModels.anyItem] }
    gapModels = checklist.items.map { learned.gaps[$0.id].map(TreeTable.init) }
    plainCases = checklist.items.map { $0.plain.filled(from: checklist.plain) }
    itemRoles = checklist.items.map { ItemRoles($0, checklist) }
    relevanceKinds = checklist.items.map { item in
      item.relevance.changes.map { entry in checklist.changes.firstIndex { $0.id == entry.change } ?? 0 }
    }
    causeKinds = checklist.items.map { item in
      let telling = item.relevance.changes.filter { $0.weight > 0 }
      let causes =
        item.causes.isEmpty
        ? telling.sorted { $0.weight > $1.weight }.map(\.change) : item.causes
      return causes.compactMap { id in checklist.changes.firstIndex { $0.id == id } }
    }
  }

  deinit {
    for model in gapModels { model?.deallocate() }
  }

  /// Judges what was read.
  func judge(_ reading: SpecReading, metadata: ProposalMetadata?) -> Judgement {
    var sections = SectionStates(reading)
    var changes: [ChangeJudgement] = []
    let changeScores = ChangeScores(reading, ownRoles: changeJudges.map(\.ownRoles))
    for (index, kind) in changeJudges.enumerated() {
      let features = ChangeFeatures(
        reading, kind: index, own: sections.state(of: kind.ownRoles), ownRoles: kind.ownRoles,
        scores: changeScores)
      var judgement = kind.judgement(features)
      if checklist.changes[index].isNamedByFeatureGates, metadata?.featureGates.isEmpty == false {
        judgement.probability = max(judgement.probability, SpecJudge.namedProbability)
      }
      if judgement.probability >= kind.threshold {
        judgement.units =
          reading.scores.isEmpty
          ? SpecJudge.spread(features.evidence.map(\.unit), reading)
          : LikelyLines(reading, change: index, claims: features.evidence, under: kind.ownRoles).units
        judgement.isProposed = !judgement.units.isEmpty
      }
      changes.append(judgement)
    }
    let probabilities = changes.map { Float($0.probability) }
    let scores = ItemScores(reading, itemRoles)
    let items = checklist.items.indices.map { index in
      var judgement = judge(index, reading, &sections, changes, probabilities, scores)
      if let metadata, judgement.status != .addressed || judgement.gap,
        let text = checklist.items[index].metadata.lazy.compactMap(metadata.answer).first
      {
        judgement.answer(by: text)
      }
      return judgement
    }
    return Judgement(changes: changes, items: items)
  }

  /// The figures that judgements rest on, for learning weights from judged specs.
  func figures(_ reading: SpecReading) -> Figures {
    var figures = Figures()
    var sections = SectionStates(reading)
    var changes: [ChangeJudgement] = []
    let changeScores = ChangeScores(reading, ownRoles: changeJudges.map(\.ownRoles))
    for (index, kind) in changeJudges.enumerated() {
      let features = ChangeFeatures(
        reading, kind: index, own: sections.state(of: kind.ownRoles), ownRoles: kind.ownRoles,
        scores: changeScores)
      figures.changes.append(features.list.values)
      changes.append(kind.judgement(features))
    }
    let scores = ItemScores(reading, itemRoles)
    for index in checklist.items.indices {
      let contradiction = Contradiction(
        reading, item: index, effects: itemEffects[index], sections: &sections, changes: changes)
      let features = ItemFeatures(
        reading, item: index, roles: itemRoles[index], sections: &sections,
        contradiction: contradiction, scores: scores)
      figures.items.append(features.list.values)
    }
    return figures
  }

  /// The first three that do not stand close together.
  private static func spread(_ units: [Int], _ reading: SpecReading) -> [Int] {
    var chosen: [Int] = []
    chosen.reserveCapacity(3)
    for unit in units where chosen.count < 3 {
      let line = reading.units[unit].line
      if chosen.allSatisfy({ abs(reading.units[$0].line - line) > 6 }) { chosen.append(unit) }
    }
    return chosen
  }

  private func judge(
    _ index: Int, _ reading: SpecReading, _ sections: inout SectionStates,
    _ changes: [ChangeJudgement], _ probabilities: [Float], _ scores: ItemScores
  ) -> ItemJudgement {
    var contradiction = Contradiction(
      reading, item: index, effects: itemEffects[index], sections: &sections, changes: changes)
    let features = ItemFeatures(
      reading, item: index, roles: itemRoles[index], sections: &sections,
      contradiction: contradiction, scores: scores)
    let relevance =
      relevanceModels[index].map { model in probabilities.withUnsafeBufferPointer { model.probability($0) } }
      ?? ItemJudge.relevance(
        checklist.items[index], index: index, reading, changes: changes, kinds: relevanceKinds[index])
    var statuses =
      statusModels[index].map { model in features.list.withValues { model.shares($0) } }
      ?? ItemJudge.statuses(features, reading)
    if reading.units.isEmpty { statuses = [0, 0, 0, 1] }
    SpecJudge.rule(out: &statuses, features)
    let refuted =
      refutation(of: index, features, probabilities)
      ?? relevance * (contradiction?.strength ?? 0) * (statuses[0] < 0.5 ? 1 : 0.8)
    let refutedShare = min(refuted / max(relevance, 0.01), 1)
    statuses = statuses.map { $0 * (1 - refutedShare) } + [refutedShare]
    // A plain case makes a gap certain; what the answer earns goes by how far it goes, so that revisions compare.
    let shares = statuses
    let plain = PlainCase(index, features, plainCases[index], reading)
    plain?.raise(&statuses)
    let open = statuses[2] + statuses[3]
    let isPlain = contradiction?.isPlain ?? false
    if contradiction == nil, refuted >= learned.contradictionThreshold {
      contradiction = Contradiction(reading, item: index, in: features.main, itemRoles[index])
    }
    let isContradicted =
      contradiction != nil && (isPlain || refuted >= learned.contradictionThreshold)
    var gapProbability = relevance * (open + statuses[4])
    if let model = gapModels[index], plain == nil, !isContradicted, !reading.units.isEmpty {
      let byTrees = features.list.withValues { model.probability(probabilities, $0) }
      gapProbability = (gapProbability + byTrees) / 2
    }
    if isContradicted { gapProbability = max(gapProbability, refuted) }
    if isPlain { gapProbability = max(gapProbability, Contradiction.plainProbability) }
    let isGap = isContradicted || gapProbability > learned.gapThreshold
    // Without a gap the item is answered, or not needed; where an answer is unlikely, rather the latter.
    let isRelevant = isGap || (relevance > 0.5 && relevance * (statuses[0] + statuses[1]) >= 1 - relevance)
    let status: AnswerStatus
    if isContradicted {
      status = statuses[0] >= statuses[1] ? .addressed : .none
    } else if isGap {
      let favour = scores.hasThin(index) ? SpecJudge.favourOfThin : 1
      status = favour * statuses[2] >= statuses[3] ? .thin : .missing
    } else if isRelevant {
      status = statuses[0] >= statuses[1] ? .addressed : .none
    } else {
      let all: [AnswerStatus] = [.addressed, .none, .thin, .missing]
      status = all[all.indices.max { statuses[$0] < statuses[$1] } ?? 3]
    }
    var judgement = ItemJudgement(
      relevant: isRelevant, status: status, contradicted: isContradicted, relevance: relevance,
      gapProbability: gapProbability, shares: shares, contradiction: isContradicted ? contradiction : nil,
      occasion: .missing)
    judgement.heading = features.main.heading ?? features.covering.heading
    judgement.units = units(
      for: judgement, item: index, candidates(features, isOwn: plainCases[index].empty != nil), features,
      reading)
    judgement.occasion = occasion(for: judgement, features, reading)
    return judgement
  }

  /// How likely the text denies an effect that matters and that it shows elsewhere; nil where this was not learned.
  private func refutation(
    of index: Int, _ features: borrowing ItemFeatures, _ probabilities: [Float]
  ) -> Double? {
    guard let model = learned.contradiction else { return nil }
    guard features.main.filling.isDenial, !itemEffects[index].isEmpty else { return 0 }
    var figures = probabilities + features.list.values
    figures += checklist.items.indices.map { $0 == index ? 1 : 0 }
    return figures.withUnsafeBufferPointer { model.probability($0) }
  }

  /// Rules out what cannot be shown: a thin answer without a sentence, a denial without a section. An answer in words
  /// that no pattern knows is left possible.
  private static func rule(out statuses: inout [Double], _ features: borrowing ItemFeatures) {
    func move(_ from: Int, to other: Int) {
      statuses[other] += statuses[from]
      statuses[from] = 0
    }
    if features.main.units.isEmpty { move(1, to: 0) }
    if features.ranking.candidates.isEmpty { move(2, to: 3) }
  }

  /// The units that may be shown, best first.
  ///
  /// - Parameter isOwn: whether the answer is wanted under the item's own headings, so that no other will do where
  ///   there is one.
  private func candidates(_ features: borrowing ItemFeatures, isOwn: Bool) -> [AnswerRanking.Candidate] {
    guard isOwn, !features.main.units.isEmpty else { return features.ranking.candidates }
    let own = Set(features.main.units)
    return features.ranking.candidates.filter { own.contains($0.unit) }
  }

  private func units(
    for judgement: ItemJudgement, item: Int, _ candidates: [AnswerRanking.Candidate],
    _ features: borrowing ItemFeatures,
    _ reading: SpecReading
  ) -> [Int] {
    if let contradiction = judgement.contradiction { return [contradiction.denial, contradiction.effect] }
    switch judgement.status {
    case .missing: return []
    case .none:
      let denials = features.main.units.filter { reading.units[$0].says(.bare) || reading.isDenied[$0] }
      return SpecJudge.spread(denials.isEmpty ? features.main.units : denials, reading)
    case .thin:
      let promises = candidates.filter { candidate in
        let unit = reading.units[candidate.unit]
        return unit.says(.promise) || unit.says(.undecided)
      }
      guard let best = promises.first ?? candidates.first else { return [] }
      guard !reading.scores.isEmpty else { return [best.unit] }
      // The first is quoted: of 327 thin answers in judged specs a reader pointed to the one that was learned in 252,
      // to the one that the phrases find in 199.
      let likely = LikelyLines(
        reading, item: item, target: reading.itemCount + item, isAnswer: false,
        under: itemRoles[item].covering)
      return SpecJudge.spread(likely.units.prefix(1) + [best.unit] + likely.units.dropFirst(), reading)
    case .addressed:
      guard reading.scores.isEmpty else {
        let likely = LikelyLines(
          reading, item: item, target: item, isAnswer: true, under: itemRoles[item].covering
        ).units
        // Where the item's own section begins with a denial, that is part of what the text says.
        guard let denial = features.main.units.first(where: { reading.isDenied[$0] }) else { return likely }
        return SpecJudge.spread(likely.prefix(2) + [denial], reading)
      }
      let good = candidates.filter { $0.points > 40 }
      return SpecJudge.spread((good.isEmpty ? candidates : good).map(\.unit), reading)
    }
  }

  private func occasion(
    for judgement: ItemJudgement, _ features: borrowing ItemFeatures, _ reading: SpecReading
  ) -> Messages.Occasion {
    if !judgement.relevant { return .irrelevant }
    if judgement.contradicted { return .contradicted }
    switch judgement.status {
    case .addressed: return .addressed
    case .none: return .none
    case .thin:
      guard let unit = judgement.units.first else { return .thin }
      if reading.has(.undecided, reading.units[unit]) { return .placeholder }
      return reading.has(.promise, reading.units[unit]) ? .promise : .thin
    case .missing:
      if features.main.filling == .empty {
        return features.main.templateCount > 0 ? .template : .empty
      }
      return .missing
    }
  }
}
