/// A type that a word of the command line can express.
public protocol ExpressibleByArgument: SendableMetatype {
  /// Makes a value of a word; nil when the word is none.
  init?(argument: String)

  /// The value as help shows it when it is the default.
  var defaultValueDescription: String { get }

  /// All words that express a value, where they can be counted; else empty.
  static var allValueStrings: [String] { get }

  /// What the words of ``allValueStrings`` mean, for help and completions.
  static var allValueDescriptions: [String: String] { get }

  /// What a shell offers where the option or argument does not say.
  static var defaultCompletionKind: CompletionKind { get }
}

extension ExpressibleByArgument {
  /// The value as a string.
  public var defaultValueDescription: String { "\(self)" }

  /// None.
  public static var allValueStrings: [String] { [] }

  /// None.
  public static var allValueDescriptions: [String: String] { [:] }

  /// The possible values of the type.
  public static var defaultCompletionKind: CompletionKind { .default }
}

extension ExpressibleByArgument where Self: CaseIterable {
  /// Every case as help shows it.
  public static var allValueStrings: [String] { allCases.map(\.defaultValueDescription) }
}

extension ExpressibleByArgument
where Self: CaseIterable, Self: RawRepresentable, RawValue: ExpressibleByArgument {
  /// The raw value of every case.
  public static var allValueStrings: [String] { allCases.map(\.rawValue.defaultValueDescription) }
}

extension RawRepresentable where Self: ExpressibleByArgument, RawValue: ExpressibleByArgument {
  /// Makes a value of its raw value.
  public init?(argument: String) {
    guard let raw = RawValue(argument: argument), let value = Self(rawValue: raw) else { return nil }
    self = value
  }

  /// The raw value.
  public var defaultValueDescription: String { rawValue.defaultValueDescription }
}

extension LosslessStringConvertible where Self: ExpressibleByArgument {
  /// Makes a value of its description.
  public init?(argument: String) { self.init(argument) }
}

extension String: ExpressibleByArgument {
  /// Any word will do.
  public init?(argument: String) { self = argument }
}

extension Bool: ExpressibleByArgument {
  /// `true` and `false`.
  public static var allValueStrings: [String] { ["true", "false"] }
}

extension Int: ExpressibleByArgument {}
extension Int8: ExpressibleByArgument {}
extension Int16: ExpressibleByArgument {}
extension Int32: ExpressibleByArgument {}
extension Int64: ExpressibleByArgument {}
extension UInt: ExpressibleByArgument {}
extension UInt8: ExpressibleByArgument {}
extension UInt16: ExpressibleByArgument {}
extension UInt32: ExpressibleByArgument {}
extension UInt64: ExpressibleByArgument {}
extension Float: ExpressibleByArgument {}
extension Double: ExpressibleByArgument {}
