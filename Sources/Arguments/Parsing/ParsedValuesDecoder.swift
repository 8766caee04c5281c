/// Hands parsed values to the wrappers of a command through its synthesised `init(from:)`.
struct ParsedValuesDecoder: Decoder {
  let values: ValueCells
  /// The properties on the way to what is decoded, joined by dots.
  var key = ""
  var codingPath: [any CodingKey] = []

  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(ParsedValuesContainer(decoder: self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw unwrapped }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { throw unwrapped }

  /// The error of a property without one of the module's wrappers.
  private var unwrapped: DecodingError {
    .dataCorrupted(
      .init(
        codingPath: codingPath,
        debugDescription: "the property \(key) is neither an option, a flag nor an argument"))
  }

  /// The value of the property that is decoded.
  func value<Value>(as type: Value.Type) throws -> Value {
    guard let cell = values[key] as? Cell<Value>, let value = cell.resolved else { throw unwrapped }
    return value
  }
}

/// The value that the decoder of a parse holds for a wrapper.
func parsedValue<Value>(from decoder: any Decoder) throws -> Value {
  guard let decoder = decoder as? ParsedValuesDecoder else {
    throw DecodingError.dataCorrupted(
      .init(codingPath: decoder.codingPath, debugDescription: "only a command line can be decoded"))
  }
  return try decoder.value(as: Value.self)
}

/// The properties of a command or group.
private struct ParsedValuesContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: ParsedValuesDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }
  var allKeys: [Key] { [] }

  func contains(_ key: Key) -> Bool { true }

  func decodeNil(forKey key: Key) throws -> Bool { false }

  func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try T(from: child(key)) }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    child(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try child(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { decoder }

  func superDecoder(forKey key: Key) throws -> any Decoder { child(key) }

  private func child(_ key: Key) -> ParsedValuesDecoder {
    var child = decoder
    child.key = decoder.key.isEmpty ? key.stringValue : decoder.key + "." + key.stringValue
    child.codingPath.append(key)
    return child
  }
}
