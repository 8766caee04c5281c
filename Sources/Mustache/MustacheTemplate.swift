/// A template of the Mustache language, read once and rendered any number of times.
///
/// The required modules of the Mustache specification 1.x are there: interpolation, sections, inverted
/// sections, partials, comments and set delimiters. Its optional modules (lambdas, inheritance, dynamic
/// names) are not; a template that uses them is an error rather than silently wrong.
///
/// ```swift
/// let template = try MustacheTemplate(string: "Hello, {{name}}!")
/// try template.render(["name": "world"])  // Hello, world!
/// ```
public struct MustacheTemplate: Sendable {
  /// How deep sections and partials may lie inside each other, in one template and while rendering. It bounds
  /// the stack, also where a partial uses itself on data that has no end.
  public static let depthLimit = 200

  let storage: Storage

  /// Reads a template.
  ///
  /// - Parameters:
  ///   - string: the template's text.
  ///   - name: what errors call the template: its file, or its name as a partial.
  /// - Throws: ``MustacheError`` at the first tag that is broken.
  public init(string: String, name: String = "") throws(MustacheError) {
    try self.init(bytes: Array(string.utf8), name: name)
  }

  /// Reads a template from UTF-8; what is not UTF-8 is kept as it is.
  ///
  /// - Parameters:
  ///   - bytes: the template's text.
  ///   - name: what errors call the template: its file, or its name as a partial.
  /// - Throws: ``MustacheError`` at the first tag that is broken.
  public init(bytes: [UInt8], name: String = "") throws(MustacheError) {
    var parser = MustacheParser(source: bytes, name: name)
    try parser.parse()
    self.storage = Storage(
      name: name, source: bytes, operations: parser.operations, paths: parser.paths,
      partials: parser.partials)
  }

  /// What errors call the template.
  public var name: String { storage.name }

  /// Fills the template in.
  ///
  /// - Parameters:
  ///   - value: the data, the outermost context.
  ///   - library: where partials are found; one that is not there is left out, as the specification says.
  ///   - escaping: what is done to the text of `{{name}}`; `{{{name}}}` and `{{&name}}` are written as they
  ///     are.
  /// - Throws: ``MustacheError`` when sections and partials lie deeper than ``depthLimit``.
  public func render(
    _ value: MustacheValue, library: MustacheLibrary = MustacheLibrary(),
    escaping: MustacheEscaping = .html
  ) throws(MustacheError) -> String {
    var output: [UInt8] = []
    try render(value, library: library, escaping: escaping, into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Fills the template in and appends the result, UTF-8, to `output`.
  ///
  /// - Parameters:
  ///   - value: the data, the outermost context.
  ///   - library: where partials are found; one that is not there is left out, as the specification says.
  ///   - escaping: what is done to the text of `{{name}}`; `{{{name}}}` and `{{&name}}` are written as they
  ///     are.
  ///   - output: where to write; what is in it stays.
  /// - Throws: ``MustacheError`` when sections and partials lie deeper than ``depthLimit``; `output` then
  ///   holds
  ///   what came before.
  public func render(
    _ value: MustacheValue, library: MustacheLibrary = MustacheLibrary(),
    escaping: MustacheEscaping = .html, into output: inout [UInt8]
  ) throws(MustacheError) {
    var renderer = MustacheRenderer(contexts: [value], library: library, escaping: escaping)
    try renderer.render(self, storage.operations.indices, indentation: [], into: &output)
  }
}

extension MustacheTemplate {
  /// One step of rendering. The steps of a section follow it, up to its `end`.
  enum Operation {
    /// Bytes of the source, written as they are.
    case text(Range<Int>)
    /// The value at a path, escaped or not.
    case variable(path: Int, escaped: Bool)
    /// The operations up to `end` are the section's; after it goes on at `end`.
    case section(path: Int, end: Int, inverted: Bool)
    /// A partial; `indentation` is the blanks before a tag that stands alone on its line.
    case partial(name: Int, indentation: Range<Int>, standalone: Bool, offset: Int)
  }

  /// What a template consists of; a class, so that a partial can be handed on without copying.
  final class Storage: Sendable {
    let name: String
    let source: [UInt8]
    let operations: [Operation]
    /// Dotted names, split. The empty path is `.`, the context itself.
    let paths: [[String]]
    let partials: [String]

    init(
      name: String, source: [UInt8], operations: [Operation], paths: [[String]], partials: [String]
    ) {
      self.name = name
      self.source = source
      self.operations = operations
      self.paths = paths
      self.partials = partials
    }
  }
}
