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
  /// What has to be known of each pattern before its owner is told.
  let traits: [Traits]
  /// The patterns of titles.
  let titles: PatternGraph
  let titleOwners: [TitleOwner]

  /// What a pattern does to others.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt8

    /// Its words are passed over.
    static let isMask = Traits(rawValue: 1)
    /// It turns phrases round.
    static let isNegation = Traits(rawValue: 2)
    /// It holds a negation itself, so that one in its words does not turn it round.
    static let negates = Traits(rawValue: 4)
  }

  /// What finding a pattern in a title means.
  enum TitleOwner: Sendable, Equatable {
    case role(Int)
    /// The document may be of the format of this rule.
    case format(Int)
  }

  init(_ checklist: Checklist) {
    var list = PatternList()
    for signal in Signal.allCases {
      for entry in checklist.signals where entry.signal == signal {
        list.add(entry.patterns, .signal(signal))
      }
    }
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
    traits = list.traits
    var titles = PatternSet()
    var titleOwners: [TitleOwner] = []
    func addTitles(_ lists: [[Pattern]], _ owner: (Int) -> TitleOwner) {
      for (index, list) in lists.enumerated() {
        for pattern in list {
          _ = titles.add(pattern)
          titleOwners.append(owner(index))
        }
      }
    }
    addTitles(checklist.roles.map(\.headings)) { .role($0) }
    addTitles(checklist.formats.map(\.headings)) { .format($0) }
    self.titles = titles.finished()
    self.titleOwners = titleOwners
  }

  /// Patterns with what each of them stands for.
  private struct PatternList {
    var patterns = PatternSet(capacity: 1 << 12)
    var owners: [Owner] = []
    var traits: [Traits] = []

    mutating func add(_ list: [Pattern], _ owner: Owner) {
      for pattern in list {
        _ = patterns.add(pattern)
        owners.append(owner)
        var found: Traits = pattern.holdsNegation ? .negates : []
        if owner == .mask { found.insert(.isMask) }
        if owner == .signal(.negation) { found.insert(.isNegation) }
        traits.append(found)
      }
    }
  }
}
