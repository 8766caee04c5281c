/// A property set by a name alone.
///
/// A `Bool` is false until its name is given, or has names for both with a ``FlagInversion``; an `Int`
/// counts; a type of ``EnumerableFlag`` has a name for each case. Of several names the last given counts.
@propertyWrapper
public struct Flag<Value>: Codable {
  var parsed: Parsed<Value>

  /// The value; before parsing the default.
  public var wrappedValue: Value {
    get { parsed.value }
    set { parsed = .value(newValue) }
  }

  init(initial: Value?, describe: @escaping @Sendable (Value) -> String? = { _ in nil }, _ forms: [Form]) {
    parsed = .declared(Declaration(initial: initial, describe: describe, forms: forms))
  }

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

  typealias Form = Declaration<Value>.Form
}

extension Flag: Sendable where Value: Sendable {}

/// How the names that turn a flag off are made.
public enum FlagInversion: Hashable, Sendable {
  /// `--name` and `--no-name`.
  case prefixedNo
  /// `--enable-name` and `--disable-name`.
  case prefixedEnableDisable

  func names(_ specification: NameSpecification, property: String) -> FlagNames {
    let names = specification.names(for: property)
    var result = FlagNames(names: [])
    for name in names {
      guard case .long(let word) = name else {
        result.names.append(name)
        continue
      }
      switch self {
      case .prefixedNo:
        result.names.append(name)
        result.inverse.append(.long("no-" + word))
      case .prefixedEnableDisable:
        result.names.append(.long("enable-" + word))
        result.inverse.append(.long("disable-" + word))
      }
    }
    return result
  }
}

/// A type whose cases are flags.
public protocol EnumerableFlag: CaseIterable, Equatable, Sendable where AllCases: Sendable {
  /// The names of a case; by default its own after two hyphens.
  static func name(for value: Self) -> NameSpecification

  /// What the help says of a case.
  static func help(for value: Self) -> ArgumentHelp?
}

extension EnumerableFlag {
  /// The case's own name.
  public static func name(for value: Self) -> NameSpecification { .long }

  /// Nothing.
  public static func help(for value: Self) -> ArgumentHelp? { nil }
}

extension Flag where Value == Bool {
  /// Declares a flag that is false until it is given.
  public init(wrappedValue: Bool = false, name: NameSpecification = .long, help: ArgumentHelp? = nil) {
    self.init(
      initial: wrappedValue,
      [
        Form(
          kind: .flag, naming: { FlagNames(names: name.names(for: $0)) }, help: help ?? ArgumentHelp(),
          update: { value, _ in value = true })
      ])
  }

  /// Declares a flag with names for true and false.
  public init(
    wrappedValue: Bool, name: NameSpecification = .long, inversion: FlagInversion,
    help: ArgumentHelp? = nil
  ) {
    self.init(
      initial: wrappedValue, describe: { $0 ? "on" : "off" },
      [
        Form(
          kind: .flag, naming: { inversion.names(name, property: $0) }, help: help ?? ArgumentHelp(),
          update: { value, input in value = input.isPresent })
      ])
  }
}

extension Flag where Value == Bool? {
  /// Declares a flag with names for true and false that may be absent.
  public init(
    wrappedValue: Bool? = nil, name: NameSpecification = .long, inversion: FlagInversion,
    help: ArgumentHelp? = nil
  ) {
    self.init(
      initial: .some(wrappedValue),
      [
        Form(
          kind: .flag, naming: { inversion.names(name, property: $0) }, help: help ?? ArgumentHelp(),
          update: { value, input in value = .some(input.isPresent) })
      ])
  }
}

extension Flag where Value == Int {
  /// Declares a flag that counts how often it is given.
  public init(wrappedValue: Int = 0, name: NameSpecification = .long, help: ArgumentHelp? = nil) {
    self.init(
      initial: wrappedValue,
      [
        Form(
          kind: .flag, naming: { FlagNames(names: name.names(for: $0)) }, help: help ?? ArgumentHelp(),
          isRepeating: true, update: { value, _ in value = (value ?? 0) &+ 1 })
      ])
  }
}

extension Flag where Value: EnumerableFlag {
  /// Declares a flag for each case, one of which is the default.
  public init(wrappedValue: Value, help: ArgumentHelp? = nil) {
    self.init(
      initial: wrappedValue, describe: { Self.name(of: $0) },
      Self.forms(of: Value.self, help: help) { value, flag in value = flag })
  }

  /// Declares a flag for each case, one of which must be given.
  public init(help: ArgumentHelp? = nil) {
    self.init(initial: nil, Self.forms(of: Value.self, help: help) { value, flag in value = flag })
  }
}

extension Flag {
  /// Declares a flag for each case, none of which need be given.
  public init<T: EnumerableFlag>(wrappedValue: T? = nil, help: ArgumentHelp? = nil) where Value == T? {
    self.init(
      initial: .some(wrappedValue),
      Self.forms(of: T.self, help: help) { value, flag in value = .some(flag) })
  }

  static func name<T: EnumerableFlag>(of flag: T) -> String {
    T.name(for: flag).names(for: "\(flag)").last?.description ?? "\(flag)"
  }

  static func forms<T: EnumerableFlag>(
    of type: T.Type, help: ArgumentHelp?, update: @escaping @Sendable (inout Value?, T) -> Void
  ) -> [Form] {
    T.allCases.map { flag in
      let names = T.name(for: flag).names(for: "\(flag)")
      return Form(
        kind: .flag, naming: { _ in FlagNames(names: names) },
        help: T.help(for: flag) ?? help ?? ArgumentHelp(), update: { value, _ in update(&value, flag) })
    }
  }
}

extension ArgumentInput {
  fileprivate var isPresent: Bool {
    if case .negated = self { false } else { true }
  }
}
