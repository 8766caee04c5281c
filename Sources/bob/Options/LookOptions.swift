import Arguments
import Reports

/// How text looks.
struct LookOptions: ParsableArguments {
  @Option(help: "When to colour text.")
  var color = ColorChoice.auto

  /// What the reports make of it.
  var reportOptions: ReportOptions {
    var options = ReportOptions()
    options.version = bobVersion
    options.colour = Terminal.usesColor(color)
    options.unicode = Terminal.showsUnicode
    options.width = Terminal.columns
    return options
  }
}
