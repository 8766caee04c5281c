import Arguments
import Operability

/// From which severity on findings fail the run; the raw value is the option's.
enum FailOn: String, CaseIterable, ExpressibleByArgument, Sendable {
  case warning, error, none

  /// Whether a finding of that severity fails the run.
  func includes(_ severity: Severity) -> Bool {
    switch self {
    case .warning: true
    case .error: severity == .error
    case .none: false
    }
  }
}

/// When to exit with status 1.
struct ThresholdOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Exit 1 where a finding is at least this severe (default: error; of score: none).",
      valueName: "severity"))
  var failOn: FailOn?

  @Option(
    help: ArgumentHelp(
      "Exit 1 where a spec scores less than this, 0 to 100 (default: no limit).", valueName: "score"))
  var failUnder: Double?

  mutating func validate() throws {
    if let failUnder, !(0...100).contains(failUnder) {
      throw ValidationError("--fail-under is a number from 0 to 100, not \(failUnder)")
    }
  }
}
