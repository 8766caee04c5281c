/// The units of a document that could answer an item, ranked by how much they look like an answer.
struct AnswerRanking {
  /// A unit and how much it looks like an answer; 1 and more is something to act on.
  struct Candidate {
    var unit: Int
    var score: Double
  }

  /// The best first.
  private(set) var candidates: [Candidate] = []

  init(_ reading: SpecReading, item: Int, roles: ItemRoles, allowed: Set<Checklist.Scope>) {
    for index in reading.units.indices {
      let isMain = reading.units[index].roles.intersects(roles.main)
      let isAbout = reading.about[index].contains(item)
      guard isAbout || isMain, !reading.units[index].isTemplate else { continue }
      let unit = reading.units[index]
      let isCovered = unit.roles.intersects(roles.covering)
      let score = AnswerRanking.score(
        reading, index, isAbout: isAbout, isAnswer: reading.answers[index].contains(item),
        isCovered: isCovered,
        isMain: isMain, isBackground: !allowed.contains(reading.scope(of: unit)))
      candidates.append(Candidate(unit: index, score: score))
    }
    candidates.sort { ($0.score, $1.unit) > ($1.score, $0.unit) }
  }

  private static func score(
    _ reading: SpecReading, _ index: Int, isAbout: Bool, isAnswer: Bool, isCovered: Bool, isMain: Bool,
    isBackground: Bool
  ) -> Double {
    let unit = reading.units[index]
    var score = isAbout ? 0.5 : 0
    if isAnswer { score += 0.6 }
    if isCovered { score += 0.3 }
    if isMain { score += 0.2 }
    let specifics = unit.traits.intersection(.specific).rawValue.nonzeroBitCount
    score += 0.2 * Double(min(specifics, 3))
    if reading.has(.measure, unit) { score += 0.2 }
    if reading.has(.command, unit) { score += 0.2 }
    if reading.has(.reason, unit) { score += 0.15 }
    if reading.has(.condition, unit) { score += 0.15 }
    score += 0.01 * Double(min(unit.wordCount, 30))
    if unit.wordCount <= 3, unit.kind != .row { score -= 0.4 }
    if reading.has(.promise, unit) { score -= 0.8 }
    if reading.has(.undecided, unit) { score -= 1.2 }
    if reading.has(.hedge, unit) { score -= 0.15 }
    if reading.has(.bare, unit) { score -= 1.5 }
    if unit.traits.contains(.question) { score -= 0.8 }
    if unit.traits.contains(.checkbox) { score -= 0.8 }
    if isBackground { score -= isCovered ? 0 : 1 }
    return score
  }
}
