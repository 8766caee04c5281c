import YAML

/// Weights that were learned from judged specs, for kinds of change and items; what has none is judged by the
/// checklist's own rules.
///
/// They stand in a text of lines whose fields are separated by tabs. A line `features`, the name of a table and the
/// names of features gives the columns of the lines of that table, which follow it: the table's name, the identifier
/// of a kind of change or item, for `status` the status, then the log-odds without any feature and a weight for
/// each feature. The table `unit` scores sentences, rows and pieces of code: its features are what a unit may show
/// (`answer.` or `thin.` and an item, `change.` and a kind), a line holds a sign of a unit, such as `word.metric` (the first
/// six letters) or `role.docs`, `*` for the base, and its weights as pairs of a feature's number from 0 on, a colon and
/// thousandths. The table `gap` judges once more whether an item has a gap, by small decision trees over the features of
/// `relevant` and `status`: a line holds the item, the log-odds without any tree, and a field for each tree, its nodes
/// from the top, left before right: a feature's number from 0 on, a colon and the number up to which the left side
/// holds, or `=` and what a leaf adds to the log-odds, in thousandths. The probability of a gap is the mean of both
/// ways. The table `contradiction`, one line for all items, whose features are those of `gap` and `item.` with each item,
/// judges whether the text refutes what it says under an item's heading, that there is no effect. A kind of change is weighed by the claims found, an item's relevance by the probabilities of the kinds
/// of change, its status by what the text says on it. `threshold`, `gap`, `contradiction` or `change.` and a kind, and a number say from
/// which probability on there is one. `*` as the item of a `status` line stands for all that have none. Lines that begin with `#` are comments.
public struct LearnedModels: Sendable {
  /// By the identifier of a kind of change.
  var changes: [String: LinearModel] = [:]
  /// By the identifier of an item.
  var relevance: [String: LinearModel] = [:]
  /// For every item that the text denies an effect on, over the figures of relevance, status and the item it is.
  var contradiction: LinearModel?
  /// By the identifier of an item, for each of ``statuses``.
  var status: [String: StatusModel] = [:]
  /// By the identifier of an item, over the figures of relevance and status.
  var gaps: [String: TreeModel] = [:]
  /// Scores units; nil for none.
  var units: UnitModel?
  /// From this probability on there is a gap.
  var gapThreshold = 0.5
  /// From this probability on a denial is said to be refuted.
  var contradictionThreshold = 0.5
  /// From this probability on a kind of change is reported, by its identifier; 0.5 for others.
  var changeThresholds: [String: Double] = [:]

  /// Stands for every item that has no status models of its own.
  static let anyItem = "*"

  /// What an answer can be, in the order of the models.
  static let statuses = ["addressed", "none", "thin", "missing"]

  /// Nothing was learned.
  public init() {}

  /// Reads learned weights.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - name: its name, for messages.
  ///   - checklist: the checklist they are for; weights for what it does not have are passed over.
  /// - Throws: `YAMLError`, which names file, line and column, for a line that cannot be read.
  public init(parsing bytes: [UInt8], name: String, for checklist: Checklist) throws {
    self = try bytes.withUnsafeBufferPointer { try LearnedModels(parsing: $0, name: name, for: checklist) }
  }

  /// Reads learned weights where they are, such as those embedded in the program, of which every page that is copied
  /// is one that the system has to find first.
  public init(parsing bytes: UnsafeBufferPointer<UInt8>, name: String, for checklist: Checklist) throws {
    self = try LearnedReader.read(bytes, name: name, for: checklist)
  }
}

/// The names of the figures that models weigh, in order.
struct FigureLayout: Sendable {
  private let checklist: Checklist

  /// Names are put together when they are asked for.
  init(_ checklist: Checklist) { self.checklist = checklist }

  /// The figures of a kind of change.
  var change: [String] { FigureLayout.change }

  /// The same; they are those of every checklist.
  static let change = {
    let empty = SpecReading(items: 1)
    var sections = SectionStates(empty)
    return ChangeFeatures(
      empty, kind: 0, own: sections.state(of: SmallSet()), ownRoles: SmallSet(),
      scores: ChangeScores(empty, ownRoles: [SmallSet()]), keepsNames: true
    ).list.names
  }()

  /// The figures of an item's relevance.
  var relevant: [String] { checklist.changes.map { "change." + $0.id } }

  /// The figures of an item's status, which are those of every checklist.
  var status: [String] {
    let empty = SpecReading(items: 1)
    var sections = SectionStates(empty)
    let roles = ItemRoles(main: SmallSet(), covering: SmallSet())
    return ItemFeatures(
      empty, item: 0, roles: roles, sections: &sections, contradiction: nil,
      scores: ItemScores(empty, [roles]), keepsNames: true
    ).list.names
  }

  /// The figures of trees.
  var gap: [String] { relevant + status }

  /// The figures of contradictions.
  var contradiction: [String] { gap + checklist.items.map { "item." + $0.id } }

  /// What units are scored for.
  var unit: [String] { UnitModel.targetNames(checklist) }
}
