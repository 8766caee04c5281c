/// A YAML text that has been read: a tree of nodes, each with its place.
///
/// What is read is YAML as libyaml parses it, with plain scalars resolved by the core schema of YAML 1.2. A
/// mapping's keys are scalars, each of them once. Merge keys (`<<`) and tags of one's own are errors rather
/// than surprises.
///
/// ```swift
/// let document = try YAMLDocument(parsing: bytes, name: "weights.yaml")
/// let settings = try document.value.mapping()
/// try settings.requireKnownKeys(["title", "weight"])
/// let weight = try settings.number("weight", in: 0...1)
/// ```
public struct YAMLDocument: Sendable {
  /// The name of the file, for messages.
  public let name: String
  /// The outermost node: null for a text without content.
  public let root: Node

  /// How deep nodes may be nested.
  public static let depthLimit = 64
  /// How many nodes aliases may add to those that the text spells out; 32 bytes of text count as a node.
  public static let aliasLimit = 100_000

  /// The outermost node for typed access.
  public var value: Value { Value(root, in: Place(file: name), .root) }

  /// Reads a text that holds one document, or none, which is null.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte order mark. The caller bounds its size.
  ///   - name: the file's name for messages.
  ///   - firstLine: the number of the text's first line, for a text that stands inside a file.
  /// - Throws: `YAMLError` at the first place where the text is no YAML, holds a second document, or exceeds
  ///   a limit.
  public init(parsing bytes: [UInt8], name: String, firstLine: Int = 1) throws(YAMLError) {
    var first: YAMLDocument?
    try YAMLDocument.read(bytes, name, firstLine) { (document, mark) throws(YAMLError) in
      guard first == nil else {
        throw YAMLError(
          file: name, mark: mark, message: "a second document begins here; only one is expected")
      }
      first = document
    }
    self =
      first ?? YAMLDocument(name: name, root: Node(.scalar(Scalar("")), at: Mark(line: firstLine, column: 1)))
  }

  /// Reads all the documents of a text, which `---` separates.
  ///
  /// - Throws: `YAMLError` at the first place where the text is no YAML or exceeds a limit.
  public static func all(parsing bytes: [UInt8], name: String) throws(YAMLError) -> [YAMLDocument] {
    var documents: [YAMLDocument] = []
    try read(bytes, name, 1) { (document, _) throws(YAMLError) in documents.append(document) }
    return documents
  }

  init(name: String, root: Node) {
    self.name = name
    self.root = root
  }

  private static func read(
    _ bytes: [UInt8], _ name: String, _ firstLine: Int, each: (YAMLDocument, Mark) throws(YAMLError) -> Void
  ) throws(YAMLError) {
    try bytes.withUnsafeBufferPointer { (buffer) throws(YAMLError) in
      let hasByteOrderMark = buffer.starts(with: [0xEF, 0xBB, 0xBF])
      let text = UnsafeBufferPointer(rebasing: buffer[(hasByteOrderMark ? 3 : 0)...])
      // libyaml wants an address, which nothing does not have.
      guard !text.isEmpty else { return }
      let lines: LineTable
      do throws(LineTable.Fault) {
        lines = try LineTable(text)
      } catch {
        let mark = Mark(line: error.mark.line + firstLine - 1, column: error.mark.column)
        throw YAMLError(file: name, mark: mark, message: error.message)
      }
      var composer = Composer(text, lines: lines, file: name, firstLine: firstLine)
      while let (root, mark) = try composer.nextDocument() {
        try each(YAMLDocument(name: name, root: root), mark)
      }
    }
  }
}
