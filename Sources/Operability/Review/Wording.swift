/// Finds the words for a verdict.
struct Wording {
  let reading: SpecReading
  let checklist: Checklist
  let judgement: SpecJudge.Judgement
  /// For each item and entry of its relevance the index of the kind of change.
  let relevanceKinds: [[Int]]
  /// The item that words are wanted for.
  var index = 0

  private var judged: ItemJudgement { judgement.items[index] }
  /// Quotes are cut to about this many characters.
  private static let quoteLength = 80

  /// The message: the item's own for the occasion, else the checklist's, else those for the plain status.
  ///
  /// - Parameter quoted: what other messages quoted; a variant that would repeat it is avoided where there is another.
  func message(avoiding quoted: inout Set<String>, isFinding: Bool) -> String {
    var occasions = [judged.occasion]
    switch judged.occasion {
    case .promise, .placeholder: occasions.append(.thin)
    case .template, .empty: occasions.append(.missing)
    default: break
    }
    var fallback: String?
    for isOwn in [true, false] {
      for occasion in occasions {
        for variant in isOwn ? checklist.items[index].messages[occasion] : checklist.messages[occasion] {
          guard let text = variant.filled(value) else { continue }
          guard isFinding, variant.quotes else { return text }
          if !isOnTopic, variant.pieces.contains(.placeholder(.quote)) { continue }
          let quotes = variant.pieces.compactMap { piece -> String? in
            switch piece {
            case .placeholder(.cause), .placeholder(.quote): filledQuote(piece)
            default: nil
            }
          }
          if quotes.contains(where: quoted.contains) {
            fallback = fallback ?? text
            continue
          }
          quoted.formUnion(quotes)
          return text
        }
      }
    }
    return fallback ?? plain
  }

  /// Whether the quoted sentence is on the item by its words or its place; another would puzzle whoever reads that it
  /// does not answer the item.
  private var isOnTopic: Bool {
    guard judged.contradiction == nil, let unit = judged.units.first else { return true }
    let heading = reading.units[unit].heading
    return reading.about[unit].contains(index) || (heading >= 0 && heading == judged.heading)
  }

  private func filledQuote(_ piece: Messages.Variant.Piece) -> String? {
    if case .placeholder(let placeholder) = piece { return value(placeholder) }
    return nil
  }

  /// Where a checklist has no words.
  private var plain: String {
    if !judged.relevant { return "Nothing in the text calls for it." }
    if judged.contradicted { return "The text denies an impact that it shows elsewhere." }
    switch judged.status {
    case .addressed: return "Answered."
    case .none: return "Answered with a plain denial."
    case .thin: return "What the text says does not answer “\(checklist.items[index].title)” yet."
    case .missing: return "Nothing answers “\(checklist.items[index].title)”."
    }
  }

  private func value(_ placeholder: Messages.Placeholder) -> String? {
    switch placeholder {
    case .title: return checklist.items[index].title
    case .quote: return judged.units.first.flatMap { isQuotable($0) ? quote($0) : nil }
    case .line: return (judged.units.first.map { reading.units[$0].line } ?? headingLine).map(String.init)
    case .effect: return judged.contradiction.map { quote($0.effect) }
    case .effectLine: return judged.contradiction.map { String(reading.units[$0.effect].line) }
    case .heading:
      if let unit = judged.units.first, let heading = reading.heading(of: reading.units[unit]) {
        return title(heading.title)
      }
      return judged.heading.map { title(reading.headings[$0].title) }
    case .cause: return cause.map { quote($0.unit) }
    case .causeLine: return cause.map { String(reading.units[$0.unit].line) }
    case .metadata: return judged.metadata.map { Excerpt.of($0, limit: Wording.quoteLength) }
    case .change: return cause.map { lowered(checklist.changes[$0.kind].title) }
    }
  }

  private func title(_ title: String) -> String { Excerpt.of(title, limit: RuleChecker.longestTitle) }

  private var headingLine: Int? { judged.heading.map { reading.headings[$0].line } }

  /// The sentence that makes the item relevant: the best one of the kind of change that adds most.
  private var cause: (unit: Int, kind: Int)? {
    var best: (unit: Int, kind: Int, share: Double)?
    for (entry, kind) in zip(checklist.items[index].relevance.changes, relevanceKinds[index])
    where entry.weight > 0 && judgement.changes[kind].isProposed {
      let change = judgement.changes[kind]
      guard
        let unit = change.units.first(where: { isQuotable($0) && reading.units[$0].kind != .link })
      else { continue }
      let share = entry.weight * change.probability
      if share > best?.share ?? 0 { best = (unit, kind, share) }
    }
    return best.map { ($0.unit, $0.kind) }
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

  /// A unit's words on one line, cut at a word, with single quotes only.
  private func quote(_ unit: Int) -> String {
    var range = reading.units[unit].text
    // The box of a task is no part of its words.
    let words = reading.prose.bytes[range]
    if words.first == 0x5B, ["[ ] ", "[x] ", "[X] "].contains(where: { words.starts(with: $0.utf8) }) {
      range = (range.lowerBound + 4)..<range.upperBound
    }
    // No character has more than four bytes.
    let limit = (Wording.quoteLength + 2) * 4
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: min(range.count, limit + 8)) { text in
      let count = reading.prose.bytes.withUnsafeBufferPointer {
        FoldedText.write($0, range, limit: limit, into: text)
      }
      return Wording.cut(UnsafeMutableBufferPointer(rebasing: text[..<count]))
    }
  }

  private static func cut(_ text: UnsafeMutableBufferPointer<UInt8>) -> String {
    var characters = 0
    var lastSpace = 0
    for index in text.indices {
      if text[index] & 0xC0 != 0x80 { characters += 1 }
      if text[index] == 0x20 { lastSpace = index }
      if characters > quoteLength {
        // Cut at the last space, unless that would leave next to nothing.
        var end = lastSpace > quoteLength / 2 ? lastSpace : index
        while end > 0, text[end - 1] == 0x20 || text[end - 1] == 0x2C { end -= 1 }
        return String(decoding: text[..<end], as: UTF8.self) + "…"
      }
      if text[index] == 0x22 { text[index] = 0x27 }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
