/// A property set by its place among the words that are no options.
///
/// Where there is no default, at least empty parentheses follow the wrapper: `@Argument() var name: String`.
///
/// A property that has neither a default nor an optional type is a required argument; an array takes all the
/// words that are left, so it comes last.
@propertyWrapper
public struct Argument<Value>: Codable {
  var parsed: Parsed<Value>

  /// The value; before parsing the default.
  public var wrappedValue: Value {
    get { parsed.value }
    set { parsed = .value(newValue) }
  }

  init(_ declaration: Declaration<Value>) { parsed = .declared(declaration) }

  /// Takes the parsed value out of the decoder of a parse.
  ///
  /// - Throws: `DecodingError` for any other decoder.
  public init(from decoder: any Decoder) throws { parsed = .value(try parsedValue(from: decoder)) }

  /// Tells what it declares; nothing once it holds a value.
  ///
  /// - Throws: `EncodingError` for any other encoder than that of a parse.
  public func encode(to encoder: any Encoder) throws {
    guard case .declared(let declaration) = parsed else { return }
    try DeclarationEncoder(encoder).add(declaration)
  }
}

extension Argument: Sendable where Value: Sendable {}

extension Argument where Value: ExpressibleByArgument {
  /// Declares an argument with a default.
  public init(wrappedValue: Value, help: ArgumentHelp? = nil, completion: CompletionKind? = nil) {
    self.init(.single(.positional, initial: wrappedValue, name: [], help: help, completion: completion))
  }

  /// Declares a required argument.
  public init(help: ArgumentHelp? = nil, completion: CompletionKind? = nil) {
    self.init(.single(.positional, initial: nil, name: [], help: help, completion: completion))
  }
}

extension Argument {
  /// Declares an argument that may be absent.
  public init<T: ExpressibleByArgument>(
    wrappedValue: T? = nil, help: ArgumentHelp? = nil, completion: CompletionKind? = nil
  ) where Value == T? {
    self.init(
      .optional(
        .positional, initial: wrappedValue, name: [], help: help,
        completion: completion ?? T.defaultCompletionKind, type: T.self))
  }

  /// Declares that all the words that are left may be arguments.
  public init<T: ExpressibleByArgument>(
    wrappedValue: [T], help: ArgumentHelp? = nil, completion: CompletionKind? = nil
  ) where Value == [T] {
    self.init(.array(.positional, initial: wrappedValue, name: [], help: help, completion: completion))
  }

  /// Declares that all the words that are left are arguments, of which there must be one.
  public init<T: ExpressibleByArgument>(
    help: ArgumentHelp? = nil, completion: CompletionKind? = nil
  ) where Value == [T] {
    self.init(.array(.positional, initial: nil, name: [], help: help, completion: completion))
  }

  /// Declares an argument whose value `transform` makes of the word; required unless its type is optional.
  ///
  /// What `transform` throws says why the word is wrong.
  public init(
    help: ArgumentHelp? = nil, completion: CompletionKind? = nil,
    transform: @escaping @Sendable (String) throws -> Value
  ) {
    self.init(
      .transformed(
        .positional, initial: absentValue(), name: [], help: help, completion: completion,
        transform: transform))
  }

  /// Declares an argument with a default whose value `transform` makes of the word.
  public init(
    wrappedValue: Value, help: ArgumentHelp? = nil, completion: CompletionKind? = nil,
    transform: @escaping @Sendable (String) throws -> Value
  ) {
    self.init(
      .transformed(
        .positional, initial: wrappedValue, name: [], help: help, completion: completion,
        transform: transform))
  }

  /// Declares that all the words that are left are arguments, of which there must be one, whose values
  /// `transform` makes of them.
  public init<T>(
    help: ArgumentHelp? = nil, completion: CompletionKind? = nil,
    transform: @escaping @Sendable (String) throws -> T
  ) where Value == [T] {
    self.init(
      .transformedArray(
        .positional, initial: nil, name: [], help: help, completion: completion, transform: transform))
  }

  /// Declares that all the words that are left may be arguments, whose values `transform` makes of them.
  public init<T>(
    wrappedValue: [T], help: ArgumentHelp? = nil, completion: CompletionKind? = nil,
    transform: @escaping @Sendable (String) throws -> T
  ) where Value == [T] {
    self.init(
      .transformedArray(
        .positional, initial: wrappedValue, name: [], help: help, completion: completion,
        transform: transform))
  }
}
