/// Templates by name, which can use each other as partials (`{{> name}}`).
public struct MustacheLibrary: Sendable {
  private var templates: [String: MustacheTemplate]

  /// A library of the given templates.
  public init(templates: [String: MustacheTemplate] = [:]) {
    self.templates = templates
  }

  /// Adds a template, or replaces the one of that name.
  public mutating func register(_ template: MustacheTemplate, named name: String) {
    templates[name] = template
  }

  /// Reads a template and adds it, or replaces the one of that name.
  ///
  /// - Throws: ``MustacheError``, with the name, when the template is broken.
  public mutating func register(_ string: String, named name: String) throws(MustacheError) {
    templates[name] = try MustacheTemplate(string: string, name: name)
  }

  /// The template of that name, or nil.
  public func getTemplate(named name: String) -> MustacheTemplate? {
    templates[name]
  }

  /// Fills in the template of that name; nil when there is none.
  ///
  /// - Throws: ``MustacheError`` as ``MustacheTemplate/render(_:library:escaping:)``.
  public func render(
    _ value: MustacheValue, withTemplate name: String, escaping: MustacheEscaping = .html
  ) throws(MustacheError) -> String? {
    try templates[name]?.render(value, library: self, escaping: escaping)
  }
}
