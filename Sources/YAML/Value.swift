/// A node with the file and the keys it was reached by, for typed access with located errors.
public struct Value: Sendable {
  /// The node.
  public let node: Node
  /// What it stands in, and the step from there.
  private let parent: Place
  private let step: Place.Step

  init(_ node: Node, in parent: Place, _ step: Place.Step) {
    self.node = node
    self.parent = parent
    self.step = step
  }

  /// The name of its file.
  public var file: String { parent.file }

  /// Where it stands.
  public var mark: Mark { node.mark }

  /// The path of keys to it, such as `items[3].weight` (elements counted from 1); empty for the root.
  public var key: String { parent.path(behind: step) }

  /// Whether it is absent, `~` or `null`.
  public var isNull: Bool { node.isNull }

  /// An error about this value, at its place.
  ///
  /// - Parameter message: what is wrong and what to do, without place and key; text from the file in it has
  ///   been through ``EchoedText``.
  public func error(_ message: String) -> YAMLError {
    YAMLError(file: file, mark: mark, key: key, message: message)
  }

  // MARK: Scalars

  /// The text of any scalar as it is written, a number's or a date's too; nil for null, lists and mappings.
  public var text: String? {
    guard case .scalar(let scalar) = node.content, !isNull else { return nil }
    return scalar.text
  }

  /// Its text.
  ///
  /// - Throws: `YAMLError` unless it is a string.
  public func string() throws(YAMLError) -> String {
    guard case .scalar(let scalar) = node.content else { throw mismatch("text") }
    switch scalar.resolved {
    case .string: return scalar.text
    case .null: throw mismatch("text")
    default: throw mismatch("text", hint: "put it in quotes")
    }
  }

  /// Its value as a number.
  ///
  /// - Throws: `YAMLError` unless it is a finite number in the range.
  public func number(in range: ClosedRange<Double> = Mapping.anyNumber) throws(YAMLError) -> Double {
    // Only an error needs words, and they take longer than reading the number.
    func noNumber(hint: String? = nil) -> YAMLError {
      mismatch(range == Mapping.anyNumber ? "a number" : Value.words(range), hint: hint)
    }
    guard case .scalar(let scalar) = node.content else { throw noNumber() }
    let number: Double
    switch scalar.resolved {
    case .integer(let integer): number = Double(integer)
    case .number(let double): number = double
    case .string where CoreSchema.isNumber(scalar.text): throw noNumber(hint: "remove the quotes")
    default: throw noNumber()
    }
    guard range.contains(number) else { throw mismatch(Value.words(range)) }
    return number
  }

  /// Its value as an integer.
  ///
  /// - Throws: `YAMLError` unless it is an integer in the range.
  public func integer(in range: ClosedRange<Int> = Int.min...Int.max) throws(YAMLError) -> Int {
    guard case .scalar(let scalar) = node.content else { throw mismatch(Value.words(range)) }
    switch scalar.resolved {
    case .integer(let integer) where range.contains(integer): return integer
    case .string where CoreSchema.isNumber(scalar.text):
      throw mismatch(Value.words(range), hint: "remove the quotes")
    default: throw mismatch(Value.words(range))
    }
  }

  /// Its value as a bool.
  ///
  /// - Throws: `YAMLError` unless it is `true` or `false`; `yes`, `no`, `on` and `off` are text in YAML 1.2,
  ///   and the message says what to write instead.
  public func bool() throws(YAMLError) -> Bool {
    guard case .scalar(let scalar) = node.content else { throw mismatch("true or false") }
    switch scalar.resolved {
    case .bool(let bool): return bool
    case .string:
      switch scalar.text.lowercased() {
      case "yes", "on", "y", "true": throw mismatch("true or false", hint: "write true, without quotes")
      case "no", "off", "n", "false": throw mismatch("true or false", hint: "write false, without quotes")
      default: throw mismatch("true or false")
      }
    default: throw mismatch("true or false")
    }
  }

  /// Its text as one of the cases of an enumeration.
  ///
  /// - Throws: `YAMLError` unless it is a case's raw value; the message lists them and names the nearest.
  public func choice<Choice: RawRepresentable & CaseIterable>(
    of type: Choice.Type
  ) throws(YAMLError) -> Choice where Choice.RawValue == String {
    let name = try string()
    if let choice = Choice(rawValue: name) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    let hint = Spelling.nearest(to: name, among: known).map { "did you mean \($0)?" }
    throw mismatch("one of " + known.joined(separator: ", "), hint: hint)
  }

  // MARK: Collections

  /// Its elements.
  ///
  /// - Throws: `YAMLError` unless it is a list.
  public func list() throws(YAMLError) -> ValueList {
    guard case .sequence(let nodes) = node.content else {
      let hint: String? =
        if case .scalar = node.content, !isNull { "put it in [ ] or after \"- \"" } else { nil }
      throw mismatch("a list", hint: hint)
    }
    return ValueList(nodes, at: parent.place(behind: step))
  }

  /// Its elements as texts.
  ///
  /// - Throws: `YAMLError` unless it is a list of strings.
  public func strings() throws(YAMLError) -> [String] {
    var strings: [String] = []
    for element in try list() { strings.append(try element.string()) }
    return strings
  }

  /// Its keys and values.
  ///
  /// - Throws: `YAMLError` unless it is a mapping.
  public func mapping() throws(YAMLError) -> Mapping {
    guard case .mapping(let pairs) = node.content else { throw mismatch("keys and values") }
    return Mapping(pairs, at: mark, place: parent.place(behind: step))
  }

  // MARK: Messages

  /// `expected …, found …; hint`
  private func mismatch(_ expected: String, hint: String? = nil) -> YAMLError {
    error("expected \(expected), found \(found)" + (hint.map { "; \($0)" } ?? ""))
  }

  /// What is here, in words.
  private var found: String {
    switch node.content {
    case .sequence: return "a list"
    case .mapping: return "keys and values"
    case .scalar(let scalar):
      switch scalar.resolved {
      case .null: return "nothing"
      case .string: return "the text \(EchoedText.quoted(scalar.text))"
      default: return EchoedText.escaped(String(scalar.text.prefix(60)))
      }
    }
  }

  /// What a number in the range is called; bounds that are whole are written without a fraction.
  private static func words(_ range: ClosedRange<Double>) -> String {
    func word(_ number: Double) -> String {
      let word = "\(number)"
      return word.hasSuffix(".0") ? String(word.dropLast(2)) : word
    }
    let isBounded = range.upperBound < Double.greatestFiniteMagnitude
    if isBounded { return "a number from \(word(range.lowerBound)) to \(word(range.upperBound))" }
    let hasLeast = range.lowerBound > -Double.greatestFiniteMagnitude
    return hasLeast ? "a number of at least \(word(range.lowerBound))" : "a finite number"
  }

  private static func words(_ range: ClosedRange<Int>) -> String {
    if range == Int.min...Int.max { return "a whole number" }
    if range.upperBound == Int.max { return "a whole number of at least \(range.lowerBound)" }
    return "a whole number from \(range.lowerBound) to \(range.upperBound)"
  }
}
