import SpecText

/// What Bob understood of a document: its units with what each says, its headings with what they stand for.
///
/// A class so that the many who look at it share it; nothing changes once the scanner is done with it.
final class SpecReading {
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

  var prose = Prose()
  var units: [TextUnit] = []
  var headings: [Heading] = []
  var comments: [(line: Int, text: [UInt8])] = []
  /// For each unit the items it is about, or answers.
  var about: [SmallSet] = []
  var answers: [SmallSet] = []
  /// For each item the units that are about it; empty in a reading of nothing.
  var unitsAbout: [[Int]] = []
  /// In the order of the units.
  var claims: [Claim] = []
  /// Phrases that speak for an item's relevance or contradict a denial.
  var says: [(unit: Int, item: Int, index: Int)] = []
  var effects: [(unit: Int, item: Int, index: Int)] = []
  var format = SpecFormat.freeForm
  /// Whether a unit belongs to an answer that began with a denial.
  var isDenied: [Bool] = []

  /// The units that are about an item, template text left out; none in a reading of nothing.
  func units(about item: Int) -> [Int] { unitsAbout.isEmpty ? [] : unitsAbout[item] }

  /// The text of a unit, white space folded.
  func text(_ unit: TextUnit) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(unit.text.count)
    var pendingSpace = false
    for byte in prose.bytes[unit.text] {
      if SentenceSplitter.isSpace(byte) {
        pendingSpace = !bytes.isEmpty
      } else {
        if pendingSpace { bytes.append(0x20) }
        pendingSpace = false
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func heading(of unit: TextUnit) -> Heading? { unit.heading < 0 ? nil : headings[unit.heading] }

  func roles(of unit: TextUnit) -> SmallSet { unit.roles }

  func scope(of unit: TextUnit) -> Checklist.Scope { unit.scope }

  func has(_ signal: Signal, _ unit: TextUnit) -> Bool { unit.signals.contains(TextUnit.SignalSet(signal)) }
}
