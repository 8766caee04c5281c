@testable import SpecText

/// Which line belongs to which block: each to one among its siblings, or to a title, or it is blank.
enum ReStructuredTextCoverage {
  /// What a document violates; empty if nothing.
  static func violations(_ document: Document) -> [String] {
    var found: [String] = []
    var isTaken = [Bool](repeating: false, count: document.source.lineCount + 2)
    for section in document.sections {
      // A title without overline begins its section; in both cases the underline follows it.
      for line in section.lines.lowerBound...min(section.line + 1, document.source.lineCount) {
        isTaken[line] = true
      }
    }
    var lastEnds: [Int: Int] = [:]
    for block in document.blocks {
      let parent = block.parent ?? -1
      if let last = lastEnds[parent], block.lines.lowerBound <= last {
        found.append("line \(block.lines.lowerBound) is in two blocks")
      }
      lastEnds[parent] = block.lines.upperBound
      guard block.parent == nil else { continue }
      for line in block.lines {
        if isTaken[line] { found.append("line \(line) is in a block and a title") }
        isTaken[line] = true
      }
    }
    for line in stride(from: 1, through: document.source.lineCount, by: 1) where !isTaken[line] {
      let words = document.source.string(document.source.line(line))
      if !words.unicodeScalars.allSatisfy(UnicodeClass.isWhiteSpace) {
        found.append("line \(line) belongs to nothing")
      }
    }
    return found
  }
}
