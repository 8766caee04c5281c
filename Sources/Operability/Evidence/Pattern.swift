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
  var parts: [Part]

  /// A piece of a pattern.
  indirect enum Part: Sendable, Equatable {
    case word([WordTest], optional: Bool)
    case group([[Part]], optional: Bool)
    case term(Term, optional: Bool)
    case gap(Int)
    case start
    case end
  }

  /// A named list of patterns, any one of which will do.
  public struct Term: Sendable, Equatable {
    /// What tells it from other terms.
    public var name: String
    /// Those of the list.
    public var patterns: [Pattern]

    /// Names a list.
    public init(name: String, patterns: [Pattern]) {
      self.name = name
      self.patterns = patterns
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
    var reader = PatternReader(text: Array(text.utf8), terms: terms)
    parts = try reader.sequence(depth: 0)
    guard reader.isAtEnd else { throw SyntaxError(message: "“)” without “(”") }
    guard Pattern.canNotBeEmpty(parts) else {
      throw SyntaxError(message: "the pattern must hold at least one word that is not optional")
    }
    guard Pattern.size(parts) <= Pattern.largestSize else {
      throw SyntaxError(message: "the pattern is too large")
    }
  }

  static func canNotBeEmpty(_ parts: [Part]) -> Bool {
    parts.contains { part in
      switch part {
      case .word(_, let optional): !optional
      case .group(let alternatives, let optional): !optional && alternatives.allSatisfy(canNotBeEmpty)
      case .term(_, let optional): !optional
      default: false
      }
    }
  }

  static func size(_ parts: [Part]) -> Int {
    parts.reduce(0) { sum, part in
      if case .group(let alternatives, _) = part {
        return sum + alternatives.reduce(0) { $0 + size($1) }
      }
      return sum + 1
    }
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
