/// What a proposal owes its operators: areas, items, kinds of change, weights and words, all read from YAML.
public struct Checklist: Sendable {
  /// Such as `operability`.
  public var id: String
  public var title: String
  /// The score, 0 to 100, from which a spec without critical gaps is ready.
  public var readyAt: Double
  /// In the order of reports.
  public var areas: [Area]
  /// All items, in the order of the areas.
  public var items: [Item]
  /// The kinds of change that a text may propose.
  public var changes: [ChangeKind]

  /// A part of the checklist with a score of its own.
  public struct Area: Sendable {
    public var id: String
    public var title: String
    /// The share of the whole score, relative to the other areas.
    public var weight: Double
  }

  /// One question that an operator asks of every proposal to which it applies.
  public struct Item: Sendable {
    /// The area's identifier, a dot, and a word.
    public var id: String
    /// The identifier of its area.
    public var area: String
    public var title: String
    /// What the operator wants to know.
    public var question: String
    /// Why that matters to someone who runs the result.
    public var why: String
    /// The request to the author, ready to post.
    public var ask: String
    /// An answer that is good enough, and one that is not.
    public var good: String
    public var bad: String
    /// The share of its area's score, relative to the other items of the area.
    public var weight: Double
    /// A gap here keeps a spec from being ready, whatever its score.
    public var critical: Bool
  }

  /// A kind of change.
  public struct ChangeKind: Sendable {
    public var id: String
    public var title: String
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
  }
}
