/// A phrase to look for, as written in a checklist.
///
/// Parts are separated by spaces. A part is a word (`column`), its beginning or end (`deprecat*`, `*client`), its
/// inflections (`remove+`), a word inside a URL (`//launchpad`), a class of words (`@number`), alternatives of these
/// (`add|create`), alternatives of several words (`(config option|flag)`), a named term (`<add>`), or a gap (`..` up
/// to six words, `..3` up to three). `?` after a part makes it optional; `^` and `$` stand for the start and the end
/// of the sentence.
public struct Pattern: Sendable, Equatable {
  /// What was written.
  public var text: String
  /// What it is made of, in the order of the text; what belongs to a part follows it.
  let parts: [Part]
  /// The terms that it refers to.
  let terms: [Term]
  /// How many parts it has, those inside groups included.
  let size: Int
  /// Whether it holds a word such as "no", or one of its terms does.
  let holdsNegation: Bool
  /// Whether its last part is the end of the sentence.
  let isAtEnd: Bool

  /// A piece of a pattern.
  enum Part: Sendable, Equatable {
    /// A word, which has to satisfy one of the tests that follow.
    case word(tests: Int32, optional: Bool)
    case test(WordTest)
    /// The alternatives of a group follow, up to the end.
    case group(end: Int32, optional: Bool)
    /// The parts of an alternative follow, up to the end.
    case alternative(end: Int32)
    /// One of the pattern's terms.
    case term(Int32, optional: Bool)
    case gap(Int32)
    case start
    case end
  }

  /// A named list of patterns, any one of which will do.
  public struct Term: Sendable, Equatable {
    /// What tells it from other terms.
    public let name: String
    /// Those of the list.
    public let patterns: [Pattern]
    /// How many parts the patterns have together.
    let size: Int
    /// Whether one of the patterns holds a negation.
    let holdsNegation: Bool

    /// Names a list.
    public init(name: String, patterns: [Pattern]) {
      self.name = name
      self.patterns = patterns
      size = patterns.reduce(0) { $0 + $1.size }
      holdsNegation = patterns.contains(where: \.holdsNegation)
    }
  }

  /// Why a text is no pattern.
  public struct SyntaxError: Error, Sendable, Equatable {
    /// In words, to follow the place.
    public var message: String
  }

  /// The longest gap that may be asked for.
  static let longestGap = 30
  /// How many parts a pattern may have; more is a mistake that would cost time.
  static let largestSize = 4000

  /// Reads a pattern.
  ///
  /// - Parameter terms: the named lists that it may refer to; each stands for any one of its patterns.
  /// - Throws: ``SyntaxError``.
  public init(_ text: String, terms: [String: Term] = [:]) throws {
    self.text = text
    var text = text
    let reader = try text.withUTF8 { bytes in
      var reader = PatternReader(bytes, terms: terms)
      try reader.read()
      return reader
    }
    parts = reader.parts
    self.terms = reader.terms
    size = reader.size
    holdsNegation = reader.holdsNegation
    isAtEnd = reader.isAtEndOfSentence
    guard canNotBeEmpty(parts.indices) else {
      throw SyntaxError(message: "the pattern must hold at least one word that is not optional")
    }
    guard size <= Pattern.largestSize else { throw SyntaxError(message: "the pattern is too large") }
  }

  /// Where the part behind the one at a place begins, what belongs to that left out.
  @inline(__always)
  func place(behind place: Int) -> Int {
    switch parts[place] {
    case .word(let tests, _): place + 1 + Int(tests)
    case .group(let end, _), .alternative(let end): Int(end)
    default: place + 1
    }
  }

  /// Whether a sequence of parts wants at least one word.
  private func canNotBeEmpty(_ sequence: Range<Int>) -> Bool {
    var place = sequence.lowerBound
    while place < sequence.upperBound {
      let next = self.place(behind: place)
      switch parts[place] {
      case .word(_, optional: false), .term(_, optional: false): return true
      case .group(_, optional: false) where allCanNotBeEmpty(place + 1..<next): return true
      default: place = next
      }
    }
    return false
  }

  private func allCanNotBeEmpty(_ alternatives: Range<Int>) -> Bool {
    var place = alternatives.lowerBound
    while place < alternatives.upperBound {
      let next = self.place(behind: place)
      guard canNotBeEmpty(place + 1..<next) else { return false }
      place = next
    }
    return true
  }
}

/// Classes of words that patterns name with `@`.
struct WordClass: OptionSet, Sendable, Hashable {
  let rawValue: UInt16

  /// Begins with a digit.
  static let number = WordClass(rawValue: 1 << 0)
  /// Between backquotes.
  static let literal = WordClass(rawValue: 1 << 1)
  /// Letters joined by `_`.
  static let snake = WordClass(rawValue: 1 << 2)
  /// A capital after a small letter.
  static let camel = WordClass(rawValue: 1 << 3)
  /// After `--`.
  static let flag = WordClass(rawValue: 1 << 4)
  /// The scheme of a URL.
  static let url = WordClass(rawValue: 1 << 5)
  /// After a `/` that begins a path.
  static let path = WordClass(rawValue: 1 << 6)
  /// An HTTP method in capitals.
  static let method = WordClass(rawValue: 1 << 7)
  /// Capitals only, at least two.
  static let upper = WordClass(rawValue: 1 << 8)
  /// Inside a URL.
  static let insideURL = WordClass(rawValue: 1 << 9)

  static let names: [(name: String, value: WordClass)] = [
    ("number", .number), ("literal", .literal), ("snake", .snake), ("camel", .camel), ("flag", .flag),
    ("url", .url), ("path", .path), ("method", .method), ("upper", .upper),
  ]
}
