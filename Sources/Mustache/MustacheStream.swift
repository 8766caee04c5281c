/// Fills in a template whose list comes piece by piece: what stands before it, each element, what stands
/// after it.
///
/// Unlike ``MustacheSequence`` it lets the elements be pushed, so that a report of any length needs the
/// memory of one element. The elements see the data that ``begin(_:into:)`` was given; what follows the list
/// may use data that is only known at the end, such as totals.
///
/// ```swift
/// var stream = template.stream(over: "reviews", library: library, escaping: .markdown)
/// try stream?.begin(["title": "Report"], into: &output)
/// try stream?.add(["path": "a.rst"], into: &output)
/// try stream?.end(["count": 1], into: &output)
/// ```
public struct MustacheStream: Sendable {
  private let template: MustacheTemplate
  private let body: Range<Int>
  private let library: MustacheLibrary
  private let escaping: MustacheEscaping
  private var data = MustacheValue.null

  fileprivate init(
    template: MustacheTemplate, body: Range<Int>, library: MustacheLibrary, escaping: MustacheEscaping
  ) {
    self.template = template
    self.body = body
    self.library = library
    self.escaping = escaping
  }

  /// Writes what stands before the list.
  ///
  /// - Throws: ``MustacheError`` as ``MustacheTemplate/render(_:library:escaping:into:)``.
  public mutating func begin(_ data: MustacheValue, into output: inout [UInt8]) throws(MustacheError) {
    self.data = data
    try render(0..<(body.lowerBound - 1), contexts: [data], into: &output)
  }

  /// Writes the list's section for one element.
  ///
  /// - Throws: ``MustacheError`` as ``MustacheTemplate/render(_:library:escaping:into:)``.
  public func add(_ element: MustacheValue, into output: inout [UInt8]) throws(MustacheError) {
    try render(body, contexts: [data, element], into: &output)
  }

  /// Writes what stands after the list.
  ///
  /// - Throws: ``MustacheError`` as ``MustacheTemplate/render(_:library:escaping:into:)``.
  public func end(_ data: MustacheValue, into output: inout [UInt8]) throws(MustacheError) {
    try render(body.upperBound..<template.storage.operations.count, contexts: [data], into: &output)
  }

  private func render(
    _ operations: Range<Int>, contexts: [MustacheValue], into output: inout [UInt8]
  ) throws(MustacheError) {
    var renderer = MustacheRenderer(contexts: contexts, library: library, escaping: escaping)
    try renderer.render(template, operations, indentation: [], into: &output)
  }
}

extension MustacheTemplate {
  /// The template, to be filled in piece by piece with the elements of the list `name`.
  ///
  /// That is possible when the template has the section `{{#name}}` outside any other and `name` is used
  /// nowhere else, also not in a partial: a template that first counts or lists the elements needs all of
  /// them at once. (A name inside the elements counts as a use too; call the list something of its own.)
  ///
  /// - Returns: nil when it is not possible; then render with the whole list.
  public func stream(
    over name: String, library: MustacheLibrary = MustacheLibrary(), escaping: MustacheEscaping = .html
  ) -> MustacheStream? {
    var body: Range<Int>?
    var index = 0
    while index < storage.operations.count, body == nil {
      if case .section(let path, let end, let inverted) = storage.operations[index] {
        if !inverted, storage.paths[path] == [name] { body = (index + 1)..<end }
        index = end
      } else {
        index += 1
      }
    }
    guard let body, uses(of: name, in: library) == 1 else { return nil }
    return MustacheStream(template: self, body: body, library: library, escaping: escaping)
  }

  /// How many tags of the template and its partials begin with a name.
  private func uses(of name: String, in library: MustacheLibrary) -> Int {
    var uses = 0
    var seen: Set<String> = []
    var templates = [self]
    while let template = templates.popLast() {
      for operation in template.storage.operations {
        switch operation {
        case .variable(let path, _), .section(let path, _, _):
          if template.storage.paths[path].first == name { uses += 1 }
        case .partial(let number, _, _, _):
          let partial = template.storage.partials[number]
          if seen.insert(partial).inserted, let found = library.getTemplate(named: partial) {
            templates.append(found)
          }
        case .text: break
        }
      }
    }
    return uses
  }
}
