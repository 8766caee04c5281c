import SpecText

/// Reads documents with the patterns of one checklist; holds what can be reused from one document to the next. Not
/// shared between threads.
struct EvidenceScanner {
  let checklist: Checklist
  let evidence: CompiledEvidence
  private var scanner: PatternScanner
  private var headingScanner: PatternScanner
  private var formatScanner: PatternScanner
  private var tokens: [Token] = []
  private var hits: [PatternHit] = []
  private var masked: [Bool] = []
  private var negations: [Int32] = []
  /// For each kind of change the claims of the current unit.
  private var forms: [(forms: UInt32, count: Int, isNegated: Bool)]
  private static let traitsOfClasses: [(WordClass, TextUnit.Traits)] = [
    (.number, .number), (.literal, .literal), (.url, .url), (.snake, .snake), (.flag, .flag),
    (.camel, .camel),
    (.path, .path), (.method, .method),
  ]

  init(_ checklist: Checklist, _ evidence: CompiledEvidence) {
    self.checklist = checklist
    self.evidence = evidence
    scanner = PatternScanner(evidence.patterns)
    headingScanner = PatternScanner(evidence.headings)
    formatScanner = PatternScanner(evidence.formats)
    forms = Array(repeating: (0, 0, false), count: checklist.changes.count)
  }

  /// Reads a document.
  mutating func read(_ document: Document, template: SpecTemplate?) -> SpecReading {
    var splitter = UnitSplitter(document, template: template)
    splitter.split()
    let reading = SpecReading()
    reading.prose = splitter.prose
    reading.units = splitter.units
    reading.headings = splitter.headings
    reading.comments = splitter.comments
    assignRoles(reading, document)
    reading.about = Array(repeating: SmallSet(), count: reading.units.count)
    reading.answers = reading.about
    splitter.prose.bytes.withUnsafeBufferPointer { bytes in
      for index in reading.units.indices { scan(index, bytes, template, reading) }
    }
    markDenied(reading)
    reading.unitsAbout = Array(repeating: [], count: checklist.items.count)
    for index in reading.units.indices where !reading.about[index].isEmpty && !reading.units[index].isTemplate
    {
      reading.about[index].forEach { reading.unitsAbout[$0].append(index) }
    }
    return reading
  }

  // MARK: Headings

  private mutating func assignRoles(_ reading: SpecReading, _ document: Document) {
    var formatHits = Set<Int>()
    for index in reading.headings.indices {
      let title = Array(reading.headings[index].title.utf8)
      tokens.removeAll(keepingCapacity: true)
      hits.removeAll(keepingCapacity: true)
      title.withUnsafeBufferPointer { bytes in
        Tokenizer.tokenize(bytes, 0..<bytes.count, into: &tokens)
        headingScanner.scan(bytes, tokens, into: &hits)
      }
      let role = hits.map { evidence.headingRoles[Int($0.pattern)] }.min()
      hits.removeAll(keepingCapacity: true)
      title.withUnsafeBufferPointer { bytes in formatScanner.scan(bytes, tokens, into: &hits) }
      for hit in hits { formatHits.insert(Int(hit.pattern)) }
      // A document's own title says what it is about, not what its text is for.
      if index == 0, hits.isEmpty, isTitle(document) { continue }
      reading.headings[index].role = role
    }
    for index in reading.headings.indices { inherit(index, reading, document) }
    for index in reading.units.indices where reading.units[index].heading >= 0 {
      reading.units[index].roles = reading.headings[reading.units[index].heading].roles
      reading.units[index].scope = reading.headings[reading.units[index].heading].scope
    }
    for (index, rule) in checklist.formats.enumerated() {
      let count = formatHits.count { evidence.formatOwners[$0] == index }
      if count >= rule.atLeast {
        reading.format = rule.format
        break
      }
    }
  }

  private func isTitle(_ document: Document) -> Bool {
    guard let first = document.sections.first else { return false }
    return first.title == document.title
  }

  private func inherit(_ index: Int, _ reading: SpecReading, _ document: Document) {
    let heading = reading.headings[index]
    // Sections come first and in order, so that a parent's roles are known before its children's.
    let parent: Int? =
      heading.isSection ? heading.section.flatMap { document.sections[$0].parent } : heading.section
    var roles = parent.map { reading.headings[$0].roles } ?? SmallSet()
    var scope = parent.map { reading.headings[$0].scope } ?? .proposal
    if let role = heading.role {
      roles.insert(role)
      let own = checklist.roles[role].scope
      // What stands under alternatives or references stays there; a problem can have its solution beside it.
      if scope != .alternatives, scope != .references, own != .proposal || scope != .problem { scope = own }
    }
    reading.headings[index].roles = roles
    reading.headings[index].scope = scope
  }

  // MARK: Units

  private mutating func scan(
    _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ template: SpecTemplate?, _ reading: SpecReading
  ) {
    let range = reading.units[index].text
    if let template {
      let (hash, words) = SentenceHash.of(bytes, range)
      if words >= SpecTemplate.fewestWords, template.sentences.contains(hash) {
        reading.units[index].isTemplate = true
      }
    }
    tokens.removeAll(keepingCapacity: true)
    hits.removeAll(keepingCapacity: true)
    Tokenizer.tokenize(bytes, range, into: &tokens)
    reading.units[index].wordCount = tokens.count
    reading.units[index].traits = traits(bytes, range)
    scanner.scan(bytes, tokens, into: &hits)
    guard !hits.isEmpty else { return }
    if hits.contains(where: { evidence.isMask[Int($0.pattern)] }) { rescanMasked(bytes) }
    negations.removeAll(keepingCapacity: true)
    for hit in hits where evidence.owners[Int(hit.pattern)] == .signal(.negation) {
      negations.append(hit.last)
    }
    for kind in forms.indices { forms[kind] = (0, 0, false) }
    for hit in hits { take(hit, index, reading) }
    for (kind, found) in forms.enumerated() where found.count > 0 {
      reading.claims.append(
        SpecReading.Claim(
          unit: index, kind: kind, forms: found.forms, count: found.count, isNegated: found.isNegated))
    }
  }

  /// Looks again, past the words that look like something they are not.
  private mutating func rescanMasked(_ bytes: UnsafeBufferPointer<UInt8>) {
    masked.removeAll(keepingCapacity: true)
    masked.append(contentsOf: repeatElement(false, count: tokens.count))
    for hit in hits where evidence.isMask[Int(hit.pattern)] {
      for word in Int(hit.first)...Int(hit.last) { masked[word] = true }
    }
    hits.removeAll(keepingCapacity: true)
    scanner.scan(bytes, tokens, masked: masked, into: &hits)
  }

  private mutating func take(_ hit: PatternHit, _ unit: Int, _ reading: SpecReading) {
    switch evidence.owners[Int(hit.pattern)] {
    case .mask: break
    case .signal(let signal): reading.units[unit].signals.insert(TextUnit.SignalSet(signal))
    case .about(let item): reading.about[unit].insert(item)
    case .answer(let item):
      reading.about[unit].insert(item)
      reading.answers[unit].insert(item)
    case .says(let item, let index): if !isNegated(hit) { reading.says.append((unit, item, index)) }
    case .effect(let item, let index): if !isNegated(hit) { reading.effects.append((unit, item, index)) }
    case .claim(let kind, _): claim(kind, SpecReading.Claim.phrase, hit)
    case .form(let kind, let form): claim(kind, 1 << UInt32(min(form, 30)), hit)
    }
  }

  private mutating func claim(_ kind: Int, _ form: UInt32, _ hit: PatternHit) {
    let negated = isNegated(hit)
    // One claim that holds is enough; negated ones count only where there is no other.
    if forms[kind].count > 0, negated, !forms[kind].isNegated { return }
    if forms[kind].isNegated, !negated { forms[kind] = (0, 0, false) }
    let isNew = forms[kind].forms & form == 0
    forms[kind] = (forms[kind].forms | form, forms[kind].count + (isNew ? 1 : 0), negated)
  }

  private func isNegated(_ hit: PatternHit) -> Bool {
    guard !evidence.negates[Int(hit.pattern)] else { return false }
    // They are in order; the first that is near enough decides.
    var low = 0
    var high = negations.count
    while low < high {
      let middle = (low + high) / 2
      if negations[middle] < hit.first - 4 { low = middle + 1 } else { high = middle }
    }
    return low < negations.count && negations[low] <= hit.last
  }

  private func traits(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> TextUnit.Traits {
    var traits: TextUnit.Traits = []
    var classes: WordClass = []
    for token in tokens { classes.formUnion(token.classes) }
    for (wordClass, trait) in EvidenceScanner.traitsOfClasses where classes.contains(wordClass) {
      traits.insert(trait)
    }
    var previous: UInt8 = 0
    for index in range {
      let byte = bytes[index]
      switch byte {
      case 0x3D, 0x7B, 0x7D: if previous != 0x2D { traits.insert(.code) }
      case 0x29: if previous == 0x28 { traits.insert(.code) }
      case 0x3E: if previous == 0x2D || previous == 0x3D { traits.insert(.arrow) }
      case 0x40: if Tokenizer.isWordByte(previous) { traits.insert(.email) }
      case 0x5D:
        if previous == 0x20 || previous == 0x78, index >= range.lowerBound + 2, bytes[index - 2] == 0x5B {
          traits.insert(.checkbox)
        }
      case 0x86 where previous == 0x92: traits.insert(.arrow)
      default: break
      }
      previous = byte
    }
    if previous == 0x3F { traits.insert(.question) }
    if previous == 0x3A { traits.insert(.colon) }
    return traits
  }

  // MARK: Denials

  /// "None" at the start of a section's text covers the sentences that explain it, up to one that takes it back.
  private func markDenied(_ reading: SpecReading) {
    reading.isDenied = Array(repeating: false, count: reading.units.count)
    var heading = -2
    var denied = false
    for (index, unit) in reading.units.enumerated() {
      if unit.heading != heading {
        heading = unit.heading
        denied = reading.has(.bare, unit) || (reading.has(.denial, unit) && unit.wordCount <= 16)
        denied = denied && !reading.has(.exception, unit)
      } else if denied, reading.has(.exception, unit) || unit.kind == .code {
        denied = false
      }
      reading.isDenied[index] = denied
    }
  }
}
