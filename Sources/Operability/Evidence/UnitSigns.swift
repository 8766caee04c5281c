/// What a learned model sees of a unit: the beginnings of its words, and how it stands in the document.
///
/// A word counts by its first six bytes in small letters, which takes "migrated" and "migration" for one, and a
/// number by its being one.
enum UnitSigns {
  /// Of a word this many bytes count.
  static let stemLength = 6

  /// The traits by name, in the order of their bits.
  static let traitNames = [
    "number", "literal", "url", "snake", "flag", "camel", "path", "method", "question", "colon", "code",
    "arrow", "email", "checkbox",
  ]
  private static let kindNames = ["sentence", "item", "row", "code", "term", "link", "metadata", "image"]

  /// A word's beginning as a number, the first byte lowest; "0" for a number.
  @inline(__always)
  static func stemKey(_ token: Token) -> UInt64 {
    token.classes.contains(.number) ? 0x30 : token.letters[0] & ((1 << UInt64(stemLength * 8)) - 1)
  }

  /// The same for a sign by its name, `word.` and the stem; nil for a sign that is no word.
  static func stemKey(ofSignNamed name: UnsafeBufferPointer<UInt8>) -> UInt64? {
    let prefix = wordPrefix.utf8CodeUnitCount
    guard name.count >= prefix else { return nil }
    for place in 0..<prefix where name[place] != wordPrefix.utf8Start[place] { return nil }
    var key: UInt64 = 0
    for place in 0..<min(name.count - prefix, stemLength) {
      key |= UInt64(name[prefix + place]) << UInt64(place * 8)
    }
    return key
  }

  private static let wordPrefix: StaticString = "word."

  /// The stem that ``stemKey(_:)`` stands for.
  static func stem(_ bytes: UnsafeBufferPointer<UInt8>, _ token: Token) -> String {
    let start = Int(token.start)
    if bytes[start] &- 0x30 < 10 { return "0" }
    let end = min(Int(token.end), start + stemLength)
    return String(decoding: bytes[start..<end].lazy.map(Tokenizer.lowered), as: UTF8.self)
  }

  /// The places among ``names(_:)`` of the signs that are no words.
  @inline(__always)
  static func forEachSign(of unit: TextUnit, roleCount: Int, _ body: (Int) -> Void) {
    unit.roles.forEach(body)
    var place = roleCount
    body(place + unit.scope.place)
    place += Checklist.Scope.allCases.count
    body(place + Int(unit.kind.rawValue))
    place += kindNames.count
    var signals = unit.signals.rawValue
    while signals != 0 {
      body(place + signals.trailingZeroBitCount)
      signals &= signals - 1
    }
    place += 32
    var traits = unit.traits.rawValue
    while traits != 0 {
      body(place + traits.trailingZeroBitCount)
      traits &= traits - 1
    }
    place += 32
    body(place + (unit.wordCount <= 3 ? 0 : unit.wordCount <= 8 ? 1 : unit.wordCount <= 20 ? 2 : 3))
    if unit.heading <= 0 { body(place + 4) }
  }

  /// What these signs are called; "" for places that stay free.
  static func names(_ checklist: Checklist) -> [String] {
    var names = checklist.roles.map { "role.\($0.id)" }
    names += Checklist.Scope.allCases.map { "scope.\($0.rawValue)" }
    names += kindNames.map { "kind.\($0)" }
    var signals = Array(repeating: "", count: 32)
    for signal in Signal.allCases { signals[Int(signal.bit)] = "signal.\(signal)" }
    names += signals
    names += (0..<32).map { $0 < traitNames.count ? "trait.\(traitNames[$0])" : "" }
    return names + ["words.few", "words.some", "words.many", "words.most", "title"]
  }
}

extension Checklist.Scope {
  /// The place among all cases.
  var place: Int {
    switch self {
    case .proposal: 0
    case .problem: 1
    case .alternatives: 2
    case .references: 3
    case .work: 4
    case .questionnaire: 5
    }
  }
}
