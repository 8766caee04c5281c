/// A place in a YAML text.
public struct Mark: Sendable, Hashable {
  /// The line, counted from 1; lines end at LF, CRLF or CR.
  public var line: Int
  /// The column, counted from 1 in code points.
  public var column: Int

  /// Names a place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A YAML node with the place where it stands. Aliases are replaced by copies of what they name; such a copy
/// keeps the marks of the original.
public struct Node: Sendable {
  /// What a node is.
  public enum Content: Sendable {
    case scalar(Scalar)
    case sequence([Node])
    /// In the order of the text; no two pairs have the same key.
    case mapping([Pair])
  }

  /// What it is.
  public let content: Content
  /// Where it begins; a block scalar at its `|` or `>`, an absent value where it would stand.
  public let mark: Mark

  /// Puts a node together.
  public init(_ content: Content, at mark: Mark) {
    self.content = content
    self.mark = mark
  }

  /// Whether it is a null scalar: absent, `~` or `null`.
  public var isNull: Bool {
    if case .scalar(let scalar) = content { return scalar.isNull }
    return false
  }
}

/// A key and its value in a mapping.
public struct Pair: Sendable {
  /// The key's text, however it was written.
  public let key: String
  /// Where the key stands.
  public let mark: Mark
  /// What it is mapped to.
  public let value: Node

  /// Puts a pair together.
  public init(key: String, at mark: Mark, value: Node) {
    self.key = key
    self.mark = mark
    self.value = value
  }
}
