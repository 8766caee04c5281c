/// Walks a template's operations with a stack of contexts.
struct MustacheRenderer {
  var contexts: [MustacheValue]
  let library: MustacheLibrary
  let escaping: MustacheEscaping
  /// How many sections and partials are being written. Only a partial can make it grow without an end, so
  /// only there it is checked; the sections of one template add at most ``MustacheTemplate/depthLimit`` to
  /// it.
  private var depth = 0

  init(contexts: [MustacheValue], library: MustacheLibrary, escaping: MustacheEscaping) {
    self.contexts = contexts
    self.library = library
    self.escaping = escaping
  }

  /// Writes what a range of operations says.
  ///
  /// - Parameter indentation: what goes before each line of a partial that stands alone on an indented line.
  mutating func render(
    _ template: MustacheTemplate, _ operations: Range<Int>, indentation: [UInt8],
    into output: inout [UInt8]
  ) throws(MustacheError) {
    let storage = template.storage
    var index = operations.lowerBound
    while index < operations.upperBound {
      switch storage.operations[index] {
      case .text(let range):
        write(storage.source, range, indentation: indentation, into: &output)
      case .variable(let path, let escaped):
        write(value(at: storage.paths[path]), escaped: escaped, into: &output)
      case .section(let path, let end, let inverted):
        let value = value(at: storage.paths[path])
        let body = (index + 1)..<end
        index = end - 1
        if inverted {
          guard value.isFalse else { break }
          depth += 1
          try render(template, body, indentation: indentation, into: &output)
          depth -= 1
        } else {
          try section(template, body, of: value, indentation: indentation, into: &output)
        }
      case .partial(let name, let blanks, let standalone, let offset):
        if let partial = library.getTemplate(named: storage.partials[name]) {
          depth += 1
          guard depth <= MustacheTemplate.depthLimit else {
            throw MustacheError(
              "Partials and sections lie more than \(MustacheTemplate.depthLimit) deep here. Does “"
                + "\(storage.partials[name])” use itself without an end?",
              at: offset, of: storage.source, named: storage.name)
          }
          try render(
            partial, partial.storage.operations.indices,
            indentation: standalone ? indentation + storage.source[blanks] : [], into: &output)
          depth -= 1
        }
      }
      index += 1
    }
  }

  private mutating func section(
    _ template: MustacheTemplate, _ body: Range<Int>, of value: MustacheValue, indentation: [UInt8],
    into output: inout [UInt8]
  ) throws(MustacheError) {
    switch value {
    case .list(let elements):
      for element in elements {
        try context(element, template, body, indentation: indentation, into: &output)
      }
    case .sequence(let sequence):
      let next = sequence.makeIterator()
      while let element = next() {
        try context(element, template, body, indentation: indentation, into: &output)
      }
    default:
      guard !value.isFalse else { return }
      try context(value, template, body, indentation: indentation, into: &output)
    }
  }

  /// Writes a section once, for one value, which is the innermost context meanwhile.
  private mutating func context(
    _ value: MustacheValue, _ template: MustacheTemplate, _ body: Range<Int>, indentation: [UInt8],
    into output: inout [UInt8]
  ) throws(MustacheError) {
    contexts.append(value)
    depth += 1
    try render(template, body, indentation: indentation, into: &output)
    depth -= 1
    contexts.removeLast()
  }

  // MARK: Values

  /// The value at a path: its first name is looked for from the innermost context outwards, the others only
  /// in what was found (the specification's “interpolation”, on dotted names).
  private func value(at path: [String]) -> MustacheValue {
    guard let first = path.first else { return contexts.last ?? .null }
    for context in contexts.reversed() {
      guard var value = context[first] else { continue }
      for name in path.dropFirst() {
        guard let member = value[name] else { return .null }
        value = member
      }
      return value
    }
    return .null
  }

  private func write(_ value: MustacheValue, escaped: Bool, into output: inout [UInt8]) {
    let text: String
    switch value {
    case .string(let string): text = string
    case .integer(let number): text = String(number)
    case .double(let number):
      let description = number.description
      text = description.hasSuffix(".0") ? String(description.dropLast(2)) : description
    case .bool(let bool): text = bool ? "true" : "false"
    case .null, .list, .sequence, .object: return
    }
    if escaped {
      escaping.append(text, to: &output)
    } else {
      output.append(contentsOf: text.utf8)
    }
  }

  /// Writes text of a template; in a partial, each of its lines that holds anything is indented.
  private func write(
    _ source: [UInt8], _ range: Range<Int>, indentation: [UInt8], into output: inout [UInt8]
  ) {
    guard !indentation.isEmpty else {
      output.append(contentsOf: source[range])
      return
    }
    var index = range.lowerBound
    if range.isEmpty {
      // Stands before a tag that begins a line.
      output.append(contentsOf: indentation)
    }
    while index < range.upperBound {
      if index == 0 || source[index - 1] == .lineFeed, !isLineEnd(source, index) {
        output.append(contentsOf: indentation)
      }
      let end = source[index..<range.upperBound].firstIndex(of: .lineFeed).map { $0 + 1 } ?? range.upperBound
      output.append(contentsOf: source[index..<end])
      index = end
    }
  }

  private func isLineEnd(_ source: [UInt8], _ index: Int) -> Bool {
    source[index] == .lineFeed
      || (source[index] == .carriageReturn && index + 1 < source.count && source[index + 1] == .lineFeed)
  }
}

extension MustacheValue {
  /// Whether a section of this value is left out and an inverted one written.
  var isFalse: Bool {
    switch self {
    case .null: true
    case .bool(let bool): !bool
    case .string(let string): string.isEmpty
    case .list(let elements): elements.isEmpty
    case .sequence(let sequence): sequence.makeIterator()() == nil
    case .integer, .double, .object: false
    }
  }
}
