/// A case in which what stands under an item's own headings leaves it plainly open.
struct PlainCase {
  /// The place of thin or missing among the shares of verdicts.
  let status: Int
  /// The least probability of a gap.
  let probability: Double

  /// A promise of so many words has no room for what is promised.
  private static let fewWords = 6

  /// Looks for one; nil where there is none, or where the checklist does not say what it would mean.
  init?(
    _ item: Int, _ features: borrowing ItemFeatures, _ cases: Checklist.PlainCases, _ reading: SpecReading
  ) {
    let units = features.main.units
    switch features.main.filling {
    case .absent:
      guard let probability = cases.absent else { return nil }
      (status, self.probability) = (3, probability)
    case .empty:
      guard let probability = cases.empty else { return nil }
      (status, self.probability) = (3, probability)
    default:
      if let probability = cases.undecided,
        units.allSatisfy({ reading.units[$0].says(.undecided) || reading.units[$0].says(.promise) })
      {
        (status, self.probability) = (2, probability)
      } else if let probability = cases.promise, features.main.wordCount <= PlainCase.fewWords,
        units.allSatisfy({ reading.units[$0].says(.promise) && !reading.units[$0].says(.bare) })
      {
        (status, self.probability) = (2, probability)
      } else if let probability = cases.unspecific,
        !units.contains(where: { reading.answers[$0].contains(item) })
      {
        (status, self.probability) = (2, probability)
      } else {
        return nil
      }
    }
  }

  /// Makes a gap at least as likely as the case says, at the cost of the other verdicts, and of the case's kind.
  func raise(_ shares: inout [Double]) {
    let open = shares[2] + shares[3]
    let raised = max(open, probability)
    for index in [0, 1, 4] { shares[index] *= open < 1 ? (1 - raised) / (1 - open) : 0 }
    shares[2] = status == 2 ? raised : 0
    shares[3] = status == 3 ? raised : 0
  }
}
