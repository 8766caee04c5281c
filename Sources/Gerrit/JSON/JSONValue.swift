/// A JSON value (RFC 8259, section 3), with typed access that throws where a value is of another kind.
enum JSONValue: Equatable {
  case null
  case bool(Bool)
  /// As near as a Double comes.
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// In the order of the text, no name twice.
  case object([Member])

  /// A name and its value in an object.
  struct Member: Equatable {
    var name: String
    var value: JSONValue
  }

  // MARK: What it is

  /// Its text.
  func string() throws(JSONError) -> String {
    guard case .string(let text) = self else { throw mismatch("a string") }
    return text
  }

  /// Its value as a whole number.
  func integer() throws(JSONError) -> Int {
    guard case .number(let number) = self, let integer = Int(exactly: number) else {
      throw mismatch("a whole number")
    }
    return integer
  }

  /// Its value as a truth.
  func bool() throws(JSONError) -> Bool {
    guard case .bool(let bool) = self else { throw mismatch("true or false") }
    return bool
  }

  /// Its elements, each made into something.
  func list<Element>(_ element: (JSONValue) throws(JSONError) -> Element) throws(JSONError) -> [Element] {
    guard case .array(let values) = self else { throw mismatch("an array") }
    var list: [Element] = []
    for value in values { list.append(try element(value)) }
    return list
  }

  /// Its names in the order of the text, with their values made into something.
  func members<Value>(
    _ value: (JSONValue) throws(JSONError) -> Value
  ) throws(JSONError) -> [(name: String, value: Value)] {
    guard case .object(let members) = self else { throw mismatch("an object") }
    var list: [(name: String, value: Value)] = []
    for member in members { list.append((member.name, try value(member.value))) }
    return list
  }

  // MARK: What an object holds

  /// The value of a name, made into something.
  func member<Value>(
    _ name: String, _ value: (JSONValue) throws(JSONError) -> Value
  ) throws(JSONError) -> Value {
    guard let found = try optionalMember(name, value) else {
      throw JSONError(offset: nil, message: "“\(name)” is missing")
    }
    return found
  }

  /// The same; nil where there is no such name, or its value is null.
  func optionalMember<Value>(
    _ name: String, _ value: (JSONValue) throws(JSONError) -> Value
  ) throws(JSONError) -> Value? {
    guard case .object(let members) = self else { throw mismatch("an object") }
    guard let found = members.first(where: { $0.name == name })?.value, found != .null else { return nil }
    return try value(found)
  }

  /// The text of a name.
  func string(_ name: String) throws(JSONError) -> String {
    try member(name) { (value) throws(JSONError) in try value.string() }
  }

  /// The text of a name, if it has one.
  func optionalString(_ name: String) throws(JSONError) -> String? {
    try optionalMember(name) { (value) throws(JSONError) in try value.string() }
  }

  /// The whole number of a name.
  func integer(_ name: String) throws(JSONError) -> Int {
    try member(name) { (value) throws(JSONError) in try value.integer() }
  }

  /// The whole number of a name, if it has one.
  func optionalInteger(_ name: String) throws(JSONError) -> Int? {
    try optionalMember(name) { (value) throws(JSONError) in try value.integer() }
  }

  /// The truth of a name, if it has one.
  func optionalBool(_ name: String) throws(JSONError) -> Bool? {
    try optionalMember(name) { (value) throws(JSONError) in try value.bool() }
  }

  /// The array of a name, if it has one, each element made into something.
  func optionalList<Element>(
    _ name: String, _ element: (JSONValue) throws(JSONError) -> Element
  ) throws(JSONError) -> [Element]? {
    try optionalMember(name) { (value) throws(JSONError) in try value.list(element) }
  }

  /// The object of a name, if it has one, each value made into something.
  func optionalMembers<Value>(
    _ name: String, _ value: (JSONValue) throws(JSONError) -> Value
  ) throws(JSONError) -> [(name: String, value: Value)]? {
    try optionalMember(name) { (object) throws(JSONError) in try object.members(value) }
  }

  private func mismatch(_ expected: String) -> JSONError {
    JSONError(offset: nil, message: "\(expected) is expected")
  }
}
