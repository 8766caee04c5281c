extension Checklist {
  /// One question that an operator asks of every proposal to which it applies.
  public struct Item: Sendable {
    /// The area's identifier, a dot, and a word.
    public var id: String
    /// The identifier of its area.
    public var area: String
    /// The name for people.
    public var title: String
    /// What the operator wants to know.
    public var question: String
    /// Why that matters to someone who runs the result.
    public var why: String
    /// The request to the author, ready to post.
    public var ask: String
    /// An answer that is good enough.
    public var good: String
    /// An answer that is not.
    public var bad: String
    /// The share of its area's score, relative to the other items of the area.
    public var weight: Double
    /// A gap here keeps a spec from being ready, whatever its score.
    public var critical: Bool
    /// The roles of the headings under which an answer is to be expected, best first.
    public var headings: [String] = []
    /// The roles of the headings under which a bare "None" answers the item.
    public var noneUnder: [String] = []
    /// The stage from which on a Kubernetes proposal must have an answer; nil for always. Before it a gap
    /// does not keep a spec from being ready, and is no finding unless it is an answer that says too little.
    public var dueAt: ProposalMetadata.Stage?
    /// What a Kubernetes proposal may say in its `kep.yaml` instead of in its text: any of these is an answer.
    public var metadata: [ProposalMetadata.Answer] = []
    /// What Bob says of it.
    public var messages = Messages()
    /// The kinds of change that a message may name as the reason for asking, best first; without any, those that
    /// make the item relevant.
    public var causes: [String] = []
    /// When the item is relevant.
    public var relevance = Relevance()
    /// What an answer talks about.
    public var about: [Pattern] = []
    /// What an operator could act on: a phrase that by itself makes a sentence an answer.
    public var answers: [Pattern] = []
    /// The effects that contradict a bare "None" under one of the headings in ``noneUnder``.
    public var effects: [Effect] = []

    /// Whether an answer is due from a proposal of a stage; without one all are.
    public func isDue(at stage: ProposalMetadata.Stage?) -> Bool {
      guard let dueAt, let stage else { return true }
      return dueAt <= stage
    }

    /// When it is plainly open, where that differs from the checklist's.
    public var plain = PlainCases()

    /// Puts an item together.
    public init(
      id: String, area: String, title: String, question: String, why: String, ask: String, good: String,
      bad: String, weight: Double, critical: Bool
    ) {
      self.id = id
      self.area = area
      self.title = title
      self.question = question
      self.why = why
      self.ask = ask
      self.good = good
      self.bad = bad
      self.weight = weight
      self.critical = critical
    }
  }

  /// Cases in which what stands under an item's own headings (``Item/noneUnder``) leaves it plainly open, each with the
  /// least probability, 0 to 1, of a gap there; nil where the case says nothing.
  public struct PlainCases: Sendable {
    /// There is no such heading.
    public var absent: Double?
    /// There is no text under it but the template's.
    public var empty: Double?
    /// Every sentence only puts the answer off: "TBD", "will be filled in".
    public var undecided: Double?
    /// There is nothing but a promise of a few words: "Docs will be updated."
    public var promise: Double?
    /// There is text, but none of the item's ``Item/answers`` in it.
    public var unspecific: Double?

    /// No such cases.
    public init() {}

    /// These cases where they are given, else others.
    func filled(from other: PlainCases) -> PlainCases {
      var cases = self
      cases.absent = absent ?? other.absent
      cases.empty = empty ?? other.empty
      cases.undecided = undecided ?? other.undecided
      cases.promise = promise ?? other.promise
      cases.unspecific = unspecific ?? other.unspecific
      return cases
    }
  }

  /// When an item is relevant: log-odds that add up.
  public struct Relevance: Sendable {
    /// Without any sign for or against; a large number for "always".
    public var base = 0.0
    /// What each kind of change adds if the text proposes it.
    public var changes: [(change: String, weight: Double)] = []
    /// What phrases add where the proposal itself uses them.
    public var says: [(patterns: [Pattern], weight: Double)] = []

    /// Neither relevant nor irrelevant.
    public init() {}
  }

  /// An effect that contradicts a denial.
  public struct Effect: Sendable {
    /// The role of the heading with the denial.
    public var under: String
    /// The kinds of change that show the effect.
    public var changes: [String]
    /// Phrases that show it.
    public var patterns: [Pattern]
    /// Whether a bare "None" beside one of the changes, shown beyond doubt, needs no weighing.
    public var isPlain = false
  }

  /// A kind of change.
  public struct ChangeKind: Sendable {
    /// Such as `data-model`.
    public var id: String
    /// The name for people.
    public var title: String
    /// What a proposal with it does, in words that go on from "this": "adds a service".
    public var does: String?
    /// The roles of headings whose text is about this kind.
    public var headings: [String] = []
    /// Phrases that claim the change.
    public var claims: [Pattern] = []
    /// Things that, with a verb of change near, make a claim; already joined with the verbs.
    public var forms: [ClaimForm] = []
    /// The log-odds without any sign.
    public var base = -2.5
    /// How many forms and phrases of one sentence of the proposal leave no doubt, where none is negated; nil where no
    /// number does.
    public var clearFrom: Int?
    /// Whether a Kubernetes proposal that names feature gates in its `kep.yaml` makes the change.
    public var isNamedByFeatureGates = false

    /// Puts a kind together.
    public init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  /// A way to claim a change, such as "adds …" or "… will be added", made for one kind.
  public struct ClaimForm: Sendable {
    /// Such as `add`.
    public var name: String
    /// Phrases that show it.
    public var patterns: [Pattern]
  }

  /// What a heading stands for.
  public struct HeadingRole: Sendable {
    /// The name that items and kinds of change use.
    public var id: String
    /// Where text under the heading belongs.
    public var scope: Scope
    /// What such headings are called.
    public var headings: [Pattern]

    /// Puts a role together.
    public init(id: String, scope: Scope, headings: [Pattern]) {
      self.id = id
      self.scope = scope
      self.headings = headings
    }
  }

  /// What part of an argument a text is. The raw value is the name in the checklist.
  public enum Scope: String, Sendable, CaseIterable {
    /// What is proposed.
    case proposal
    /// What is wrong today.
    case problem
    /// What is not proposed.
    case alternatives
    /// Links, history, people.
    case references
    /// Tests and documentation.
    case work
    /// Answers to a questionnaire, whose questions name what is not meant.
    case questionnaire
  }
}
