import Mustache
import Operability

extension ReportFormat {
  /// One file to open or to publish: scores, what to ask, and each spec's own text with the findings beside it.
  static let html = ReportFormat(name: "html", summary: "a page to open or publish", template: "html") {
    try HTMLReport($0)
  }
}

/// A page by a Mustache template, ``HTMLPage`` says with what data.
///
/// The specs are written one by one. What needs all of them, the overview, the filter and the explanations of the
/// questions, stands behind them in the file; the template's style shows overview and filter first.
struct HTMLReport: Report {
  private let template: MustacheTemplate
  private let options: ReportOptions
  /// nil where the user's own template uses the reviews in more than one place; then all are kept.
  private var stream: MustacheStream?
  private var kept: [MustacheValue] = []
  private var page = HTMLPage()

  /// Takes the user's template, else the built-in one.
  ///
  /// - Throws: `MustacheError` where the template is broken
  init(_ options: ReportOptions) throws(MustacheError) {
    let own = options.templates["html"]
    template = try MustacheTemplate(
      bytes: own?.bytes ?? ReportTemplate.bytes(of: "html") ?? [], name: own?.file ?? "html template")
    stream = template.stream(over: "reviews", escaping: HTMLText.escaping)
    self.options = options
  }

  mutating func begin(to sink: inout Sink) {
    // Rendering fails only where partials lie too deep, and there are none.
    try? stream?.begin(HTMLPage.head(options), into: &sink.bytes)
  }

  mutating func add(_ reviewed: ReviewedSpec, to sink: inout Sink) {
    let value = page.add(reviewed, options)
    if let stream {
      try? stream.add(value, into: &sink.bytes)
    } else {
      kept.append(value)
    }
  }

  mutating func add(_ failure: Failure, to sink: inout Sink) { page.failures.append(failure) }

  func end(to sink: inout Sink) {
    if let stream {
      try? stream.end(page.foot(options), into: &sink.bytes)
    } else if case .object(let members) = page.foot(options) {
      let value = MustacheValue.object(members + [("reviews", .list(kept))])
      try? template.render(value, escaping: HTMLText.escaping, into: &sink.bytes)
    }
  }
}
