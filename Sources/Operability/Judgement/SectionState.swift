/// What stands under the headings of some roles.
struct SectionState {
  /// How much of an answer it is.
  enum Filling: Int {
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
  }

  var filling = Filling.absent
  /// The units, template text left out.
  var units: [Int] = []
  var wordCount = 0
  var templateCount = 0
  /// The first such heading, which a comment about the whole section belongs to.
  var heading: Int?

  init(_ reading: SpecReading, roles: SmallSet) {
    guard !roles.isEmpty else { return }
    for (index, heading) in reading.headings.enumerated() where heading.roles.intersects(roles) {
      self.heading = index
      break
    }
    guard heading != nil else { return }
    for (index, unit) in reading.units.enumerated() where unit.heading >= 0 {
      guard reading.headings[unit.heading].roles.intersects(roles) else { continue }
      if unit.isTemplate {
        templateCount += 1
      } else {
        units.append(index)
        wordCount += unit.wordCount
      }
    }
    filling = fillingFound(reading)
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
