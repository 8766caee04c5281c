/// One option, flag or argument as the parser, help, completions and the manual see it.
struct ArgumentDefinition {
  enum Kind: Hashable, Sendable {
    case option
    case flag
    case positional
  }

  enum BuiltIn: Hashable, Sendable {
    case help
    case version
  }

  /// The property it sets, with the groups on the way to it.
  var key: String
  var kind: Kind
  /// Empty for a positional argument.
  var names: [OptionName]
  /// The names that turn a flag off.
  var inverseNames: [OptionName]
  var help: ArgumentHelp
  var valueName: String
  var completion: CompletionKind
  var isRepeating: Bool
  var isRequired: Bool
  /// Whether a negative number may be its value as a word of its own among the arguments.
  var acceptsNumbers: () -> Bool
  /// The title of its option group, empty for none.
  var section: String
  var builtIn: BuiltIn?
  var defaultDescription: () -> String?
  var possibleValues: () -> [PossibleValue]
  var makeCell: () -> any ValueCell
  var update: (any ValueCell, ArgumentInput) throws -> Void

  /// The name that messages use: the first long one.
  var displayName: String {
    if kind == .positional { return valueName }
    return (names.first { !$0.isShort } ?? names.first)?.description ?? valueName
  }

  var allNames: [OptionName] { names + inverseNames }

  /// A built-in flag, which ends the parsing.
  static func builtIn(_ builtIn: BuiltIn, names: [OptionName], abstract: String) -> ArgumentDefinition {
    ArgumentDefinition(
      key: "", kind: .flag, names: names, inverseNames: [], help: ArgumentHelp(abstract), valueName: "",
      completion: .default, isRepeating: false, isRequired: false, acceptsNumbers: { false }, section: "",
      builtIn: builtIn, defaultDescription: { nil }, possibleValues: { [] },
      makeCell: { Cell(initial: false) }, update: { _, _ in })
  }
}

/// A word that an option or argument takes.
struct PossibleValue: Hashable, Sendable {
  var word: String
  /// What it means; empty where nothing is said.
  var meaning: String
}

/// A word that is no value of its type, or that a transform refused.
struct InvalidValue: Error {
  /// Why, or what is expected; nil where the possible values say it.
  var reason: String?
}

extension ExpressibleByArgument {
  static var possibleValues: [PossibleValue] {
    let meanings = allValueDescriptions
    return allValueStrings.map { PossibleValue(word: $0, meaning: meanings[$0] ?? "") }
  }

  /// Whether values may be negative numbers.
  static var isNumber: Bool { Self.self is any SignedNumeric.Type }

  /// Makes a value of a word.
  ///
  /// - Throws: ``InvalidValue`` with what is expected of a number.
  static func parsed(_ word: String) throws -> Self {
    if let value = Self(argument: word) { return value }
    if let type = Self.self as? any FixedWidthInteger.Type {
      let isWhole =
        !word.isEmpty && word.utf8.allSatisfy(isDigit) || isNegativeNumber(word) && !word.contains(".")
      throw InvalidValue(reason: "a whole number\(isWhole ? " from \(type.range)" : "") is expected")
    }
    if Self.self is any FloatingPoint.Type { throw InvalidValue(reason: "a number is expected") }
    throw InvalidValue(reason: nil)
  }
}

extension FixedWidthInteger {
  fileprivate static var range: String { "\(Self.min) to \(Self.max)" }
}
