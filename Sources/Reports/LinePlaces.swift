import Operability
import SpecText

/// Where servers and editors see the findings of a spec: like git they end lines at line feeds alone, and number
/// them from 1. Places on a line are counted in the unit that a format asks for.
public struct LinePlaces {
  /// A part of a file. Characters count from 0, the end is exclusive.
  public struct Range: Sendable, Equatable {
    /// 1-based.
    public var startLine: Int
    /// From 0.
    public var startCharacter: Int
    /// 1-based.
    public var endLine: Int
    /// The character after the last one.
    public var endCharacter: Int
  }

  private let source: SourceText
  private let unit: ColumnUnit
  /// For each line of the source the number of the line as others see it, and the offset at which that one
  /// starts; empty where both agree on the lines.
  private var lines: [(number: Int, start: Int)] = []
  /// What was counted so far, since a long line may hold any number of findings.
  private var known: [Place: (line: Int, character: Int)] = [:]

  private struct Place: Hashable {
    var line: Int
    var column: Int
  }

  /// Looks at the line ends of a text.
  init(_ source: SourceText, unit: ColumnUnit) {
    self.source = source
    self.unit = unit
    let starts = source.lineStarts
    guard starts.dropFirst().contains(where: { source.bytes[Int($0) - 1] == 0x0D }) else { return }
    for start in starts.map(Int.init) {
      if let last = lines.last, source.bytes[start - 1] == 0x0D {
        lines.append(last)
      } else {
        lines.append(((lines.last?.number ?? 0) + 1, start))
      }
    }
  }

  /// The number that others have for a line; nil where the text has no such line.
  func line(_ line: Int) -> Int? {
    guard line >= 1, line <= source.lineCount else { return nil }
    return lines.isEmpty ? line : lines[line - 1].number
  }

  /// The range that a finding marks; nil where that is empty or not in the text.
  mutating func range(of finding: Finding) -> Range? {
    guard let start = place(finding.line, finding.column),
      let end = place(finding.endLine, finding.endColumn),
      start < end
    else { return nil }
    return Range(startLine: start.0, startCharacter: start.1, endLine: end.0, endCharacter: end.1)
  }

  private mutating func place(_ line: Int, _ column: Int) -> (Int, Int)? {
    if let place = known[Place(line: line, column: column)] { return place }
    guard let number = self.line(line) else { return nil }
    let start = lines.isEmpty ? source.line(line).lowerBound : lines[line - 1].start
    let offset = source.offset(line: line, column: column)
    let place = (number, unit.count(source.bytes[start..<max(offset, start)]))
    known[Place(line: line, column: column)] = place
    return place
  }
}
