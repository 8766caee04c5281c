import SpecText

/// What Bob says of one specification: computed from its text, its template, its metadata and a checklist
/// alone, so that the same input gives the same review.
public struct Review: Sendable {
  /// The path as the user gave it, or as found below a folder the user gave.
  public var path: String
  /// The spec's title, or its file name where it has none.
  public var title: String
  /// The language it was read as.
  public var syntax: Syntax
  /// The kind of document.
  public var format: SpecFormat
  /// The identifier of the checklist that was applied.
  public var checklist: String
  /// 0 to 100 with one decimal; 100 when nothing is relevant.
  public var score: Double
  /// At or above the checklist's readiness line, without a critical gap of enough confidence.
  public var ready: Bool
  /// One for each area of the checklist, in its order.
  public var areas: [AreaScore]
  /// The kinds of change that the text proposes, in the checklist's order.
  public var changes: [ProposedChange]
  /// A verdict for every item of the checklist, relevant or not, in its order.
  public var items: [Verdict]
  /// What a reviewer would comment on, selected rules only, by line and then by rule.
  public var findings: [Finding]
}

/// The kind of document, which decides what is expected of it. The raw value is the name that JSON uses.
public enum SpecFormat: String, Sendable, CaseIterable {
  case openStackSpec = "openstack-spec"
  case kep
  case freeForm = "free-form"
}

/// How well an area of the checklist is covered.
public struct AreaScore: Sendable {
  /// The area's identifier.
  public var id: String
  /// The area's title.
  public var title: String
  /// 0 to 100 with one decimal, nil where no item of the area is relevant.
  public var score: Double?
}

/// A line that a verdict rests on.
public struct Evidence: Sendable, Equatable {
  /// 1-based.
  public var line: Int
  /// The sentence or line as it stands in the spec, markup dropped and white space folded.
  public var text: String
}

/// A kind of change that the text proposes, with at most three lines that say so.
public struct ProposedChange: Sendable {
  /// The kind's identifier.
  public var id: String
  /// The kind's title.
  public var title: String
  /// The probability, 0 to 1, that the text proposes this.
  public var confidence: Double
  /// At most three, the best first.
  public var evidence: [Evidence]
}

/// What the text says about an item. The raw value is the name that JSON uses.
public enum AnswerStatus: String, Sendable, CaseIterable {
  /// Something specific that an operator can act on or check, or a reasoned no-impact.
  case addressed
  /// An explicit no-impact without a reason.
  case none
  /// Touched, but nothing an operator could act on: a promise, a hedge, template text.
  case thin
  /// Nothing.
  case missing
}

/// The judgement of one item of the checklist.
public struct Verdict: Sendable {
  /// The item's identifier, such as `upgrade.rollback`.
  public var id: String
  /// Whether this change makes the answer needed.
  public var relevant: Bool
  /// What the text says.
  public var status: AnswerStatus
  /// The text denies an impact that it shows elsewhere.
  public var contradicted: Bool
  /// The probability, 0 to 1, that `gap`, as it is, is right.
  public var confidence: Double
  /// What the item earns if it is relevant, 0 to 1: the credits of the verdicts that it could have, each by its
  /// probability, and full credit as far as the item may not be needed.
  public var credit = 1.0
  /// Whether an answer is due at the proposal's stage; a gap that is not does not
  /// keep the spec from being ready, and is no finding unless it is an answer that says too little.
  public var isDue = true
  /// The comment that silences the item, if one does.
  public var silenced: Silencing?
  /// Why, in words.
  public var reason: String
  /// At most three; for a contradiction the denial first, then what shows the effect.
  public var evidence: [Evidence]

  /// What a reviewer would comment on.
  public var gap: Bool { relevant && (contradicted || status == .thin || status == .missing) }
}

/// A comment in the spec that takes an item out of the review.
public struct Silencing: Sendable, Equatable {
  /// 1-based.
  public var line: Int
  /// The author's reason.
  public var reason: String
}

/// How much a finding weighs. The raw value is the name that JSON uses.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  case warning, error

  /// A warning is below an error.
  public static func < (left: Severity, right: Severity) -> Bool { left == .warning && right == .error }
}

/// Something to comment on.
public struct Finding: Sendable {
  /// An item's identifier or a rule: `structure.…`, `syntax.…`, `style.…`.
  public var rule: String
  /// How much it weighs.
  public var severity: Severity
  /// The line on which the range to mark begins, 1-based.
  public var line: Int
  /// The column on which it begins: 1-based, in code points.
  public var column: Int
  /// The line on which it ends.
  public var endLine: Int
  /// The column after its last code point.
  public var endColumn: Int
  /// 0 to 1; that of the item, 1 for rules.
  public var confidence: Double
  /// Identifies the finding across revisions; see ``Fingerprint``.
  public var fingerprint: UInt64
  /// What is wrong, in words, specific to the text.
  public var message: String
  /// The question to put to the author; empty for rules.
  public var ask: String
}
