/// All patterns of a checklist in one automaton, with what each of them stands for.
struct CompiledEvidence: Sendable {
  /// What finding a pattern means.
  enum Owner: Sendable, Equatable {
    case signal(Signal)
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

  private(set) var patterns = PatternSet()
  private(set) var owners: [Owner] = []
  /// Whether a pattern holds a negation itself, so that one in its words does not turn it round.
  private(set) var negates: [Bool] = []
  private(set) var masks = PatternSet()
  private(set) var headings = PatternSet()
  /// For each heading pattern its role.
  private(set) var headingRoles: [Int] = []
  /// For each format its rule's patterns, matched over headings too.
  private(set) var formats = PatternSet()
  private(set) var formatOwners: [Int] = []

  init(_ checklist: Checklist) {
    for signal in Signal.allCases { add(checklist.signals[signal] ?? [], .signal(signal)) }
    for (index, item) in checklist.items.enumerated() {
      add(item.about, .about(item: index))
      add(item.answers, .answer(item: index))
      for (number, says) in item.relevance.says.enumerated() {
        add(says.patterns, .says(item: index, index: number))
      }
      for (number, effect) in item.effects.enumerated() {
        add(effect.patterns, .effect(item: index, index: number))
      }
    }
    for (index, kind) in checklist.changes.enumerated() {
      for (number, claim) in kind.claims.enumerated() { add([claim], .claim(kind: index, index: number)) }
      for (number, form) in kind.forms.enumerated() { add(form.patterns, .form(kind: index, form: number)) }
    }
    patterns.finish()
    for pattern in checklist.masks { _ = masks.add(pattern) }
    masks.finish()
    for (index, role) in checklist.roles.enumerated() {
      for pattern in role.headings {
        _ = headings.add(pattern)
        headingRoles.append(index)
      }
    }
    headings.finish()
    for (index, rule) in checklist.formats.enumerated() {
      for pattern in rule.headings {
        _ = formats.add(pattern)
        formatOwners.append(index)
      }
    }
    formats.finish()
  }

  private mutating func add(_ list: [Pattern], _ owner: Owner) {
    for pattern in list {
      _ = patterns.add(pattern)
      owners.append(owner)
      negates.append(CompiledEvidence.holdsNegation(pattern.parts))
    }
  }

  private static let negations: [[UInt8]] = ["no", "not", "without", "never", "none", "nothing"].map { Array($0.utf8) }

  private static func holdsNegation(_ parts: [Pattern.Part]) -> Bool {
    parts.contains { part in
      switch part {
      case .word(let tests, _):
        tests.contains { test in
          if case .exact(let word) = test { return negations.contains(word) }
          return false
        }
      case .group(let alternatives, _): alternatives.contains(where: holdsNegation)
      default: false
      }
    }
  }
}
