/// A mapping for typed access: every reader names a key, and every error names file, line, column and key.
///
/// A required key that is absent is an error at the mapping; an optional one that is absent or null is nil.
public struct Mapping: Sendable {
  /// The keys and their values in the order of the text.
  public let pairs: [Pair]
  /// Where the mapping begins.
  public let mark: Mark
  private let place: Place

  init(_ pairs: [Pair], at mark: Mark, place: Place) {
    self.pairs = pairs
    self.mark = mark
    self.place = place
  }

  /// The name of its file.
  public var file: String { place.file }

  /// The path of keys to it; empty for the root.
  public var key: String { place.path }

  /// The keys in the order of the text.
  public var keys: [String] { pairs.map(\.key) }

  /// The keys with their values for typed access, in the order of the text.
  public var entries: [(key: String, value: Value)] {
    pairs.map { ($0.key, Value($0.value, in: place, .key($0.key))) }
  }

  /// The value of a key; nil if the key is absent or its value null.
  public subscript(key: String) -> Value? {
    guard let index = pairs.firstIndex(where: { $0.key == key }), !pairs[index].value.isNull else {
      return nil
    }
    return Value(pairs[index].value, in: place, .key(key))
  }

  /// Where a key stands, if it does.
  public func mark(of key: String) -> Mark? { pairs.first { $0.key == key }?.mark }

  /// An error about the mapping, or at one of its keys.
  ///
  /// - Parameters:
  ///   - message: what is wrong and what to do, without place and key.
  ///   - name: a key of the mapping, at which the error is then placed.
  public func error(_ message: String, at name: String? = nil) -> YAMLError {
    guard let name else { return YAMLError(file: file, mark: mark, key: key, message: message) }
    return YAMLError(file: file, mark: mark(of: name) ?? mark, key: path(name), message: message)
  }

  /// Checks that there are no other keys.
  ///
  /// - Throws: `YAMLError` at the first unknown key; the message names the nearest known one, or all of them.
  public func requireKnownKeys(_ known: [String]) throws(YAMLError) {
    for pair in pairs where !known.contains(pair.key) {
      let nearest = Spelling.nearest(to: pair.key, among: known)
      let hint = nearest.map { "did you mean \($0)?" } ?? "known are " + known.joined(separator: ", ")
      let within = key.isEmpty ? "" : " in \(EchoedText.escaped(key))"
      throw YAMLError(
        file: file, mark: pair.mark,
        message: "unknown key \(EchoedText.quoted(pair.key))\(within); \(hint)")
    }
  }

  // MARK: Required values

  /// The value of a key.
  ///
  /// - Throws: `YAMLError` if the key is absent or its value null.
  public func value(_ key: String) throws(YAMLError) -> Value {
    if let value = self[key] { return value }
    let isPresent = pairs.contains { $0.key == key }
    throw error(isPresent ? "has no value" : "is missing", at: key)
  }

  /// The text of a required key.
  public func string(_ key: String) throws(YAMLError) -> String { try value(key).string() }

  /// The number of a required key.
  public func number(
    _ key: String, in range: ClosedRange<Double> = Mapping.anyNumber
  ) throws(YAMLError) -> Double {
    try value(key).number(in: range)
  }

  /// The integer of a required key.
  public func integer(_ key: String, in range: ClosedRange<Int> = Int.min...Int.max) throws(YAMLError) -> Int
  {
    try value(key).integer(in: range)
  }

  /// The bool of a required key.
  public func bool(_ key: String) throws(YAMLError) -> Bool { try value(key).bool() }

  /// The elements of a required key's list.
  public func list(_ key: String) throws(YAMLError) -> ValueList { try value(key).list() }

  /// The texts of a required key's list.
  public func strings(_ key: String) throws(YAMLError) -> [String] { try value(key).strings() }

  /// The mapping of a required key.
  public func mapping(_ key: String) throws(YAMLError) -> Mapping { try value(key).mapping() }

  /// One of an enumeration's cases, for a required key.
  public func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) throws(YAMLError) -> Choice where Choice.RawValue == String {
    try value(key).choice(of: type)
  }

  // MARK: Optional values

  /// The text of a key, if it has a value.
  public func optionalString(_ key: String) throws(YAMLError) -> String? { try self[key]?.string() }

  /// The number of a key, if it has a value.
  public func optionalNumber(
    _ key: String, in range: ClosedRange<Double> = Mapping.anyNumber
  ) throws(YAMLError) -> Double? {
    try self[key]?.number(in: range)
  }

  /// The integer of a key, if it has a value.
  public func optionalInteger(
    _ key: String, in range: ClosedRange<Int> = Int.min...Int.max
  ) throws(YAMLError) -> Int? {
    try self[key]?.integer(in: range)
  }

  /// The bool of a key, if it has a value.
  public func optionalBool(_ key: String) throws(YAMLError) -> Bool? { try self[key]?.bool() }

  /// The elements of a key's list, if it has a value.
  public func optionalList(_ key: String) throws(YAMLError) -> ValueList? { try self[key]?.list() }

  /// The texts of a key's list, if it has a value.
  public func optionalStrings(_ key: String) throws(YAMLError) -> [String]? { try self[key]?.strings() }

  /// The mapping of a key, if it has a value.
  public func optionalMapping(_ key: String) throws(YAMLError) -> Mapping? { try self[key]?.mapping() }

  /// One of an enumeration's cases, if the key has a value.
  public func optionalChoice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) throws(YAMLError) -> Choice? where Choice.RawValue == String {
    try self[key]?.choice(of: type)
  }

  /// The range of all finite numbers.
  public static let anyNumber = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude

  private func path(_ name: String) -> String { place.path(behind: .key(name)) }
}
