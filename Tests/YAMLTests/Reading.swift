import YAML

/// Reads a text as `f.yaml`.
func read(_ text: String) throws(YAMLError) -> YAMLDocument {
  try YAMLDocument(parsing: Array(text.utf8), name: "f.yaml")
}

/// What is reported about a text, or `no error`.
func problem(_ text: String, _ use: (YAMLDocument) throws -> Void = { _ in }) -> String {
  do {
    try use(try read(text))
    return "no error"
  } catch {
    return "\(error)"
  }
}

/// A node in one line: plain scalars by meaning, mappings in braces, lists in brackets.
func outline(_ node: Node) -> String {
  switch node.content {
  case .sequence(let nodes): "[" + nodes.map(outline).joined(separator: ", ") + "]"
  case .mapping(let pairs):
    "{" + pairs.map { $0.key + ": " + outline($0.value) }.joined(separator: ", ") + "}"
  case .scalar(let scalar):
    switch scalar.resolved {
    case .null: "null"
    case .bool(let bool): "\(bool)"
    case .integer(let integer): "\(integer)"
    case .number(let number): "\(number)"
    case .string: "'" + scalar.text + "'"
    }
  }
}
