import Testing

@testable import Operability

/// Which lines are shown for an item or a kind of change.
struct LikelyLinesTests {
  /// A sentence of ten words for each line and score, under a heading of its own, for one item and one
  /// kind of change.
  private func reading(
    _ scores: [(line: Int, score: Float)],
    edit: (inout SpecReading.Draft) -> Void = { _ in }
  ) -> SpecReading {
    var draft = SpecReading.Draft()
    for (line, score) in scores {
      var unit = TextUnit(kind: .sentence, text: 0..<0, line: line, endLine: line, heading: line)
      unit.wordCount = 10
      draft.units.append(unit)
      draft.about.append(SmallSet())
      draft.answers.append(SmallSet())
      draft.isDenied.append(false)
      // The item's answers, what says too little of it, the change.
      draft.scores += [score, 0, score]
    }
    draft.scoreCount = 3
    edit(&draft)
    return SpecReading(draft, items: 1)
  }

  private func lines(_ reading: SpecReading, under roles: SmallSet = SmallSet()) -> [Int] {
    LikelyLines(reading, item: 0, target: 0, isAnswer: true, under: roles).units.map {
      reading.units[$0].line
    }
  }

  @Test func showsThreePlacesThatStandApart() {
    #expect(lines(reading([(1, 0.2), (2, 0.5), (30, 0.4), (60, 0.3), (90, 0.1)])) == [2, 30, 60])
  }

  @Test func leavesOutWhatHardlySaysAnything() {
    #expect(lines(reading([(1, 2), (30, -0.1)])) == [1])
  }

  @Test func prefersAPassageToALonelySentence() {
    #expect(lines(reading([(1, 0.5), (30, 0.45), (33, 0.4)])).first == 30)
    #expect(lines(reading([(1, 0.5), (30, 0.45), (36, 0.4)])).first == 1)
  }

  @Test func prefersTheItemsOwnHeading() {
    let own = reading([(1, 0.5), (30, 0.45)]) { $0.units[1].roles = SmallSet([3]) }
    #expect(lines(own, under: SmallSet([3])).first == 30)
    #expect(lines(own, under: SmallSet([4])).first == 1)
  }

  @Test func passesOverTemplatesAndWhatIsLeftOpen() {
    let open = reading([(1, 0.5), (30, 0.9), (60, 0.8)]) {
      $0.units[1].isTemplate = true
      $0.units[2].signals = TextUnit.SignalSet(.undecided)
    }
    #expect(lines(open) == [1])
  }

  @Test func showsClaimsOfAChangeButNoDenials() {
    let spec = reading([(1, 0.5), (30, 0.45), (60, 0.9)]) { $0.isDenied[2] = true }
    func first(_ claims: [(unit: Int, strength: Double)]) -> [Int] {
      LikelyLines(spec, change: 0, claims: claims, under: SmallSet()).units.map { spec.units[$0].line }
    }
    #expect(first([]) == [1, 30])
    #expect(first([(unit: 1, strength: 4)]) == [30, 1])
  }

  @Test func findsNothingInNothing() {
    #expect(lines(reading([])).isEmpty)
  }
}
