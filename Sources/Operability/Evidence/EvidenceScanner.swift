import SpecText

/// Reads documents with the patterns of one checklist; holds what can be reused from one document to the next. Not
/// shared between threads.
struct EvidenceScanner {
  let checklist: Checklist
  let evidence: CompiledEvidence
  private var scanner: PatternScanner
  private var titleScanner: PatternScanner
  private var tokens: [Token] = []
  private var hits: [PatternHit] = []
  private var masked: [Bool] = []
  private var negations: [Int32] = []
  /// The current unit, and the items it is about or answers.
  private var unit = TextUnit(kind: .sentence, text: 0..<0, line: 0, endLine: 0, heading: -1)
  private var about = SmallSet()
  private var answers = SmallSet()
  /// For each kind of change the claims of the current unit, and the kinds that have any.
  private var forms: [(forms: UInt32, count: Int, isNegated: Bool)]
  private var claimed = SmallSet()
  /// What was learned of units, and for each of its rows the last unit with that sign.
  private let scorer: UnitScorer?
  private var seen: [Int32] = []
  private var sums: [Int32]

  init(_ checklist: Checklist, _ evidence: CompiledEvidence, _ scorer: UnitScorer? = nil) {
    self.scorer = scorer
    sums = Array(repeating: 0, count: scorer?.targetCount ?? 0)
    self.checklist = checklist
    self.evidence = evidence
    scanner = PatternScanner(evidence.patterns)
    titleScanner = PatternScanner(evidence.titles)
    forms = Array(repeating: (0, 0, false), count: checklist.changes.count)
  }

  /// Reads a document.
  mutating func read(_ document: Document, template: SpecTemplate?) -> SpecReading {
    var splitter = UnitSplitter(document)
    splitter.split()
    var draft = SpecReading.Draft()
    // Taken out, not copied: units and headings are written to below.
    swap(&draft.units, &splitter.units)
    swap(&draft.headings, &splitter.headings)
    draft.prose = splitter.prose
    draft.comments = splitter.comments
    assignRoles(&draft, document)
    draft.about.reserveCapacity(draft.units.count)
    draft.answers.reserveCapacity(draft.units.count)
    if let scorer, !draft.units.isEmpty {
      draft.scoreCount = scorer.targetCount
      draft.scores.reserveCapacity(draft.units.count * scorer.targetCount + 3)
      seen.removeAll(keepingCapacity: true)
      seen.append(contentsOf: repeatElement(-1, count: scorer.rowCount))
    }
    splitter.prose.bytes.withUnsafeBufferPointer { bytes in
      for index in draft.units.indices { scan(index, bytes, template, &draft) }
    }
    if draft.scoreCount > 0 { draft.scores.append(contentsOf: repeatElement(0, count: 3)) }
    markDenied(&draft)
    return SpecReading(draft, items: checklist.items.count)
  }

  // MARK: Headings

  private mutating func assignRoles(_ draft: inout SpecReading.Draft, _ document: Document) {
    var isFound = Array(repeating: false, count: evidence.titleOwners.count)
    for index in draft.headings.indices {
      let (role, showsFormat) = read(title: draft.headings[index].title, &isFound)
      // A document's own title says what it is about, not what its text is for.
      if index == 0, !showsFormat, isTitle(document) { continue }
      draft.headings[index].role = role
    }
    for index in draft.headings.indices { inherit(index, &draft, document) }
    for index in draft.units.indices {
      let heading = draft.units[index].heading
      guard heading >= 0 else { continue }
      draft.units[index].roles = draft.headings[heading].roles
      draft.units[index].scope = draft.headings[heading].scope
    }
    for (index, rule) in checklist.formats.enumerated() {
      let count = isFound.indices.count { isFound[$0] && evidence.titleOwners[$0] == .format(index) }
      if count >= rule.atLeast {
        draft.format = rule.format
        break
      }
    }
  }

  /// What a title stands for, and whether some format has such titles.
  private mutating func read(title: String, _ isFound: inout [Bool]) -> (role: Int?, showsFormat: Bool) {
    tokens.removeAll(keepingCapacity: true)
    hits.removeAll(keepingCapacity: true)
    var title = title
    title.withUTF8 { bytes in
      Tokenizer.tokenize(bytes, 0..<bytes.count, into: &tokens)
      titleScanner.scan(bytes, tokens, into: &hits)
    }
    var role: Int?
    var showsFormat = false
    for hit in hits {
      isFound[Int(hit.pattern)] = true
      switch evidence.titleOwners[Int(hit.pattern)] {
      case .role(let found): role = min(role ?? found, found)
      case .format: showsFormat = true
      }
    }
    return (role, showsFormat)
  }

  private func isTitle(_ document: Document) -> Bool {
    guard let first = document.sections.first else { return false }
    return first.title == document.title
  }

  private func inherit(_ index: Int, _ draft: inout SpecReading.Draft, _ document: Document) {
    let heading = draft.headings[index]
    // Sections come first and in order, so that a parent's roles are known before its children's.
    let parent: Int? =
      heading.isSection ? heading.section.flatMap { document.sections[$0].parent } : heading.section
    var roles = parent.map { draft.headings[$0].roles } ?? SmallSet()
    var scope = parent.map { draft.headings[$0].scope } ?? .proposal
    if let role = heading.role {
      roles.insert(role)
      let own = checklist.roles[role].scope
      // What stands under alternatives or references stays there; a problem can have its solution beside it.
      if scope != .alternatives, scope != .references, own != .proposal || scope != .problem { scope = own }
    }
    draft.headings[index].roles = roles
    draft.headings[index].scope = scope
  }

  // MARK: Units

  private mutating func scan(
    _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ template: SpecTemplate?,
    _ draft: inout SpecReading.Draft
  ) {
    unit = draft.units[index]
    about = SmallSet()
    answers = SmallSet()
    tokens.removeAll(keepingCapacity: true)
    hits.removeAll(keepingCapacity: true)
    unit.traits = Tokenizer.tokenize(bytes, unit.text, into: &tokens)
    unit.wordCount = tokens.count
    // Words of the template say nothing of the proposal.
    unit.isTemplate = template?.has(bytes, tokens) ?? false
    if !unit.isTemplate {
      // Patterns see where links lead; what was learned does not, since their words would thin out the sentence's.
      let words = tokens.count
      defer { if tokens.count > words { tokens.removeSubrange(words...) } }
      if !unit.addresses.isEmpty { Tokenizer.tokenize(bytes, unit.addresses, into: &tokens) }
      scanner.scan(bytes, tokens, into: &hits)
      if !hits.isEmpty { takeHits(index, bytes, &draft) }
    }
    scorer?.score(unit, number: index, tokens, seen: &seen, sums: &sums, to: &draft.scores)
    draft.units[index] = unit
    draft.about.append(about)
    draft.answers.append(answers)
  }

  private mutating func takeHits(
    _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ draft: inout SpecReading.Draft
  ) {
    if hits.contains(where: { evidence.traits[Int($0.pattern)].contains(.isMask) }) { rescanMasked(bytes) }
    negations.removeAll(keepingCapacity: true)
    for hit in hits where evidence.traits[Int(hit.pattern)].contains(.isNegation) {
      negations.append(hit.last)
    }
    for hit in hits { take(hit, index, &draft) }
    claimed.forEach { kind in
      let found = forms[kind]
      forms[kind] = (0, 0, false)
      draft.claims.append(
        SpecReading.Claim(
          unit: index, kind: kind, forms: found.forms, count: found.count, isNegated: found.isNegated))
    }
    claimed = SmallSet()
  }

  /// Looks again, past the words that look like something they are not.
  private mutating func rescanMasked(_ bytes: UnsafeBufferPointer<UInt8>) {
    masked.removeAll(keepingCapacity: true)
    masked.append(contentsOf: repeatElement(false, count: tokens.count))
    for hit in hits where evidence.traits[Int(hit.pattern)].contains(.isMask) {
      for word in Int(hit.first)...Int(hit.last) { masked[word] = true }
    }
    hits.removeAll(keepingCapacity: true)
    scanner.scan(bytes, tokens, masked: masked, into: &hits)
  }

  private mutating func take(_ hit: PatternHit, _ index: Int, _ draft: inout SpecReading.Draft) {
    switch evidence.owners[Int(hit.pattern)] {
    case .mask: break
    case .signal(let signal): unit.signals.insert(TextUnit.SignalSet(signal))
    case .about(let item): about.insert(item)
    case .answer(let item):
      about.insert(item)
      answers.insert(item)
    case .says(let item, let says):
      if !isNegated(hit) { draft.says.append(SpecReading.Phrase(unit: index, item: item, index: says)) }
    case .effect(let item, let effect):
      if !isNegated(hit) { draft.effects.append(SpecReading.Phrase(unit: index, item: item, index: effect)) }
    case .claim(let kind, _): claim(kind, SpecReading.Claim.phrase, hit)
    case .form(let kind, let form): claim(kind, 1 << UInt32(min(form, 30)), hit)
    }
  }

  private mutating func claim(_ kind: Int, _ form: UInt32, _ hit: PatternHit) {
    let negated = isNegated(hit)
    claimed.insert(kind)
    // One claim that holds is enough; negated ones count only where there is no other.
    if forms[kind].count > 0, negated, !forms[kind].isNegated { return }
    if forms[kind].isNegated, !negated { forms[kind] = (0, 0, false) }
    let isNew = forms[kind].forms & form == 0
    forms[kind] = (forms[kind].forms | form, forms[kind].count + (isNew ? 1 : 0), negated)
  }

  private func isNegated(_ hit: PatternHit) -> Bool {
    guard !negations.isEmpty, !evidence.traits[Int(hit.pattern)].contains(.negates) else { return false }
    // They are in order; the first that is near enough decides.
    var low = 0
    var high = negations.count
    while low < high {
      let middle = (low + high) / 2
      if negations[middle] < hit.first - 4 { low = middle + 1 } else { high = middle }
    }
    return low < negations.count && negations[low] <= hit.last
  }

  // MARK: Signs

  /// For each unit the names of its signs, for learning their weights.
  func signs(_ reading: SpecReading) -> [[String]] {
    let names = UnitSigns.names(checklist)
    var tokens: [Token] = []
    return reading.prose.bytes.withUnsafeBufferPointer { bytes in
      reading.units.map { unit in
        tokens.removeAll(keepingCapacity: true)
        _ = Tokenizer.tokenize(bytes, unit.text, into: &tokens)
        var signs: [String] = []
        UnitSigns.forEachSign(of: unit, roleCount: checklist.roles.count) { signs.append(names[$0]) }
        return signs + tokens.map { "word." + UnitSigns.stem(bytes, $0) }
      }
    }
  }

  // MARK: Denials

  /// "None" at the start of a section's text covers the sentences that explain it, up to one that takes it back.
  private func markDenied(_ draft: inout SpecReading.Draft) {
    draft.isDenied = Array(repeating: false, count: draft.units.count)
    var heading = -2
    var denied = false
    for (index, unit) in draft.units.enumerated() {
      if unit.heading != heading {
        heading = unit.heading
        denied = unit.says(.bare) || (unit.says(.denial) && unit.wordCount <= 16)
        denied = denied && !unit.says(.exception)
      } else if denied, unit.says(.exception) || unit.kind == .code {
        denied = false
      }
      draft.isDenied[index] = denied
    }
  }
}
