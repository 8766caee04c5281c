import YAML

/// Bounds what a checklist's patterns cost together, so that a hostile one is refused rather than compiled for
/// minutes: the automaton has an edge for each way from a word of a pattern to the next, and optional words and
/// alternatives multiply these.
final class PatternBudget {
  /// Some ten times what Bob's own checklist costs. Compiling as much takes a fraction of a second, and a word of a spec
  /// is looked at for at most as many edges.
  static let limit = 100_000
  /// Looking at an entry of a list costs this little of making an edge.
  private static let looksPerEdge = 32

  private(set) var edges = 0
  private var looks = 0

  /// Takes note of a pattern.
  ///
  /// - Throws: a syntax error where the patterns are too large together.
  func spend(_ pattern: Pattern) throws(Pattern.SyntaxError) {
    var nodes = 0
    _ = ends(of: pattern, pattern.parts.indices, from: 1, nodes: &nodes)
    guard edges + looks / PatternBudget.looksPerEdge <= PatternBudget.limit else {
      throw Pattern.SyntaxError(
        message:
          "the checklist's patterns up to here are too large together; optional words and alternatives "
          + "beside one another multiply")
    }
  }

  /// How many nodes a word behind the parts can follow, if it can follow `frontier` before them.
  private func ends(
    of pattern: Pattern, _ sequence: Range<Int>, from frontier: Int, nodes: inout Int
  ) -> Int {
    var frontier = frontier
    var place = sequence.lowerBound
    while place < sequence.upperBound {
      // Whatever is behind is too much already.
      guard edges <= PatternBudget.limit else { return frontier }
      let next = pattern.place(behind: place)
      switch pattern.parts[place] {
      case .start, .end, .test, .alternative: break
      case .gap: looks += frontier
      case .word(_, let optional):
        frontier = node(after: frontier, optional, &nodes)
      case .term(let term, let optional):
        // A term costs its patterns' size wherever it is used.
        looks += pattern.terms[Int(term)].size
        frontier = node(after: frontier, optional, &nodes)
      case .group(_, let optional):
        var all = optional ? frontier : 0
        var alternative = place + 1
        while alternative < next {
          let end = pattern.place(behind: alternative)
          all += ends(of: pattern, alternative + 1..<end, from: frontier, nodes: &nodes)
          alternative = end
        }
        // Each is compared with those that stay.
        frontier = min(all, nodes + 1)
        looks += all * frontier / 2
      }
      place = next
    }
    return frontier
  }

  private func node(after frontier: Int, _ optional: Bool, _ nodes: inout Int) -> Int {
    edges += frontier
    nodes += 1
    return optional ? frontier + 1 : 1
  }
}
