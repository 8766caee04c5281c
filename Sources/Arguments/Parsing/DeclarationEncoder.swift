/// Collects what the properties of a command or group declare, through its synthesised `encode(to:)`: which properties
/// there are is then known from the compiler, and nothing has to be looked up while the program starts.
struct DeclarationEncoder: Encoder {
  private let list: List
  /// The properties on the way to what is encoded, joined by dots.
  private var key = ""
  /// The last of them.
  private var property = ""
  /// The title of the option group, empty for none.
  var section = ""

  /// What was collected.
  private final class List {
    var definitions: [ArgumentDefinition] = []
  }

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  private init(_ list: List) { self.list = list }

  /// The encoder that a wrapper was given.
  ///
  /// - Throws: `EncodingError` if it is any other.
  init(_ encoder: any Encoder) throws {
    guard let encoder = encoder as? DeclarationEncoder else {
      throw EncodingError.invalidValue(
        encoder,
        .init(codingPath: encoder.codingPath, debugDescription: "a command line cannot be encoded"))
    }
    self = encoder
  }

  /// What the properties of an instance made by `init()` declare, in their order.
  static func definitions(in instance: some ParsableArguments) -> [ArgumentDefinition] {
    let list = List()
    // Most roots declare nothing.
    guard MemoryLayout.size(ofValue: instance) > 0 else { return [] }
    do { try instance.encode(to: DeclarationEncoder(list)) } catch { preconditionFailure("\(error)") }
    return list.definitions
  }

  /// Takes what the property declares.
  func add<Value>(_ declaration: Declaration<Value>) {
    list.definitions += declaration.definitions(key: key, property: property, section: section)
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(DeclarationContainer(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer { unwrapped() }

  func singleValueContainer() -> any SingleValueEncodingContainer { unwrapped() }

  /// A property without one of the module's wrappers is a mistake in the program.
  private func unwrapped() -> Never {
    preconditionFailure("the property \(key) is neither an option, a flag nor an argument")
  }

  /// The encoder of one of the properties.
  fileprivate func child(_ key: some CodingKey) -> DeclarationEncoder {
    var child = self
    child.property = key.stringValue
    child.key = self.key.isEmpty ? child.property : self.key + "." + child.property
    return child
  }
}

/// The properties of a command or group.
private struct DeclarationContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: DeclarationEncoder

  var codingPath: [any CodingKey] { [] }

  func encodeNil(forKey key: Key) throws {}

  func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try value.encode(to: encoder.child(key)) }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    encoder.child(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder.child(key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { encoder }

  func superEncoder(forKey key: Key) -> any Encoder { encoder.child(key) }
}
