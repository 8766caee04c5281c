import Operability

/// How many findings there are, as `lint` says at the end.
public struct FindingCount: Sendable {
  /// Findings that are errors, less certain ones left out.
  public private(set) var errors = 0
  /// Findings that are warnings, less certain ones left out.
  public private(set) var warnings = 0
  /// Findings below the minimal confidence.
  public private(set) var lessCertain = 0
  /// Items that the specs' authors silenced.
  public private(set) var silenced = 0
  /// Findings that are known from a baseline and not shown.
  public private(set) var inBaseline = 0
  /// How many specs were counted.
  public private(set) var specs = 0
  /// How many files could not be reviewed.
  public private(set) var failures = 0

  /// Nothing counted yet.
  public init() {}

  /// Counts the findings of a spec.
  ///
  /// - Parameter inBaseline: how many more there were, which a baseline has taken out.
  public mutating func add(_ reviewed: ReviewedSpec, inBaseline hidden: Int = 0) {
    specs += 1
    inBaseline += hidden
    silenced += reviewed.review.items.count { $0.silenced != nil }
    for finding in reviewed.review.findings {
      if finding.confidence < reviewed.minConfidence {
        lessCertain += 1
      } else if finding.severity == .error {
        errors += 1
      } else {
        warnings += 1
      }
    }
  }

  /// Counts a file that could not be reviewed.
  public mutating func addFailure() { failures += 1 }

  /// Such as "3 errors, 2 warnings in 5 specs; 1 item silenced"; nil where files failed and none was reviewed, since
  /// "0 errors" would sound like success.
  public var summary: String? {
    if specs == 0, failures > 0 { return nil }
    return "\(errors.counted("error")), \(warnings.counted("warning")) in \(specs.counted("spec"))"
      + (failures > 0 ? "; \(failures.notReviewed)" : "")
      + (silenced > 0 ? "; \(silenced.counted("item")) silenced" : "")
      + (inBaseline > 0 ? "; \(inBaseline.counted("known finding")) of the baseline not shown" : "")
  }
}
