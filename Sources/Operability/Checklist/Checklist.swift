/// What a proposal owes its operators: areas, items, kinds of change, weights and words, all read from YAML.
public struct Checklist: Sendable {
  /// Such as `operability`.
  public var id: String
  /// The name for people.
  public var title: String
  /// The score, 0 to 100, from which a spec without critical gaps is ready.
  public var readyAt: Double
  /// What a relevant item earns, by its verdict.
  public var credits: Credits
  /// For a format of spec the identifier of another checklist that looks at it more closely.
  public var seeAlso: [(format: SpecFormat, checklist: String)]
  /// In the order of reports.
  public var areas: [Area]
  /// All items, in the order of the areas.
  public var items: [Item]
  /// The kinds of change that a text may propose.
  public var changes: [ChangeKind]
  /// How the formats of specs are told apart, first match first.
  public var formats: [FormatRule]
  /// What headings stand for; the first role with a matching pattern is a heading's.
  public var roles: [HeadingRole]
  /// The words that show how something is said: a promise, a reason, a denial and so on.
  public var signals: [(signal: Signal, patterns: [Pattern])]
  /// Phrases that look like something they are not ("anti-affinity policy"); their words are passed over.
  public var masks: [Pattern]
  /// When an item is plainly open; an item may replace any of it.
  public var plain = PlainCases()
  /// Fall-backs for the messages of items.
  public var messages: Messages
  /// The name of the file with learned weights, relative to the file that names it; nil for none.
  public var learned: String?
  /// What `extends` says from file to file on the way to the one that names the learned weights; empty if it is the
  /// checklist's own.
  public var learnedOrigin: [String]

  /// A part of the checklist with a score of its own.
  public struct Area: Sendable {
    /// Such as `upgrade`.
    public var id: String
    /// The name for people.
    public var title: String
    /// The share of the whole score, relative to the other areas.
    public var weight: Double

    /// Puts an area together.
    public init(id: String, title: String, weight: Double) {
      self.id = id
      self.title = title
      self.weight = weight
    }
  }

  /// What a relevant item earns, 0 to 1, by its verdict.
  public struct Credits: Sendable, Equatable {
    /// For an answer.
    public var addressed = 1.0
    /// For a bare "None".
    public var none = 0.8
    /// For a promise, a hedge, or too little.
    public var thin = 0.3
    /// For nothing.
    public var missing = 0.0
    /// For a denial that the text itself contradicts, whatever its status.
    public var contradicted = 0.0

    /// Full credit for an answer, most of it for a bare "None", some for a promise.
    public init() {}

    /// What an item earns whose verdict is not certain: the credit of each possible verdict, by its share.
    ///
    /// - Parameter shares: of addressed, none, thin, missing and contradicted; they add up to 1.
    func credit(of shares: [Double]) -> Double {
      shares[0] * addressed + shares[1] * none + shares[2] * thin + shares[3] * missing
        + shares[4] * contradicted
    }
  }

  /// Tells a format of spec by the titles of its sections.
  public struct FormatRule: Sendable {
    /// The format.
    public var format: SpecFormat
    /// How many of the headings must be there.
    public var atLeast: Int
    /// What its headings are called.
    public var headings: [Pattern]
  }

  /// Puts a checklist together; the loader calls it.
  public init(
    id: String, title: String, readyAt: Double, areas: [Area], items: [Item], changes: [ChangeKind]
  ) {
    self.id = id
    self.title = title
    self.readyAt = readyAt
    self.areas = areas
    self.items = items
    self.changes = changes
    credits = Credits()
    seeAlso = []
    formats = []
    roles = []
    signals = []
    masks = []
    messages = Messages()
    learned = nil
    learnedOrigin = []
  }
}
