import YAML

/// What the `kep.yaml` beside a Kubernetes enhancement proposal says about it.
///
/// Real files were written over years and by hand, so a value of another type than expected is taken for
/// absent; only a file that is no YAML mapping is refused. The keys are those of the proposal template of
/// kubernetes/enhancements.
public struct ProposalMetadata: Sendable, Equatable {
  /// How mature the feature is to become. The raw value is the name that kep.yaml uses.
  public enum Stage: String, Sendable, CaseIterable, Comparable {
    case alpha, beta, stable

    /// Alpha comes before beta, and beta before stable.
    public static func < (left: Stage, right: Stage) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .alpha: 0
      case .beta: 1
      case .stable: 2
      }
    }
  }

  /// What an item of a checklist can be answered by. The raw value is the key in kep.yaml.
  public enum Answer: String, Sendable, CaseIterable {
    case authors
    case owningGroup = "owning-sig"
    case featureGates = "feature-gates"
    case metrics
  }

  /// What the file says under a key; nil where it says nothing.
  public func answer(_ key: Answer) -> String? {
    let texts =
      switch key {
      case .authors: authors
      case .owningGroup: owningGroup.map { [$0] } ?? []
      case .featureGates: featureGates
      case .metrics: metrics
      }
    // "TBD" and the template's "@jane.doe" name nobody.
    let said = texts.filter { text in
      !text.allSatisfy(\.isWhitespace) && !ProposalMetadata.placeholders.contains(text.lowercased())
    }
    return said.isEmpty ? nil : said.joined(separator: ", ")
  }

  private static let placeholders = ["tbd", "todo", "@jane.doe", "sig-xxx", "myfeature", "my_feature_metric"]

  /// The proposal's title, white space folded.
  public var title: String?
  /// The number of its issue in kubernetes/enhancements.
  public var number: Int?
  /// The stage that `stage` names. Case is ignored, and all but alpha, beta and stable counts as alpha: a
  /// proposal that does not say is taken for one that begins.
  public var stage: Stage
  /// What the file holds as `stage`, if anything.
  public var statedStage: String?
  /// Such as `provisional`, `implementable` or `implemented`, in lower case.
  public var status: String?
  /// Who wrote it.
  public var authors: [String]
  /// The group that owns it, such as `sig-node`.
  public var owningGroup: String?
  /// The names of its feature gates.
  public var featureGates: [String]
  /// The release that it is worked on for, such as `v1.36`.
  public var latestMilestone: String?
  /// The release in which each stage was or is to be reached.
  public var milestones: [Stage: String]
  /// Whether the feature can be switched off.
  public var disableSupported: Bool?
  /// The metrics that tell of it.
  public var metrics: [String]
  /// When it was begun, as written.
  public var creationDate: String?

  /// Reads a `kep.yaml`.
  ///
  /// - Parameters:
  ///   - bytes: the file; the caller bounds its size.
  ///   - name: its name, for messages.
  /// - Throws: `YAMLError` where it is no YAML, or no mapping.
  public init(parsing bytes: [UInt8], name: String) throws(YAMLError) {
    let keys = try YAMLDocument(parsing: bytes, name: name).value.mapping()
    title = keys["title"]?.text.map(ProposalMetadata.folded)
    number = (try? keys["kep-number"]?.integer()) ?? keys["kep-number"]?.text.flatMap { Int($0) }
    statedStage = keys["stage"]?.text.map(ProposalMetadata.folded)
    stage = statedStage.flatMap { Stage(rawValue: $0.lowercased()) } ?? .alpha
    status = keys["status"]?.text.map { ProposalMetadata.folded($0).lowercased() }
    authors = ProposalMetadata.texts(keys["authors"])
    owningGroup = keys["owning-sig"]?.text
    let gates = (try? keys["feature-gates"]?.list()) ?? []
    featureGates = gates.compactMap { gate in
      (try? gate.mapping())?["name"]?.text ?? gate.text
    }
    latestMilestone = keys["latest-milestone"]?.text
    milestones = [:]
    if let stages = try? keys["milestone"]?.mapping() {
      for stage in Stage.allCases { milestones[stage] = stages[stage.rawValue]?.text }
    }
    disableSupported = try? keys["disable-supported"]?.bool()
    metrics = ProposalMetadata.texts(keys["metrics"])
    creationDate = keys["creation-date"]?.text
  }

  /// The scalars of a list, or the one that stands in its place.
  private static func texts(_ value: Value?) -> [String] {
    guard let value else { return [] }
    if let text = value.text { return [text] }
    return ((try? value.list()) ?? []).compactMap(\.text)
  }

  private static func folded(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
