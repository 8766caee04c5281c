/// What judgements about one document rest on, in figures, for learning weights.
package struct Figures: Sendable {
  /// For each kind of change.
  package var changes: [[Float]] = []
  /// For each item.
  package var items: [[Float]] = []
  /// For each unit.
  package var units: [Unit] = []

  /// What a learned model may know of a unit.
  package struct Unit: Sendable {
    /// Its first and last line.
    package var lines: ClosedRange<Int>
    /// What its part of the document is for, and what sets it apart: `template`, `denied`, `title`.
    package var marks: [String]
    /// The items it is about, those whose own or covering headings it stands under, and the kinds of change likewise.
    package var about: [Int] = []
    package var covered: [Int] = []
    package var changes: [Int] = []
    /// The names of its signs.
    package var signs: [String]

    init(_ reading: SpecReading, _ index: Int, _ checklist: Checklist, signs: [String]) {
      let unit = reading.units[index]
      lines = unit.line...max(unit.line, unit.endLine)
      marks = [unit.scope.rawValue]
      if unit.isTemplate { marks.append("template") }
      if reading.isDenied[index] { marks.append("denied") }
      if unit.heading <= 0 { marks.append("title") }
      self.signs = signs
      reading.about[index].forEach { about.append($0) }
      covered = checklist.items.indices.filter {
        unit.roles.intersects(ItemRoles(checklist.items[$0], checklist).covering)
      }
      changes = checklist.changes.indices.filter {
        unit.roles.intersects(ItemRoles.set(checklist.changes[$0].headings, checklist))
      }
    }
  }
}
