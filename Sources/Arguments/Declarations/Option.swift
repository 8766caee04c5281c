/// A property set by `--name value`.
///
/// Where there is no default, at least empty parentheses follow the wrapper: `@Option() var name: String`.
///
/// A property that has neither a default nor an optional type is a required option; an array takes every
/// value that is given, a default of it gives way to the first.
@propertyWrapper
public struct Option<Value>: Codable {
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

extension Option: Sendable where Value: Sendable {}

extension Option where Value: ExpressibleByArgument {
  /// Declares an option with a default.
  public init(
    wrappedValue: Value, name: NameSpecification = .long, help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil
  ) {
    self.init(.single(.option, initial: wrappedValue, name: name, help: help, completion: completion))
  }

  /// Declares a required option.
  public init(
    name: NameSpecification = .long, help: ArgumentHelp? = nil, completion: CompletionKind? = nil
  ) {
    self.init(.single(.option, initial: nil, name: name, help: help, completion: completion))
  }
}

extension Option {
  /// Declares an option that may be absent.
  public init<T: ExpressibleByArgument>(
    wrappedValue: T? = nil, name: NameSpecification = .long, help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil
  ) where Value == T? {
    self.init(
      .optional(
        .option, initial: wrappedValue, name: name, help: help,
        completion: completion ?? T.defaultCompletionKind,
        type: T.self))
  }

  /// Declares an option that may be given several times.
  public init<T: ExpressibleByArgument>(
    wrappedValue: [T], name: NameSpecification = .long, help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil
  ) where Value == [T] {
    self.init(.array(.option, initial: wrappedValue, name: name, help: help, completion: completion))
  }

  /// Declares an option that must be given and may be given several times.
  public init<T: ExpressibleByArgument>(
    name: NameSpecification = .long, help: ArgumentHelp? = nil, completion: CompletionKind? = nil
  ) where Value == [T] {
    self.init(.array(.option, initial: nil, name: name, help: help, completion: completion))
  }

  /// Declares an option with a default whose value `transform` makes of the word.
  ///
  /// What `transform` throws says why the word is wrong.
  public init(
    wrappedValue: Value, name: NameSpecification = .long, help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil, transform: @escaping @Sendable (String) throws -> Value
  ) {
    self.init(
      .transformed(
        .option, initial: wrappedValue, name: name, help: help, completion: completion, transform: transform))
  }

  /// Declares an option whose value `transform` makes of the word; required unless its type is optional.
  public init(
    name: NameSpecification = .long, help: ArgumentHelp? = nil, completion: CompletionKind? = nil,
    transform: @escaping @Sendable (String) throws -> Value
  ) {
    self.init(
      .transformed(
        .option, initial: absentValue(), name: name, help: help, completion: completion,
        transform: transform))
  }

  /// Declares an option that must be given and may be given several times, whose values `transform` makes
  /// of the words.
  public init<T>(
    name: NameSpecification = .long, help: ArgumentHelp? = nil, completion: CompletionKind? = nil,
    transform: @escaping @Sendable (String) throws -> T
  ) where Value == [T] {
    self.init(
      .transformedArray(
        .option, initial: nil, name: name, help: help, completion: completion, transform: transform))
  }

  /// Declares an option that may be given several times, whose values `transform` makes of the words.
  public init<T>(
    wrappedValue: [T], name: NameSpecification = .long, help: ArgumentHelp? = nil,
    completion: CompletionKind? = nil, transform: @escaping @Sendable (String) throws -> T
  ) where Value == [T] {
    self.init(
      .transformedArray(
        .option, initial: wrappedValue, name: name, help: help, completion: completion,
        transform: transform))
  }
}
