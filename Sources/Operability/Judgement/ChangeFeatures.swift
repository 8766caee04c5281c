/// What speaks for and against a kind of change in a document.
struct ChangeFeatures: ~Copyable {
  /// The units that claim it, the best first: what a report shows.
  private(set) var evidence: [(unit: Int, strength: Double)] = []
  private(set) var list: FeatureList
  /// The most forms and phrases that a sentence of the proposal has.
  private(set) var mostInSentence = 0
  /// Whether some sentence denies the change.
  private(set) var isNegated = false

  init(
    _ reading: SpecReading, kind index: Int, own: SectionState, ownRoles: SmallSet, scores: ChangeScores,
    keepsNames: Bool = false
  ) {
    list = FeatureList(keepsNames: keepsNames)
    var inProposal = [0, 0, 0]
    var inOwn = [0, 0]
    var byForm = Array(repeating: 0, count: 6)
    var phrases = 0
    var anywhere = 0
    var inProblem = 0
    var inWork = 0
    var mostInProposal = 0
    var mostInOwn = 0
    var mostInTitle = 0
    var negated = 0
    for claim in reading.claims where claim.kind == index {
      let unit = reading.units[claim.unit]
      guard !unit.isTemplate else { continue }
      guard !claim.isNegated, !reading.isDenied[claim.unit] else {
        negated += 1
        continue
      }
      let isOwn = unit.roles.intersects(ownRoles)
      let scope = unit.scope
      evidence.append((claim.unit, ChangeFeatures.strength(claim, unit, reading, isOwn: isOwn, scope: scope)))
      if isOwn {
        inOwn[0] += 1
        if claim.count >= 2 { inOwn[1] += 1 }
        mostInOwn = max(mostInOwn, claim.count)
      }
      switch scope {
      case .proposal:
        for threshold in 1...3 where claim.count >= threshold { inProposal[threshold - 1] += 1 }
        for form in 0..<6 where claim.forms & (1 << UInt32(form)) != 0 { byForm[form] += 1 }
        if claim.forms & SpecReading.Claim.phrase != 0 { phrases += 1 }
        mostInProposal = max(mostInProposal, claim.count)
        if unit.heading <= 0 { mostInTitle = max(mostInTitle, claim.count) }
      case .problem: inProblem += 1
      case .work: inWork += 1
      default: break
      }
      if claim.count >= 2, scope != .alternatives, scope != .references, scope != .questionnaire || isOwn {
        anywhere += 1
      }
    }
    mostInSentence = mostInProposal
    isNegated = negated > 0
    for threshold in 1...3 { list.add("proposal\(threshold)", count: inProposal[threshold - 1]) }
    for form in 0..<6 { list.add("form\(form)", count: byForm[form]) }
    list.add("phrases", count: phrases)
    list.add("own1", count: inOwn[0])
    list.add("own2", count: inOwn[1])
    list.add("best", Float(min(mostInProposal, 6)))
    list.add("bestOwn", Float(min(mostInOwn, 6)))
    list.add("bestTitle", Float(min(mostInTitle, 6)))
    list.add("anywhere2", count: anywhere)
    list.add("problem", count: inProblem)
    list.add("work", count: inWork)
    list.add("negated", count: negated)
    list.add("ownAbsent", own.filling == .absent || own.filling == .empty)
    list.add("ownDenied", own.filling.isDenial)
    list.add("ownLongDenial", own.filling == .longDenial)
    list.add("ownWords", count: own.wordCount)
    list.add("ownCode", count: own.tally.codeAndRowCount)
    list.add("length", count: reading.units.count)
    scores.add(index, to: &list)
    evidence.sort { ($0.strength, $1.unit) > ($1.strength, $0.unit) }
  }

  /// How well a unit shows the change.
  private static func strength(
    _ claim: SpecReading.Claim, _ unit: TextUnit, _ reading: SpecReading, isOwn: Bool, scope: Checklist.Scope
  ) -> Double {
    var strength = Double(min(claim.count, 4))
    if isOwn { strength += 1.5 }
    if claim.forms & SpecReading.Claim.phrase != 0 { strength += 0.5 }
    if !unit.traits.isDisjoint(with: [.literal, .snake, .flag, .path, .method]) { strength += 0.5 }
    if reading.has(.hedge, unit) { strength -= 0.5 }
    switch scope {
    case .alternatives, .references: strength -= 4
    case .problem: strength -= 1
    case .work: strength -= 1
    case .questionnaire: strength -= isOwn ? 0 : 1
    case .proposal: break
    }
    return strength
  }
}
