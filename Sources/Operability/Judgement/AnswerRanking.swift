/// The units of a document that could answer an item, ranked by how much they look like an answer.
struct AnswerRanking {
  /// A unit and how much it looks like an answer.
  struct Candidate {
    /// Points and unit as one number, the greater the better: of equals the first unit is the best.
    fileprivate let rank: Int

    /// - Parameter points: in hundredths.
    init(unit: Int, points: Int) { rank = points << 32 | (Int(Int32.max) - unit) }

    var unit: Int { Int(Int32.max) - rank & 0xFFFF_FFFF }
    /// In hundredths, 100 and more is something to act on; whole numbers, so that equals are equal.
    var points: Int { rank >> 32 }

    var score: Double { Double(points) / 100 }
  }

  /// The best first.
  private(set) var candidates: [Candidate] = []

  init(_ reading: SpecReading, item: Int, roles: ItemRoles, main: SectionState) {
    let about = reading.units(about: item)
    guard !about.isEmpty || !main.units.isEmpty else { return }
    candidates.reserveCapacity(about.count + main.units.count)
    var next = about.startIndex
    var nextMain = 0
    // Both lists are in order; a unit may be in both.
    while next < about.endIndex || nextMain < main.units.count {
      let first = next < about.endIndex ? Int(about[next]) : .max
      let firstMain = nextMain < main.units.count ? main.units[nextMain] : .max
      let unit = min(first, firstMain)
      if unit == first { next += 1 }
      if unit == firstMain { nextMain += 1 }
      let points = AnswerRanking.points(
        reading.units[unit], isAbout: unit == first, isAnswer: reading.answers[unit].contains(item),
        isMain: unit == firstMain, roles: roles)
      candidates.append(Candidate(unit: unit, points: points))
    }
    candidates.sort { $0.rank > $1.rank }
  }

  private static func points(
    _ unit: TextUnit, isAbout: Bool, isAnswer: Bool, isMain: Bool, roles: ItemRoles
  ) -> Int {
    let isCovered = unit.roles.intersects(roles.covering)
    var points = isAbout ? 50 : 0
    if isAnswer { points += 60 }
    if isCovered { points += 30 }
    if isMain { points += 20 }
    points += 20 * min(unit.traits.intersection(.specific).rawValue.nonzeroBitCount, 3)
    if unit.says(.measure) { points += 20 }
    if unit.says(.command) { points += 20 }
    if unit.says(.reason) { points += 15 }
    if unit.says(.condition) { points += 15 }
    points += min(unit.wordCount, 30)
    if unit.wordCount <= 3, unit.kind != .row { points -= 40 }
    if unit.says(.promise) { points -= 80 }
    if unit.says(.undecided) { points -= 120 }
    if unit.says(.hedge) { points -= 15 }
    if unit.says(.bare) { points -= 150 }
    if unit.traits.contains(.question) { points -= 80 }
    if unit.traits.contains(.checkbox) { points -= 80 }
    switch unit.scope {
    case .proposal, .work, .questionnaire: break
    case .problem, .alternatives, .references: if !isCovered { points -= 100 }
    }
    return points
  }
}
