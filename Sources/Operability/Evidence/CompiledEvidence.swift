/// All patterns of a checklist in one automaton, with what each of them stands for.
final class CompiledEvidence: Sendable {
  /// What finding a pattern means.
  enum Owner: Sendable, Equatable {
    case signal(Signal)
    /// Words that look like something they are not.
    case mask
    /// An item's topic, or an answer to it.
    case about(item: Int)
    case answer(item: Int)
    /// A phrase that speaks for an item's relevance.
    case says(item: Int, index: Int)
    /// A phrase that contradicts a denial.
    case effect(item: Int, index: Int)
    /// A claim of a change by a phrase of its own, or by a form.
    case claim(kind: Int, index: Int)
    case form(kind: Int, form: Int)
  }

  let patterns: PatternGraph
  let owners: [Owner]
  let isMask: [Bool]
  /// Whether a pattern holds a negation itself, so that one in its words does not turn it round.
  let negates: [Bool]
  let headings: PatternGraph
  /// For each heading pattern its role.
  let headingRoles: [Int]
  /// For each format its rule's patterns, matched over headings too.
  let formats: PatternGraph
  let formatOwners: [Int]

  init(_ checklist: Checklist) {
    var list = PatternList()
    for signal in Signal.allCases { list.add(checklist.signals[signal] ?? [], .signal(signal)) }
    for (index, item) in checklist.items.enumerated() {
      list.add(item.about, .about(item: index))
      list.add(item.answers, .answer(item: index))
      for (number, says) in item.relevance.says.enumerated() {
        list.add(says.patterns, .says(item: index, index: number))
      }
      for (number, effect) in item.effects.enumerated() {
        list.add(effect.patterns, .effect(item: index, index: number))
      }
    }
    for (index, kind) in checklist.changes.enumerated() {
      for (number, claim) in kind.claims.enumerated() {
        list.add([claim], .claim(kind: index, index: number))
      }
      for (number, form) in kind.forms.enumerated() {
        list.add(form.patterns, .form(kind: index, form: number))
      }
    }
    list.add(checklist.masks, .mask)
    patterns = list.patterns.finished()
    owners = list.owners
    negates = list.negates
    isMask = list.owners.map { $0 == .mask }
    (headings, headingRoles) = CompiledEvidence.compile(checklist.roles.map(\.headings))
    (formats, formatOwners) = CompiledEvidence.compile(checklist.formats.map(\.headings))
  }

  /// Patterns with what each of them stands for.
  private struct PatternList {
    var patterns = PatternSet()
    var owners: [Owner] = []
    var negates: [Bool] = []

    mutating func add(_ list: [Pattern], _ owner: Owner) {
      for pattern in list {
        _ = patterns.add(pattern)
        owners.append(owner)
        negates.append(CompiledEvidence.holdsNegation(pattern.parts))
      }
    }
  }

  /// Lists of patterns in one automaton, with the list that each pattern comes from.
  private static func compile(_ lists: [[Pattern]]) -> (PatternGraph, [Int]) {
    var set = PatternSet()
    var owners: [Int] = []
    for (index, list) in lists.enumerated() {
      for pattern in list {
        _ = set.add(pattern)
        owners.append(index)
      }
    }
    return (set.finished(), owners)
  }

  private static let negations: [[UInt8]] = ["no", "not", "without", "never", "none", "nothing"].map {
    Array($0.utf8)
  }

  private static func holdsNegation(_ parts: [Pattern.Part]) -> Bool {
    parts.contains { part in
      switch part {
      case .word(let tests, _):
        tests.contains { test in
          if case .exact(let word) = test { return negations.contains(word) }
          return false
        }
      case .group(let alternatives, _): alternatives.contains(where: holdsNegation)
      case .term(let term, _): term.patterns.contains { holdsNegation($0.parts) }
      default: false
      }
    }
  }
}
