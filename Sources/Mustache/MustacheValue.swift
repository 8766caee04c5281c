/// The data that a template is filled with.
///
/// A value is what the Mustache manual calls a hash, a list or a scalar. It is plain data without reflection,
/// so what a template can see is exactly what its renderer put there.
public enum MustacheValue: Sendable {
  /// Nothing: writes nothing, and its section is left out.
  case null
  /// A truth value: decides whether a section is written; as a variable it writes `true` or `false`.
  case bool(Bool)
  /// A whole number, written in decimal digits. Its section is always written, also for 0.
  case integer(Int)
  /// A fractional number, written with as many digits as are needed to read the same number again; a whole
  /// one is written without a fraction (`20`, not `20.0`). For a fixed number of digits pass a string.
  case double(Double)
  /// Text. The empty text's section is left out, so `{{#reason}}({{.}}){{/reason}}` needs no flag of its own.
  case string(String)
  /// Values for which a section is written once each. An empty list's section is left out.
  case list([MustacheValue])
  /// A list whose elements are made when they are written. See ``MustacheSequence``.
  case sequence(MustacheSequence)
  /// Values by name, in any order; of two with one name the first counts. A template finds them by these
  /// names.
  case object([(String, MustacheValue)])

  /// The value of that name in an object; nil when there is none or this is no object.
  ///
  /// The search is linear: objects of reports have few names, and for these that is faster than hashing.
  public subscript(_ name: String) -> MustacheValue? {
    guard case .object(let members) = self else { return nil }
    for (key, value) in members where key == name { return value }
    return nil
  }
}

/// A list whose elements are made one by one while it is written, so that thousands need not be in memory at
/// once.
public struct MustacheSequence: Sendable {
  /// Begins anew and returns a function that gives the next element, or nil after the last.
  ///
  /// A template may use the list more than once; each use begins anew and must give the same elements.
  public let makeIterator: @Sendable () -> (() -> MustacheValue?)

  /// A list whose elements are made by `makeIterator`'s result, one at a call, until it gives nil.
  public init(_ makeIterator: @escaping @Sendable () -> (() -> MustacheValue?)) {
    self.makeIterator = makeIterator
  }

  /// A list of what `transform` makes of each element of a collection.
  public init<Elements: Collection & Sendable>(
    _ elements: Elements, _ transform: @escaping @Sendable (Elements.Element) -> MustacheValue
  ) {
    self.init {
      var iterator = elements.makeIterator()
      return { iterator.next().map(transform) }
    }
  }
}

extension MustacheValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
  ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByNilLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Text, as ``string(_:)``.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A whole number, as ``integer(_:)``.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A fractional number, as ``double(_:)``.
  public init(floatLiteral value: Double) { self = .double(value) }
  /// A truth value, as ``bool(_:)``.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Nothing, as ``null``.
  public init(nilLiteral: ()) { self = .null }
  /// Values in order, as ``list(_:)``.
  public init(arrayLiteral elements: MustacheValue...) { self = .list(elements) }
  /// Values by name, as ``object(_:)``.
  public init(dictionaryLiteral elements: (String, MustacheValue)...) { self = .object(elements) }
}
