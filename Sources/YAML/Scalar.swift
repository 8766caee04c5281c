/// A scalar as it was written: its text, its quotes and its tag.
public struct Scalar: Sendable, Equatable {
  /// How a scalar is written.
  public enum Style: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

  /// The types of YAML 1.2's core schema.
  public enum Tag: String, Sendable, CaseIterable {
    case null = "tag:yaml.org,2002:null"
    case bool = "tag:yaml.org,2002:bool"
    case integer = "tag:yaml.org,2002:int"
    case number = "tag:yaml.org,2002:float"
    case string = "tag:yaml.org,2002:str"
  }

  /// The text, escapes resolved and lines folded.
  public let text: String
  /// How it is written.
  public let style: Style
  /// The type that the text asks for explicitly, if it does (`!!str 5`; a lone `!` asks for `string`).
  public let tag: Tag?

  /// Puts a scalar together.
  public init(_ text: String, style: Style = .plain, tag: Tag? = nil) {
    self.text = text
    self.style = style
    self.tag = tag
  }

  /// What a scalar means.
  public enum Meaning: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int)
    /// A number with a fraction or exponent, an infinity, no number at all (`.nan`), or an integer that
    /// 64 bits do not hold.
    case number(Double)
    case string
  }

  /// What the scalar means in the core schema of YAML 1.2 (section 10.3.2): only a plain scalar can be
  /// anything but a string, and `yes`, `no`, `on` and `off` are strings.
  public var resolved: Meaning {
    if let tag { return resolved(as: tag) ?? .string }
    return style == .plain ? CoreSchema.meaning(of: text) : .string
  }

  /// Whether it means null.
  var isNull: Bool { tag == nil ? style == .plain && CoreSchema.isNull(text) : resolved == .null }

  /// What the scalar means as the given type; nil if its text is nothing of that type.
  func resolved(as tag: Tag) -> Meaning? {
    let meaning = CoreSchema.meaning(of: text)
    switch (tag, meaning) {
    case (.string, _): return .string
    case (.null, .null), (.bool, .bool), (.integer, .integer), (.number, .number): return meaning
    case (.number, .integer(let integer)): return .number(Double(integer))
    default: return nil
    }
  }
}
