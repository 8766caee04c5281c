/// The names of an option or flag on the command line.
public struct NameSpecification: ExpressibleByArrayLiteral, Hashable, Sendable {
  /// One name.
  public struct Element: Hashable, Sendable {
    enum Form: Hashable {
      case long
      case short
      case customLong(String)
      case customShort(Character)
    }

    var form: Form

    /// The property's name in lower case with hyphens: `--dry-run` for `dryRun`.
    public static var long: Element { Element(form: .long) }

    /// The first letter of the property's name: `-d` for `dryRun`.
    public static var short: Element { Element(form: .short) }

    /// The given name after two hyphens.
    public static func customLong(_ name: String) -> Element { Element(form: .customLong(name)) }

    /// The given letter after one hyphen.
    public static func customShort(_ letter: Character) -> Element {
      Element(form: .customShort(letter))
    }
  }

  /// The names, in the order of the help.
  public var elements: [Element]

  /// Makes a specification of several names.
  public init(arrayLiteral elements: Element...) { self.elements = elements }

  /// The property's name in lower case with hyphens.
  public static var long: NameSpecification { [.long] }

  /// The first letter of the property's name.
  public static var short: NameSpecification { [.short] }

  /// Both the letter and the name.
  public static var shortAndLong: NameSpecification { [.short, .long] }

  /// The given name after two hyphens.
  public static func customLong(_ name: String) -> NameSpecification { [.customLong(name)] }

  /// The given letter after one hyphen.
  public static func customShort(_ letter: Character) -> NameSpecification { [.customShort(letter)] }

  /// The names for a property, short ones first.
  func names(for property: String) -> [OptionName] {
    let names: [OptionName] = elements.compactMap { element in
      switch element.form {
      case .long: .long(hyphenated(property))
      case .short: property.first.map { .short($0) }
      case .customLong(let name): .long(name)
      case .customShort(let letter): .short(letter)
      }
    }
    return names.filter(\.isShort) + names.filter { !$0.isShort }
  }
}

/// A name as it stands on the command line.
enum OptionName: Hashable, Sendable, CustomStringConvertible {
  case long(String)
  case short(Character)

  var isShort: Bool {
    if case .short = self { true } else { false }
  }

  var description: String {
    switch self {
    case .long(let name): "--" + name
    case .short(let letter): "-" + String(letter)
    }
  }
}

/// A Swift name in lower case with hyphens between its words: `failOn` is `fail-on`, `JSONFile` is
/// `json-file`.
///
/// Letters outside ASCII stay as they are.
func hyphenated(_ name: String) -> String {
  let bytes = Array(name.utf8)
  func isUpper(_ index: Int) -> Bool {
    bytes.indices.contains(index) && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[index])
  }
  func isLower(_ index: Int) -> Bool {
    bytes.indices.contains(index) && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[index])
  }
  var result: [UInt8] = []
  for (index, byte) in bytes.enumerated() {
    if byte == UInt8(ascii: "_") {
      if !result.isEmpty { result.append(UInt8(ascii: "-")) }
    } else if isUpper(index) {
      let beginsWord = !isUpper(index - 1) || isLower(index + 1)
      if beginsWord, !result.isEmpty, result.last != UInt8(ascii: "-") { result.append(UInt8(ascii: "-")) }
      result.append(byte | 0x20)
    } else {
      result.append(byte)
    }
  }
  return String(decoding: result, as: UTF8.self)
}
