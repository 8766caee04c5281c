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

    /// What the figures call it.
    var description: String { rawValue }
  }

  private(set) var filling = Filling.absent
  /// The units, template text left out.
  private(set) var units: [Int] = []
  private(set) var wordCount = 0
  private(set) var templateCount = 0
  /// What its units say, in numbers of units.
  private(set) var tally = UnitTally()
  /// The first such heading, which a comment about the whole section belongs to.
  private(set) var heading: Int?

  init(_ reading: SpecReading, roles: SmallSet) {
    guard !roles.isEmpty else { return }
    heading = reading.headings.firstIndex { $0.roles.intersects(roles) }
    guard heading != nil else { return }
    for place in reading.runs.indices {
      let run = reading.runs[place]
      guard run.heading >= 0, run.roles.intersects(roles) else { continue }
      add(reading.runContents[place])
      if reading.runContents[place].templateCount == 0 {
        units += run.units
      } else {
        for index in run.units where !reading.units[index].isTemplate { units.append(index) }
      }
    }
    filling = fillingFound(reading)
  }

  private func add(_ contents: borrowing SpecReading.RunContents) {
    templateCount += contents.templateCount
    wordCount += contents.wordCount
    tally.add(contents.tally)
  }

  private func fillingFound(_ reading: SpecReading) -> Filling {
    guard let first = units.first else { return .empty }
    if units.allSatisfy({ reading.has(.bare, reading.units[$0]) }) { return .bare }
    let unit = reading.units[first]
    if reading.has(.bare, unit) || (reading.has(.denial, unit) && reading.isDenied[first]) {
      return wordCount <= 9 ? .shortDenial : wordCount <= 40 ? .denial : .longDenial
    }
    return wordCount <= 20 ? .short : .filled
  }
}
