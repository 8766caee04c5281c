/// What help, completions and the manual say of an option, flag or argument.
public struct ArgumentHelp: ExpressibleByStringInterpolation, Hashable, Sendable {
  /// One sentence.
  public var abstract: String

  /// More, shown below the sentence.
  public var discussion: String

  /// What stands for the value; nil for the property's name in capitals with hyphens.
  public var valueName: String?

  /// Who sees it.
  public var visibility: ArgumentVisibility

  /// Makes a help text.
  public init(
    _ abstract: String = "", discussion: String = "", valueName: String? = nil,
    visibility: ArgumentVisibility = .default
  ) {
    self.abstract = abstract
    self.discussion = discussion
    self.valueName = valueName
    self.visibility = visibility
  }

  /// Makes a help text of one sentence.
  public init(stringLiteral value: String) { self.init(value) }

  /// A help text for something that is neither shown nor completed.
  public static var hidden: ArgumentHelp { ArgumentHelp(visibility: .hidden) }

  /// A help text for something that is never shown, not even on request.
  public static var `private`: ArgumentHelp { ArgumentHelp(visibility: .private) }
}

/// Who sees an option, flag or argument.
public enum ArgumentVisibility: Hashable, Sendable {
  /// Everybody.
  case `default`
  /// Those who ask for the hidden ones.
  case hidden
  /// Nobody.
  case `private`
}
