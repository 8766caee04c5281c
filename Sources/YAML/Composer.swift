import CLibYAML

/// Builds nodes from libyaml's events, replaces aliases and keeps the limits.
struct Composer: ~Copyable {
  private let source: EventSource
  private let lines: LineTable
  private let file: String
  private let firstLine: Int
  private var event = Event()
  private var anchors: [String: Anchor] = [:]
  private var aliasWeight = 0
  /// The line, counted from 0, of the event before.
  private var line = 0

  /// A node with what it takes to copy it: how many nodes it is, longer text counted by its length, and how many levels
  /// of nodes.
  private typealias Composed = (node: Node, weight: Int, height: Int)

  private enum Anchor {
    /// Its node has begun and has not ended: an alias here would be inside what it names.
    case open
    case complete(Composed)
  }

  init(_ text: UnsafeBufferPointer<UInt8>, lines: LineTable, file: String, firstLine: Int) {
    self.lines = lines
    self.file = file
    self.firstLine = firstLine
    source = EventSource(text)
  }

  /// The root of the next document and the place where the document begins; nil at the end of the text.
  mutating func nextDocument() throws(YAMLError) -> (root: Node, mark: Mark)? {
    while true {
      try advance()
      switch event.raw.type {
      case YAML_STREAM_END_EVENT, YAML_NO_EVENT:
        return nil
      case YAML_DOCUMENT_START_EVENT:
        let mark = eventMark()
        anchors = [:]
        aliasWeight = 0
        try advance()
        return (try composeNode(depth: 1).node, mark)
      default:
        continue
      }
    }
  }

  private mutating func advance() throws(YAMLError) {
    guard source.read(into: &event) else {
      let problem = source.problem
      let mark = mark(problem.index)
      let start = problem.context == nil ? mark : self.mark(problem.contextIndex)
      throw YAMLError(
        file: file, mark: mark, message: problem.message(startingOn: start.line, line: mark.line))
    }
  }

  private mutating func eventMark() -> Mark {
    let mark = lines.mark(at: event.index, near: &line)
    return Mark(line: mark.line + firstLine - 1, column: mark.column)
  }

  private func mark(_ index: Int) -> Mark {
    let mark = lines.mark(at: index)
    return Mark(line: mark.line + firstLine - 1, column: mark.column)
  }

  private func error(_ mark: Mark, _ message: String) -> YAMLError {
    YAMLError(file: file, mark: mark, message: message)
  }

  /// Builds the node that begins with the current event.
  private mutating func composeNode(depth: Int) throws(YAMLError) -> Composed {
    let mark = eventMark()
    guard depth <= YAMLDocument.depthLimit else { throw tooDeep(mark) }
    switch event.raw.type {
    case YAML_ALIAS_EVENT:
      return try copy(of: text(event.raw.data.alias.anchor), at: mark, depth: depth)
    case YAML_SCALAR_EVENT:
      return try composeScalar(mark)
    case YAML_SEQUENCE_START_EVENT:
      let name = open(event.raw.data.sequence_start.anchor)
      try checkTag(event.raw.data.sequence_start.tag, is: "tag:yaml.org,2002:seq", at: mark)
      return complete(name, try composeSequence(mark, depth: depth))
    case YAML_MAPPING_START_EVENT:
      let name = open(event.raw.data.mapping_start.anchor)
      try checkTag(event.raw.data.mapping_start.tag, is: "tag:yaml.org,2002:map", at: mark)
      return complete(name, try composeMapping(mark, depth: depth))
    default:
      throw error(mark, "expected a value here")
    }
  }

  private mutating func composeSequence(_ mark: Mark, depth: Int) throws(YAMLError) -> Composed {
    // Most lists have a few elements, to which an array would grow in several steps.
    var nodes: [Node] = []
    nodes.reserveCapacity(4)
    var weight = 1
    var height = 0
    while true {
      try advance()
      if event.raw.type == YAML_SEQUENCE_END_EVENT { break }
      let (node, ownWeight, ownHeight) = try composeNode(depth: depth + 1)
      nodes.append(node)
      weight += ownWeight
      height = max(height, ownHeight)
    }
    return (node: Node(.sequence(nodes), at: mark), weight: weight, height: height + 1)
  }

  private mutating func composeMapping(_ mark: Mark, depth: Int) throws(YAMLError) -> Composed {
    var pairs: [Pair] = []
    pairs.reserveCapacity(4)
    var keys = KeyTable()
    var weight = 1
    var height = 0
    while true {
      try advance()
      if event.raw.type == YAML_MAPPING_END_EVENT { break }
      let keyMark = eventMark()
      let (key, keyWeight, _) = try composeNode(depth: depth + 1)
      guard case .scalar(let scalar) = key.content else {
        throw error(keyMark, "a key has to be text; put it in quotes")
      }
      if scalar.text == "<<", scalar.style == .plain, scalar.tag == nil {
        throw error(keyMark, "the merge key \"<<\" is not supported; write the keys out")
      }
      if let first = keys.add(scalar.text, among: pairs) {
        let name = EchoedText.quoted(scalar.text)
        throw error(keyMark, "the key \(name) is already on line \(first.line); remove one of the two")
      }
      try advance()
      let (value, ownWeight, ownHeight) = try composeNode(depth: depth + 1)
      pairs.append(Pair(key: scalar.text, at: keyMark, value: value))
      weight += keyWeight + ownWeight
      height = max(height, ownHeight)
    }
    return (node: Node(.mapping(pairs), at: mark), weight: weight, height: height + 1)
  }

  private mutating func composeScalar(_ mark: Mark) throws(YAMLError) -> Composed {
    let data = event.raw.data.scalar
    let style: Scalar.Style =
      switch data.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
    let text = String(decoding: UnsafeBufferPointer(start: data.value, count: data.length), as: UTF8.self)
    let tag = try scalarTag(data.tag, at: mark)
    let scalar = Scalar(text, style: style, tag: tag)
    if let tag, scalar.resolved(as: tag) == nil {
      throw error(mark, "\(EchoedText.quoted(text)) is not of the type that its tag names")
    }
    let weight = 1 + data.length / 32
    return complete(open(data.anchor), (node: Node(.scalar(scalar), at: mark), weight: weight, height: 1))
  }

  // MARK: Tags

  private func scalarTag(_ bytes: UnsafePointer<UInt8>?, at mark: Mark) throws(YAMLError) -> Scalar.Tag? {
    guard let bytes else { return nil }
    let name = text(bytes)
    if name == "!" { return .string }
    guard let tag = Scalar.Tag(rawValue: name) else { throw unknownTag(name, mark) }
    return tag
  }

  private func checkTag(
    _ bytes: UnsafePointer<UInt8>?, is expected: String, at mark: Mark
  ) throws(YAMLError) {
    guard let bytes else { return }
    let name = text(bytes)
    if name == "!" || name == expected { return }
    guard Scalar.Tag(rawValue: name) == nil, name != "tag:yaml.org,2002:seq", name != "tag:yaml.org,2002:map"
    else { throw error(mark, "what stands here is not of the type that its tag names") }
    throw unknownTag(name, mark)
  }

  private func unknownTag(_ name: String, _ mark: Mark) -> YAMLError {
    let name = EchoedText.quoted(name)
    return error(
      mark, "the tag \(name) is not known here; remove it, or put text that begins with \"!\" in quotes")
  }

  // MARK: Anchors

  /// Notes that an anchor's node has begun.
  private mutating func open(_ bytes: UnsafePointer<UInt8>?) -> String? {
    guard let bytes else { return nil }
    let name = text(bytes)
    anchors[name] = .open
    return name
  }

  private mutating func complete(_ name: String?, _ composed: Composed) -> Composed {
    if let name { anchors[name] = .complete(composed) }
    return composed
  }

  /// The node that an alias stands for.
  private mutating func copy(of name: String, at mark: Mark, depth: Int) throws(YAMLError) -> Composed {
    switch anchors[name] {
    case nil:
      let names = anchors.keys.sorted()
      let hint = Spelling.nearest(to: name, among: names).map { "; did you mean *\(EchoedText.escaped($0))?" }
      throw error(
        mark,
        "no anchor before this names \(EchoedText.quoted(name))"
          + (hint ?? "; put text that begins with \"*\" in quotes"))
    case .open:
      throw error(mark, "the alias \(EchoedText.quoted(name)) stands inside what it names; write it out")
    case .complete(let composed):
      guard depth + composed.height - 1 <= YAMLDocument.depthLimit else { throw tooDeep(mark) }
      aliasWeight += composed.weight
      guard aliasWeight <= YAMLDocument.aliasLimit else {
        throw error(
          mark,
          "aliases multiply the text to more than \(YAMLDocument.aliasLimit) values; write less by alias")
      }
      return composed
    }
  }

  private func tooDeep(_ mark: Mark) -> YAMLError {
    error(mark, "values are nested more than \(YAMLDocument.depthLimit) levels deep")
  }

  private func text(_ bytes: UnsafePointer<UInt8>) -> String {
    String(cString: bytes)
  }
}
