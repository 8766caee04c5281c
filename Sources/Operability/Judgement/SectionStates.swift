/// The states of the sections of one document, each found once.
struct SectionStates {
  private let reading: SpecReading
  private var known: [(roles: SmallSet, state: SectionState)] = []

  init(_ reading: SpecReading) { self.reading = reading }

  mutating func state(of roles: SmallSet) -> SectionState {
    for place in known.indices where known[place].roles == roles { return known[place].state }
    let state = SectionState(reading, roles: roles)
    known.append((roles, state))
    return state
  }
}
