/// How something is said. The raw value is the name in the checklist, whose patterns recognise it.
public enum Signal: String, Sendable, CaseIterable, CustomStringConvertible {
  /// The whole answer is "None", "N/A" or the like.
  case bare
  /// It says that there is no impact, change or need.
  case denial
  /// It says what is to be said or done later: "will be documented".
  case promise
  /// It is left open: "TBD".
  case undecided
  /// "may", "could", "possibly".
  case hedge
  /// "must", "should", "needs to".
  case obligation
  /// "will", "going to".
  case future
  /// "because", "since", "so that".
  case reason
  /// "if", "when", "unless".
  case condition
  /// "existing", "currently".
  case existing
  /// "new", "adds".
  case fresh
  /// "default".
  case setting
  /// A number with a unit.
  case measure
  /// A command to type.
  case command
  /// A release or version.
  case release
  /// A date.
  case date
  /// Why something was not chosen: "however", "drawback".
  case rejection
  /// A tracked work item: a blueprint, bug or issue.
  case tracker
  /// A piece of a proposal's trail: a review, a meeting, an earlier spec.
  case trail
  /// A level of tests above unit tests.
  case level
  /// What a test covers.
  case coverage
  /// A single word that turns a phrase into its opposite.
  case negation
  /// What takes a denial back: "except", "but".
  case exception

  /// The name in the checklist, which figures and signs of units are named by too.
  public var description: String { rawValue }

  /// Its place in sets of signals; below 32.
  var bit: UInt32 {
    switch self {
    case .bare: 0
    case .denial: 1
    case .promise: 2
    case .undecided: 3
    case .hedge: 4
    case .obligation: 5
    case .future: 6
    case .reason: 7
    case .condition: 8
    case .existing: 9
    case .fresh: 10
    case .setting: 11
    case .measure: 12
    case .command: 13
    case .release: 14
    case .date: 15
    case .rejection: 16
    case .tracker: 17
    case .trail: 18
    case .level: 19
    case .coverage: 20
    case .negation: 21
    case .exception: 22
    }
  }
}
