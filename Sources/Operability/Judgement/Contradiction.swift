/// A denial, and what in the same text shows the effect that it denies.
struct Contradiction {
  /// The unit that denies.
  var denial: Int
  /// The unit that shows the effect.
  var effect: Int
  /// How strongly, 0 to 1.
  var strength: Double
  /// Whether a bare "None" stands beside a change that is beyond doubt and that the checklist calls plain: such a case
  /// needs no weighing.
  var isPlain: Bool
  /// How many units show an effect.
  var count: Int

  /// From this probability on a change is beyond doubt.
  private static let sureProbability = 0.85
  /// The least probability of a gap in a plain case; an estimate, since the judged specs hold few of them.
  static let plainProbability = 0.65

  /// Looks for one on an item.
  ///
  /// - Parameter changes: for each kind of change its probability and the units that claim it.
  init?(
    _ reading: SpecReading, item index: Int, effects: [ItemEffect], sections: inout SectionStates,
    changes: [ChangeJudgement]
  ) {
    var best: (denial: Int, effect: Int, strength: Double, isPlain: Bool)?
    var shown: Set<Int> = []
    for (number, effect) in effects.enumerated() {
      let roles = effect.roles
      let state = sections.state(of: roles)
      guard state.filling.isDenial, let denial = state.units.first else { continue }
      func offer(_ unit: Int, _ strength: Double, isSure: Bool) {
        guard !reading.units[unit].roles.intersects(roles) else { return }
        shown.insert(unit)
        guard strength > (best?.strength ?? 0) else { return }
        let isPlain = effect.isPlain && state.filling == .bare && isSure
        best = (denial, unit, strength * (state.filling == .denial ? 0.6 : 1), isPlain)
      }
      for kind in effect.kinds {
        guard let unit = changes[kind].claims.first else { continue }
        offer(
          unit, changes[kind].strength, isSure: changes[kind].probability >= Contradiction.sureProbability)
        for other in changes[kind].claims.dropFirst() { offer(other, 0, isSure: false) }
      }
      for hit in reading.effects where hit.item == index && hit.index == number {
        let unit = reading.units[hit.unit]
        guard unit.scope == .proposal, !unit.isTemplate, !reading.isDenied[hit.unit] else {
          continue
        }
        offer(hit.unit, unit.says(.hedge) ? 0.5 : 0.75, isSure: false)
      }
    }
    guard let best else { return nil }
    denial = best.denial
    effect = best.effect
    strength = best.strength
    isPlain = best.isPlain
    count = shown.count
  }
}

extension Contradiction {
  /// Shows one that is known to be there: beside the denial what answers the item elsewhere.
  ///
  /// - Parameter section: what stands under the headings where the denial stands.
  init?(_ reading: SpecReading, item index: Int, in section: SectionState, _ roles: ItemRoles) {
    guard let denial = section.units.first else { return nil }
    let likely = LikelyLines(reading, item: index, target: index, isAnswer: true, under: SmallSet()).units
    let effects = likely.filter { unit in
      // A table or a drawing says nothing that could be quoted.
      let unit = reading.units[unit]
      return unit.scope.isProposal && !unit.roles.intersects(roles.main)
        && (unit.kind == .sentence || unit.kind == .item)
    }
    guard let effect = effects.first else { return nil }
    (self.denial, self.effect, strength, isPlain, count) = (denial, effect, 0, false, 1)
  }
}

/// What contradicts a denial, as the checklist says it, its names looked up.
struct ItemEffect: Sendable {
  /// Where the denial stands.
  let roles: SmallSet
  /// The kinds of change that have the effect.
  let kinds: [Int]
  /// Whether a bare "None" beside such a change needs no weighing.
  let isPlain: Bool

  init(_ effect: Checklist.Effect, _ checklist: Checklist) {
    roles = ItemRoles.set([effect.under], checklist)
    kinds = effect.changes.compactMap { id in checklist.changes.firstIndex { $0.id == id } }
    isPlain = effect.isPlain
  }
}
