import SpecText

/// What Bob understood of a document: its units with what each says, its headings with what they stand for.
///
/// A class so that the many who look at it share it.
final class SpecReading: Sendable {
  /// A claim of a change in a unit.
  struct Claim: Sendable {
    var unit: Int
    var kind: Int
    /// The forms found, as bits; ``phrase`` for a phrase of its own.
    var forms: UInt32
    /// How many different forms and phrases.
    var count: Int
    var isNegated: Bool

    static let phrase: UInt32 = 1 << 31
  }

  let prose: Prose
  let units: [TextUnit]
  let headings: [Heading]
  let comments: [(line: Int, text: [UInt8])]
  /// For each unit the items it is about, or answers.
  let about: [SmallSet]
  let answers: [SmallSet]
  /// In the order of the units.
  let claims: [Claim]
  /// Phrases that speak for an item's relevance or contradict a denial.
  let says: [Phrase]
  let effects: [Phrase]
  let format: SpecFormat
  /// Whether a unit belongs to an answer that began with a denial.
  let isDenied: [Bool]
  /// For each unit a score for each target of the learned ``UnitModel``; empty without one. Three more stand
  /// at the end, so that four can be read at once from any place.
  let scores: [Float]
  /// How many targets there are, and how many of these stand for the answers to items.
  let scoreCount: Int
  let itemCount: Int
  /// The units of each heading as runs, in the order of the text.
  let runs: [Run]
  let runContents: [RunContents]
  /// For each item the units that are about it, template text left out: one list after the other.
  private let unitsAbout: [Int32]
  /// Where the list of an item begins; that of the next ends it.
  private let aboutStarts: [Int]

  /// A phrase of an item that was found in a unit.
  struct Phrase: Sendable {
    var unit: Int
    var item: Int
    /// Which of the item's.
    var index: Int
  }

  /// Units one after the other under one heading.
  struct Run: Sendable {
    /// The index of the heading, -1 before the first, and what it stands for.
    var heading: Int
    var roles: SmallSet
    var scope: Checklist.Scope
    var units: Range<Int>
  }

  /// What the units of a run say, template text left out.
  struct RunContents: Sendable {
    var templateCount = 0
    var wordCount = 0
    var tally = UnitTally()

    init() {}

    /// Adds what another run says.
    mutating func add(_ other: borrowing RunContents) {
      templateCount += other.templateCount
      wordCount += other.wordCount
      tally.add(other.tally)
    }

    fileprivate init(_ units: ArraySlice<TextUnit>) {
      for unit in units {
        if unit.isTemplate {
          templateCount += 1
        } else {
          wordCount += unit.wordCount
          tally.add(unit)
        }
      }
    }
  }

  /// What a scanner gathers.
  struct Draft {
    var prose = Prose()
    var units: [TextUnit] = []
    var headings: [Heading] = []
    var comments: [(line: Int, text: [UInt8])] = []
    var about: [SmallSet] = []
    var answers: [SmallSet] = []
    var claims: [Claim] = []
    var says: [Phrase] = []
    var effects: [Phrase] = []
    var format = SpecFormat.freeForm
    var isDenied: [Bool] = []
    var scores: [Float] = []
    var scoreCount = 0
  }

  /// - Parameter items: how many there are.
  init(_ draft: Draft, items: Int) {
    prose = draft.prose
    units = draft.units
    headings = draft.headings
    comments = draft.comments
    about = draft.about
    answers = draft.answers
    claims = draft.claims
    says = draft.says
    effects = draft.effects
    format = draft.format
    isDenied = draft.isDenied
    scores = draft.scores
    scoreCount = draft.scoreCount
    itemCount = items
    var runs: [Run] = []
    var start = 0
    for index in draft.units.indices
    where index + 1 == draft.units.count
      || draft.units[index + 1].heading != draft.units[index].heading
    {
      let unit = draft.units[index]
      runs.append(
        Run(heading: unit.heading, roles: unit.roles, scope: unit.scope, units: start..<(index + 1)))
      start = index + 1
    }
    self.runs = runs
    runContents = runs.map { RunContents(draft.units[$0.units]) }
    var counts = Array(repeating: 0, count: items + 1)
    for (unit, items) in zip(draft.units, draft.about) where !unit.isTemplate {
      items.forEach { counts[$0 + 1] += 1 }
    }
    for item in 1..<counts.count { counts[item] += counts[item - 1] }
    aboutStarts = counts
    var list = Array(repeating: Int32(0), count: counts[counts.count - 1])
    for (index, unit) in draft.units.enumerated() where !unit.isTemplate {
      draft.about[index].forEach { item in
        list[counts[item]] = Int32(index)
        counts[item] += 1
      }
    }
    unitsAbout = list
  }

  /// A reading of nothing.
  convenience init(items: Int) { self.init(Draft(), items: items) }

  /// Calls `body` with the scores and the units, without counting references to either.
  func withScores(_ body: (UnsafeBufferPointer<Float>, UnsafeBufferPointer<TextUnit>) -> Void) {
    scores.withUnsafeBufferPointer { scores in units.withUnsafeBufferPointer { body(scores, $0) } }
  }

  /// The units that are about an item, template text left out.
  func units(about item: Int) -> ArraySlice<Int32> {
    unitsAbout[aboutStarts[item]..<aboutStarts[item + 1]]
  }

  /// The text of a unit, white space folded.
  func text(_ unit: TextUnit) -> String {
    let range = unit.text
    return String(unsafeUninitializedCapacity: range.count) { text in
      prose.bytes.withUnsafeBufferPointer { FoldedText.write($0, range, into: text) }
    }
  }

  func heading(of unit: TextUnit) -> Heading? { unit.heading < 0 ? nil : headings[unit.heading] }

  func scope(of unit: TextUnit) -> Checklist.Scope { unit.scope }

  func has(_ signal: Signal, _ unit: TextUnit) -> Bool { unit.says(signal) }
}
