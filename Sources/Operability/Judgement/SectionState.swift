/// What stands under the headings of some roles. A class, so that the many who look at it share it.
final class SectionState {
  /// How much of an answer it is.
  enum Filling: String, CustomStringConvertible {
    /// There is no such heading.
    case absent
    /// There is one without text.
    case empty
    /// Only "None" or the like.
    case bare
    /// A denial of a few words, of a sentence or two, or with much text.
    case shortDenial, denial, longDenial
    /// A short text, or a long one.
    case short, filled

    /// Whether it says that there is nothing to say, in a sentence or two at most.
    var isDenial: Bool { self == .bare || self == .shortDenial || self == .denial }

    /// What the figures call it.
    var description: String { rawValue }
  }

  let filling: Filling
  /// The units, template text left out.
  let units: [Int]
  let wordCount: Int
  let templateCount: Int
  /// What its units say, in numbers of units.
  let tally: UnitTally
  /// The first such heading, which a comment about the whole section belongs to.
  let heading: Int?

  init(_ reading: SpecReading, roles: SmallSet) {
    var units: [Int] = []
    var contents = SpecReading.RunContents()
    heading = roles.isEmpty ? nil : reading.headings.firstIndex { $0.roles.intersects(roles) }
    if heading != nil {
      func isIts(_ run: SpecReading.Run) -> Bool { run.heading >= 0 && run.roles.intersects(roles) }
      units.reserveCapacity(reading.runs.reduce(0) { $0 + (isIts($1) ? $1.units.count : 0) })
      for (place, run) in reading.runs.enumerated() where isIts(run) {
        contents.add(reading.runContents[place])
        if reading.runContents[place].templateCount == 0 {
          units.append(contentsOf: run.units)
        } else {
          for index in run.units where !reading.units[index].isTemplate { units.append(index) }
        }
      }
    }
    self.units = units
    wordCount = contents.wordCount
    templateCount = contents.templateCount
    tally = contents.tally
    filling = heading == nil ? .absent : SectionState.filling(reading, units, wordCount: contents.wordCount)
  }

  private static func filling(_ reading: SpecReading, _ units: [Int], wordCount: Int) -> Filling {
    guard let first = units.first else { return .empty }
    if units.allSatisfy({ reading.has(.bare, reading.units[$0]) }) { return .bare }
    let unit = reading.units[first]
    if reading.has(.bare, unit) || (reading.has(.denial, unit) && reading.isDenied[first]) {
      return wordCount <= 9 ? .shortDenial : wordCount <= 40 ? .denial : .longDenial
    }
    return wordCount <= 20 ? .short : .filled
  }
}
