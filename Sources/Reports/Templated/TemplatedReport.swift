import Mustache

/// A report whose text is a Mustache template, filled in once for each spec; ``TemplateData`` says with what.
struct TemplatedReport: Report {
  private let template: MustacheTemplate
  private let escaping: MustacheEscaping
  private let options: ReportOptions
  private var isFirst = true

  /// Takes the user's template of that name, else the built-in one.
  ///
  /// - Throws: `MustacheError` where the template is broken
  init(_ name: String, escaping: MustacheEscaping, _ options: ReportOptions) throws(MustacheError) {
    let own = options.templates[name]
    template = try MustacheTemplate(
      bytes: own?.bytes ?? ReportTemplate.bytes(of: name) ?? [], name: own?.file ?? "\(name) template")
    self.escaping = escaping
    self.options = options
  }

  mutating func add(_ reviewed: ReviewedSpec, to sink: inout Sink) {
    if !isFirst { sink.line() }
    isFirst = false
    // Rendering fails only where partials lie too deep, and there are none.
    try? template.render(
      TemplateData.value(of: reviewed, options), escaping: escaping, into: &sink.bytes)
  }
}
