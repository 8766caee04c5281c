/// Finds the words for a verdict.
struct Wording {
  let reading: SpecReading
  let judgement: SpecJudge.Judgement
  private let judge: SpecJudge
  /// The item that words are wanted for.
  private var index = 0
  /// Why the current item is asked of this text.
  private var cause: Cause?
  /// What messages have quoted so far, so that no two quote the same.
  private var quoted: Set<String> = []
  /// The units that findings are about; as a reason for another they are named by their line alone.
  private var reserved: Set<Int> = []
  /// How many messages named a unit as the reason.
  private var named: [Int: Int] = [:]
  /// What ``tellingUnits(of:)`` found.
  private var telling: [Int: [Int]] = [:]

  /// What makes an item needed.
  private struct Cause {
    var kind: Int
    var unit: Int
    /// The words of the unit, where these can be quoted.
    var sentence: String?
  }

  private var judged: ItemJudgement { judgement.items[index] }
  /// Where a finding stands, a quote need only be known again, so that it is cut to about this many characters.
  private static let quoteLength = 80
  /// A quote from elsewhere has to be understood.
  private static let sentenceLength = 120
  /// Of the sentences that claim a change with such a learned score readers pointed to 80 in 100, and where the change is
  /// likely, too, 99 of 100 proposals make it (300 judged specs, by weights learned from these).
  private static let leastCauseScore: Float = 0.15
  private static let sureProbability = 0.7
  /// How many messages of a review name the same line.
  private static let mostMentions = 2

  init(reading: SpecReading, judgement: SpecJudge.Judgement, judge: SpecJudge) {
    self.reading = reading
    self.judgement = judgement
    self.judge = judge
    for item in judgement.items.indices where judgement.items[item].gap {
      if let contradiction = judgement.items[item].contradiction {
        reserved.insert(contradiction.effect)
      } else if judgement.items[item].status == .thin, let unit = judgement.items[item].units.first {
        reserved.insert(unit)
      }
    }
  }

  /// What is to be said of each item. The surest findings come first, so that they have the quotes.
  mutating func messages() -> [String] {
    var messages = Array(repeating: "", count: judgement.items.count)
    let chances = judgement.items.map(\.gapProbability)
    let order = judgement.items.indices.sorted { (chances[$0], $1) > (chances[$1], $0) }
    for item in order {
      index = item
      messages[item] = message(isFinding: judgement.items[item].gap)
    }
    return messages
  }

  /// The message: the item's own for the occasion, else the checklist's, else those for the plain status.
  ///
  /// A variant that would repeat what another message quoted is avoided where there is another.
  private mutating func message(isFinding: Bool) -> String {
    var occasions = [judged.occasion]
    switch judged.occasion {
    case .promise, .placeholder: occasions += [.thin, .missing]
    case .thin, .template, .empty: occasions.append(.missing)
    default: break
    }
    cause = isFinding ? foundCause() : nil
    var fallback: String?
    for isOwn in [true, false] {
      for occasion in occasions {
        for variant in isOwn
          ? judge.checklist.items[index].messages[occasion] : judge.checklist.messages[occasion]
        {
          if isFinding, variant.pieces.contains(.placeholder(.quote)), !isOnTopic { continue }
          guard let text = variant.filled({ value($0) }) else { continue }
          guard isFinding else { return text }
          let quotes = quotes(variant)
          if quotes.contains(where: quoted.contains) {
            fallback = fallback ?? text
            continue
          }
          quoted.formUnion(quotes)
          if let cause, variant.namesCause { named[cause.unit, default: 0] += 1 }
          return text
        }
      }
    }
    return fallback ?? plain
  }

  /// What a variant quotes, a denial left out: many sections say "None".
  private func quotes(_ variant: Messages.Variant) -> [String] {
    variant.pieces.compactMap { piece in
      switch piece {
      case .placeholder(.quote): judged.contradicted ? nil : value(.quote)
      case .placeholder(.effect): value(.effect)
      default: nil
      }
    }
  }

  /// Whether the sentence to quote is on the item: as readers see it where that was learned, else by its words and its
  /// place. Another would puzzle whoever reads that it does not answer the item.
  private var isOnTopic: Bool {
    guard judged.contradiction == nil, let unit = judged.units.first else { return true }
    let text = reading.units[unit]
    guard text.kind == .sentence || text.kind == .item || text.kind == .link else { return false }
    // A bare name says nothing.
    guard text.wordCount >= 3 || text.says(.undecided) || reading.about[unit].contains(index) else {
      return false
    }
    let isUnderHeading = text.heading >= 0 && text.heading == judged.heading
    guard !reading.scores.isEmpty else { return isUnderHeading || reading.about[unit].contains(index) }
    let score = reading.scores[unit * reading.scoreCount + reading.itemCount + index]
    return score >= (isUnderHeading ? ItemScores.telling / 2 : ItemScores.telling)
  }

  /// Where a checklist has no words.
  private var plain: String {
    if !judged.relevant { return "Nothing in the text calls for it." }
    if judged.contradicted { return "The text denies an impact that it shows elsewhere." }
    switch judged.status {
    case .addressed: return "Answered."
    case .none: return "Answered with a plain denial."
    case .thin: return "What the text says does not answer “\(judge.checklist.items[index].title)” yet."
    case .missing: return "Nothing answers “\(judge.checklist.items[index].title)”."
    }
  }

  private func value(_ placeholder: Messages.Placeholder) -> String? {
    switch placeholder {
    case .title: return judge.checklist.items[index].title
    case .quote: return judged.units.first.flatMap { isQuotable($0) ? quote($0, limit: length(of: $0)) : nil }
    case .line: return (judged.units.first.map { reading.units[$0].line } ?? headingLine).map(String.init)
    case .effect: return judged.contradiction.map { quote($0.effect, limit: Wording.sentenceLength) }
    case .effectLine: return judged.contradiction.map { String(reading.units[$0.effect].line) }
    case .heading:
      if let unit = judged.units.first, let heading = reading.heading(of: reading.units[unit]) {
        return title(heading.title)
      }
      return judged.heading.map { title(reading.headings[$0].title) }
    case .cause: return cause?.sentence
    case .because:
      // Its own placeholder has no value in it.
      return judge.checklist.messages[.because].lazy.compactMap {
        $0.filled { $0 == .because ? nil : value($0) }
      }
      .first
    case .does: return cause.flatMap { judge.checklist.changes[$0.kind].does }
    case .causeLine: return cause.map { String(reading.units[$0.unit].line) }
    case .metadata: return judged.metadata.map { Excerpt.of($0, limit: Wording.quoteLength) }
    case .change: return cause.map { lowered(judge.checklist.changes[$0.kind].title) }
    }
  }

  private func title(_ title: String) -> String { Excerpt.of(title, limit: RuleChecker.longestTitle) }

  private var headingLine: Int? { judged.heading.map { reading.headings[$0].line } }

  /// The first of the item's kinds of change that the text proposes beyond doubt, and the sentence that says so;
  /// rather one that no message has named yet, and none that two have.
  private mutating func foundCause() -> Cause? {
    for kind in judge.causeKinds[index]
    where judgement.changes[kind].isProposed
      && judgement.changes[kind].probability >= Wording.sureProbability
    {
      let units = tellingUnits(of: kind).filter { named[$0, default: 0] < Wording.mostMentions }
      let fresh = units.filter { named[$0] == nil }
      for unit in fresh where !reserved.contains(unit) {
        let sentence = quote(unit, limit: Wording.sentenceLength)
        // Half a sentence often lacks what shows the change.
        if !sentence.hasSuffix("…") { return Cause(kind: kind, unit: unit, sentence: sentence) }
      }
      if let unit = fresh.first ?? units.first { return Cause(kind: kind, unit: unit, sentence: nil) }
    }
    return nil
  }

  /// The sentences that claim a change most plainly, best first: as readers see it where that was learned.
  private mutating func tellingUnits(of kind: Int) -> [Int] {
    if let known = telling[kind] { return known }
    var units = judgement.changes[kind].units
    if !reading.scores.isEmpty {
      let target = 2 * reading.itemCount + kind
      func score(_ unit: Int) -> Float { reading.scores[unit * reading.scoreCount + target] }
      units = reading.claims.filter { $0.kind == kind && !$0.isNegated }.map(\.unit)
        .filter { score($0) >= Wording.leastCauseScore && !reading.isDenied[$0] }
        .sorted { (score($0), $1) > (score($1), $0) }
    }
    units = units.filter { reading.units[$0].canTell }
    telling[kind] = units
    return units
  }

  private func lowered(_ title: String) -> String {
    // "REST" stays as it is.
    let second = title.dropFirst().first
    guard let first = title.first, second?.isLowercase ?? true else { return title }
    return first.lowercased() + title.dropFirst()
  }

  /// Whether a reader would know a unit again by its first words; code and pictures are shown by their line alone.
  private func isQuotable(_ unit: Int) -> Bool {
    switch reading.units[unit].kind {
    case .sentence, .item, .row, .term, .link: true
    case .code, .metadata, .image: false
    }
  }

  /// How much of a unit is quoted: half an address would lead nowhere.
  private func length(of unit: Int) -> Int {
    reading.units[unit].traits.contains(.url) ? 2 * Wording.quoteLength : Wording.quoteLength
  }

  /// A unit's words on one line, without the full stop, cut at a word, with single quotes only.
  private func quote(_ unit: Int, limit: Int) -> String {
    var range = reading.units[unit].text
    // The box of a task is no part of its words.
    let words = reading.prose.bytes[range]
    if words.first == 0x5B, ["[ ] ", "[x] ", "[X] "].contains(where: { words.starts(with: $0.utf8) }) {
      range = (range.lowerBound + 4)..<range.upperBound
    }
    // No character has more than four bytes.
    let most = (limit + 2) * 4
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: min(range.count, most + 8)) { text in
      let count = reading.prose.bytes.withUnsafeBufferPointer {
        FoldedText.write($0, range, limit: most, into: text)
      }
      return Wording.cut(UnsafeMutableBufferPointer(rebasing: text[..<count]), to: limit)
    }
  }

  private static func cut(_ text: UnsafeMutableBufferPointer<UInt8>, to limit: Int) -> String {
    var characters = 0
    var lastSpace = 0
    for index in text.indices {
      if text[index] & 0xC0 != 0x80 { characters += 1 }
      if text[index] == 0x20 { lastSpace = index }
      if characters > limit {
        // Cut at the last space, unless that would leave next to nothing.
        var end = lastSpace > limit / 2 ? lastSpace : index
        while end > 0, text[end - 1] == 0x20 || text[end - 1] == 0x2C { end -= 1 }
        return String(decoding: text[..<end], as: UTF8.self) + "…"
      }
      if text[index] == 0x22 { text[index] = 0x27 }
    }
    // The message has its own full stop; an ellipsis stays.
    let end = text.count
    let hasFullStop = end > 1 && text[end - 1] == 0x2E && text[end - 2] != 0x2E
    return String(decoding: text[..<(hasFullStop ? end - 1 : end)], as: UTF8.self)
  }
}

extension TextUnit {
  /// Whether it may show a change to somebody who does not see what stands around it.
  fileprivate var canTell: Bool {
    guard kind == .sentence || kind == .item, scope == .proposal || scope == .questionnaire, !isTemplate
    else {
      return false
    }
    return wordCount >= 4 && traits.isDisjoint(with: [.question, .colon, .checkbox, .url])
  }
}
