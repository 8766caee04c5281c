import YAML

extension Checklist {
  /// Reads a checklist.
  ///
  /// - Parameters:
  ///   - bytes: the file's YAML.
  ///   - name: the file's name, for messages.
  ///   - base: finds a checklist that is extended, and what messages call it. Its argument is what `extends` says
  ///     in this file, in the one that this names, and so on.
  /// - Throws: `YAMLError` at the place of a mistake: an unknown key, a wrong type, a missing key, an identifier or key
  ///   that is there twice, a reference to something unknown, a pattern or message that cannot be read, more than
  ///   can be held against a spec in reasonable time; whatever `base` throws.
  public init(
    loading bytes: [UInt8], name: String, base: (_ names: [String]) throws -> (name: String, bytes: [UInt8])
  ) throws {
    let draft = try ChecklistDraft.reading(bytes, name: name, base: base)
    var loader = ChecklistLoader(draft)
    self = try loader.load()
  }
}

/// Makes a checklist of its draft.
struct ChecklistLoader {
  private let draft: ChecklistDraft
  private var terms: [String: Pattern.Term] = [:]
  private let budget = PatternBudget()

  /// How many items, areas, kinds of change and forms a checklist may have of each; it is far more than anybody can
  /// answer, and what is done for each pair of them stays cheap.
  static let largestCount = 1000

  init(_ draft: ChecklistDraft) { self.draft = draft }

  mutating func load() throws -> Checklist {
    try requireBearableCounts()
    for (name, value) in draft.terms.pairs { terms[name] = try term(name, value) }
    var checklist = Checklist(
      id: try identifier(setting("id")), title: try setting("title").string(),
      readyAt: try draft.root["ready-at"]?.number(in: 0...100) ?? 70,
      areas: try draft.areas.list.map(area), items: [], changes: [])
    checklist.roles = try draft.roles.list.map(role)
    checklist.changes = try draft.changes.list.map(change)
    // Items stand in the order of their areas, wherever an extension added them.
    for area in draft.areas.list {
      checklist.items += try draft.items.list.filter { $0.area == area.id }.map(item)
    }
    guard !checklist.items.isEmpty else {
      throw draft.root.latest.error("a checklist needs at least one item")
    }
    guard checklist.roles.count <= SmallSet.capacity else {
      throw draft.root.latest.error("there can be at most \(SmallSet.capacity) roles", at: "roles")
    }
    if let value = draft.root["credits"] { checklist.credits = try credits(value) }
    checklist.plain = try draft.root["plain"].map(plainCases) ?? checklist.plain
    checklist.messages = try messages(draft.messages.pairs)
    checklist.masks = try draft.root["masks"].map(patterns) ?? []
    for (name, value) in draft.signals.pairs {
      guard let signal = Signal(rawValue: name) else {
        let known = Signal.allCases.map(\.rawValue).joined(separator: ", ")
        throw value.error("there is no signal “\(name)”; they are \(known)")
      }
      checklist.signals.append((signal, try patterns(value)))
    }
    checklist.formats = try draft.root["formats"]?.list().map(format) ?? []
    for (key, value) in try draft.root["see-also"]?.mapping().entries ?? [] {
      guard let format = SpecFormat(rawValue: key) else { throw value.error("there is no format “\(key)”") }
      checklist.seeAlso.append((format, try value.string()))
    }
    checklist.learned = try draft.root["learned"]?.string()
    checklist.learnedOrigin = draft.learnedOrigin
    return checklist
  }

  private func requireBearableCounts() throws {
    let largest = ChecklistLoader.largestCount
    let entries = [("areas", draft.areas), ("items", draft.items), ("kinds of change", draft.changes)]
    for (what, entries) in entries where entries.list.count > largest {
      throw entries.list[largest].keys.latest.error("a checklist has at most \(largest) \(what)")
    }
    guard draft.forms.pairs.count <= largest else {
      throw draft.forms.pairs[largest].value.error("a checklist has at most \(largest) forms")
    }
  }

  private func setting(_ key: String) throws -> Value {
    guard let value = draft.root[key] else { throw draft.root.latest.error("“\(key)” is missing") }
    return value
  }

  private func identifier(_ value: Value) throws -> String {
    let text = try value.string()
    let isPlain = text.utf8.allSatisfy { byte in
      byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x2E
    }
    guard isPlain, !text.isEmpty else {
      throw value.error("an identifier is made of small letters, digits, “-” and “.”")
    }
    return text
  }

  /// A list of patterns, or a single one.
  private func patterns(_ value: Value) throws -> [Pattern] { try patterns(value, terms: terms) }

  private func patterns(_ value: Value, terms: [String: Pattern.Term]) throws -> [Pattern] {
    guard value.text == nil else { return [try pattern(value, terms: terms)] }
    return try value.list().map { try pattern($0, terms: terms) }
  }

  private func pattern(_ value: Value, terms: [String: Pattern.Term]) throws -> Pattern {
    do {
      let pattern = try Pattern(try value.string(), terms: terms)
      try budget.spend(pattern)
      return pattern
    } catch let error as Pattern.SyntaxError {
      throw value.error(error.message)
    }
  }

  private func term(_ name: String, _ value: Value) throws -> Pattern.Term {
    Pattern.Term(name: name, patterns: try patterns(value))
  }

  private func area(_ entry: ChecklistDraft.Entry) throws -> Checklist.Area {
    Checklist.Area(
      id: entry.id, title: try entry.value("title").string(),
      weight: try entry.keys["weight"]?.number(in: 0...1000) ?? 1)
  }

  private func role(_ entry: ChecklistDraft.Entry) throws -> Checklist.HeadingRole {
    Checklist.HeadingRole(
      id: entry.id, scope: try entry.keys["scope"]?.choice(of: Checklist.Scope.self) ?? .proposal,
      headings: try patterns(try entry.value("headings")))
  }

  private func change(_ entry: ChecklistDraft.Entry) throws -> Checklist.ChangeKind {
    var kind = Checklist.ChangeKind(id: entry.id, title: try entry.value("title").string())
    kind.does = try entry.keys["does"]?.string()
    guard let evidence = try entry.keys["evidence"]?.mapping() else { return kind }
    try evidence.requireKnownKeys([
      "headings", "claims", "objects", "forms", "base", "clear-from", "feature-gates",
    ])
    kind.headings = try roleNames(evidence["headings"])
    kind.claims = try evidence["claims"].map(patterns) ?? []
    kind.isNamedByFeatureGates = try evidence.optionalBool("feature-gates") ?? false
    kind.base = try evidence.optionalNumber("base", in: -20...20) ?? kind.base
    kind.clearFrom = try evidence.optionalNumber("clear-from", in: 1...20).map { Int($0) }
    if let objects = evidence["objects"] {
      var terms = terms
      // Each kind has an object of its own.
      terms["object"] = try term("object of \(entry.id)", objects)
      let wanted = try evidence.optionalStrings("forms").map(Set.init)
      for (name, value) in draft.forms.pairs where wanted?.contains(name) ?? true {
        kind.forms.append(Checklist.ClaimForm(name: name, patterns: try patterns(value, terms: terms)))
      }
    }
    return kind
  }

  private func roleNames(_ value: Value?) throws -> [String] {
    try value?.list().map { value in
      let name = try value.string()
      guard draft.roles.contains(name) else { throw value.error("there is no role “\(name)”") }
      return name
    } ?? []
  }

  private func item(_ entry: ChecklistDraft.Entry) throws -> Checklist.Item {
    try entry.require(ChecklistDraft.requiredItemKeys)
    var item = Checklist.Item(
      id: entry.id, area: entry.area ?? "", title: try entry.value("title").string(),
      question: try entry.value("question").string(), why: try entry.value("why").string(),
      ask: try entry.value("ask").string(), good: try entry.value("good").string(),
      bad: try entry.value("bad").string(), weight: try entry.keys["weight"]?.number(in: 0...1000) ?? 1,
      critical: try entry.keys["critical"]?.bool() ?? false)
    item.headings = try roleNames(entry.keys["headings"])
    item.noneUnder = try roleNames(entry.keys["none"])
    item.dueAt = try entry.keys["due"]?.choice(of: ProposalMetadata.Stage.self)
    item.metadata =
      try entry.keys["metadata"]?.list().map { try $0.choice(of: ProposalMetadata.Answer.self) } ?? []
    if let value = entry.keys["messages"] {
      item.messages = try messages(try value.mapping().entries)
    }
    item.causes =
      try entry.keys["causes"]?.list().map { value in
        let id = try value.string()
        try requireChange(id, at: value)
        return id
      } ?? []
    if let value = entry.keys["relevant"] { item.relevance = try relevance(value) }
    guard let evidence = try entry.keys["evidence"]?.mapping() else { return item }
    try evidence.requireKnownKeys(["about", "answers", "effects", "plain"])
    item.plain = try evidence["plain"].map(plainCases) ?? item.plain
    item.about = try evidence["about"].map(patterns) ?? []
    item.answers = try evidence["answers"].map(patterns) ?? []
    item.effects = try evidence.optionalList("effects")?.map(effect) ?? []
    return item
  }

  private func relevance(_ value: Value) throws -> Checklist.Relevance {
    let mapping = try value.mapping()
    try mapping.requireKnownKeys(["base", "changes", "says"])
    var relevance = Checklist.Relevance()
    relevance.base = try mapping.optionalNumber("base", in: -100...100) ?? 0
    let changes = try mapping.optionalMapping("changes")?.entries ?? []
    relevance.changes.reserveCapacity(changes.count)
    for (id, value) in changes {
      try requireChange(id, at: value)
      relevance.changes.append((id, try value.number(in: -100...100)))
    }
    for value in try mapping.optionalList("says") ?? [] {
      let mapping = try value.mapping()
      try mapping.requireKnownKeys(["weight", "patterns"])
      relevance.says.append(
        (try patterns(try mapping.value("patterns")), try mapping.number("weight", in: -100...100)))
    }
    return relevance
  }

  private func plainCases(_ value: Value) throws -> Checklist.PlainCases {
    let mapping = try value.mapping()
    try mapping.requireKnownKeys(["absent", "empty", "undecided", "promise", "unspecific"])
    var cases = Checklist.PlainCases()
    cases.absent = try mapping.optionalNumber("absent", in: 0...1)
    cases.empty = try mapping.optionalNumber("empty", in: 0...1)
    cases.undecided = try mapping.optionalNumber("undecided", in: 0...1)
    cases.promise = try mapping.optionalNumber("promise", in: 0...1)
    cases.unspecific = try mapping.optionalNumber("unspecific", in: 0...1)
    return cases
  }

  private func effect(_ value: Value) throws -> Checklist.Effect {
    let mapping = try value.mapping()
    try mapping.requireKnownKeys(["under", "changes", "says", "plain"])
    let under = try mapping.value("under")
    let name = try under.string()
    guard draft.roles.contains(name) else { throw under.error("there is no role “\(name)”") }
    for change in try mapping.optionalList("changes") ?? [] {
      try requireChange(try change.string(), at: change)
    }
    return Checklist.Effect(
      under: name, changes: try mapping.optionalStrings("changes") ?? [],
      patterns: try mapping["says"].map(patterns) ?? [], isPlain: try mapping.optionalBool("plain") ?? false)
  }

  private func requireChange(_ id: String, at value: Value) throws {
    guard draft.changes.contains(id) else { throw value.error("there is no kind of change “\(id)”") }
  }

  private func format(_ value: Value) throws -> Checklist.FormatRule {
    let mapping = try value.mapping()
    try mapping.requireKnownKeys(["id", "at-least", "headings"])
    return Checklist.FormatRule(
      format: try mapping.choice("id", of: SpecFormat.self),
      atLeast: try mapping.integer("at-least", in: 1...100),
      headings: try patterns(try mapping.value("headings")))
  }

  private func credits(_ value: Value) throws -> Checklist.Credits {
    let mapping = try value.mapping()
    try mapping.requireKnownKeys(["addressed", "none", "thin", "missing", "contradicted"])
    var credits = Checklist.Credits()
    credits.addressed = try mapping.optionalNumber("addressed", in: 0...1) ?? credits.addressed
    credits.none = try mapping.optionalNumber("none", in: 0...1) ?? credits.none
    credits.thin = try mapping.optionalNumber("thin", in: 0...1) ?? credits.thin
    credits.missing = try mapping.optionalNumber("missing", in: 0...1) ?? credits.missing
    credits.contradicted = try mapping.optionalNumber("contradicted", in: 0...1) ?? credits.contradicted
    return credits
  }

  private func messages(_ pairs: [(key: String, value: Value)]) throws -> Messages {
    var messages = Messages()
    for (name, value) in pairs {
      guard let occasion = Messages.Occasion(rawValue: name) else {
        let known = Messages.Occasion.allCases.map(\.rawValue).joined(separator: ", ")
        throw value.error("there is no message for “\(name)”; there is one for \(known)")
      }
      messages[occasion] =
        value.text == nil ? try value.list().map(variant) : [try variant(value)]
    }
    return messages
  }

  private func variant(_ value: Value) throws -> Messages.Variant {
    let (variant, unknown) = Messages.Variant.reading(try value.string())
    guard let unknown else { return variant }
    let known = Messages.Placeholder.allCases.map(\.rawValue).joined(separator: ", ")
    throw value.error("there is no placeholder {\(unknown)}; there are \(known)")
  }
}
