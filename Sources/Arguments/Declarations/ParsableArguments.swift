/// A type whose properties declare options, flags and arguments.
///
/// Conforming types mark their properties with ``Option``, ``Flag``, ``Argument`` and ``OptionGroup``; what
/// they declare is found by encoding an instance made by `init()`, and a parsed instance is made by
/// decoding. The conformance to `Codable` is synthesised: every stored property must carry one of the
/// wrappers.
public protocol ParsableArguments: Codable, SendableMetatype {
  /// Makes an instance that holds the declarations and their defaults.
  init()

  /// Checks the parsed values against each other, after parsing and before anything runs.
  ///
  /// Throw a ``ValidationError`` to end with a usage error.
  mutating func validate() throws
}

extension ParsableArguments {
  /// Accepts every combination of values.
  public mutating func validate() throws {}
}
