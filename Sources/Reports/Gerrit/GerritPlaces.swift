import Operability
import SpecText

/// Where Gerrit sees the findings of a spec.
///
/// Gerrit's lines end at line feeds alone and are numbered from 1. Its places on a line count UTF-16 units from
/// 0, the end of a range being exclusive ("CommentRange" in its REST documentation).
public struct GerritPlaces {
  /// A part of a file.
  public struct Range: Sendable, Equatable {
    /// 1-based.
    public var startLine: Int
    /// From 0, in UTF-16 units.
    public var startCharacter: Int
    /// 1-based.
    public var endLine: Int
    /// The unit after the last one.
    public var endCharacter: Int
  }

  private let source: SourceText
  /// For each line of the source the number of Gerrit's line, and the offset at which that one starts; empty
  /// where both agree on the lines.
  private var lines: [(number: Int, start: Int)] = []
  /// What was counted so far, since a long line may hold any number of findings.
  private var known: [Place: (line: Int, character: Int)] = [:]

  private struct Place: Hashable {
    var line: Int
    var column: Int
  }

  /// Looks at the line ends of a text.
  init(_ source: SourceText) {
    self.source = source
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

  /// Gerrit's number for a line; nil where the text has no such line.
  func line(_ line: Int) -> Int? {
    guard line >= 1, line <= source.lineCount else { return nil }
    return lines.isEmpty ? line : lines[line - 1].number
  }

  /// Gerrit's range for a finding; nil where that is empty or not in the text.
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
    let place = (number, ColumnUnit.utf16.count(source.bytes[start..<max(offset, start)]))
    known[Place(line: line, column: column)] = place
    return place
  }
}
