import Reports

/// A change on a Gerrit server, as far as posting a review needs it.
public struct Change: Sendable {
  /// A version of the change.
  public struct PatchSet: Sendable {
    /// From 1.
    public var number: Int
    /// The commit.
    public var revision: String
    /// Where git can fetch it from, such as `refs/changes/34/1234/2`.
    public var ref: String
    /// The files that it adds or changes, those that it deletes left out; nil where they were not asked for.
    public var files: [String]?
  }

  /// A comment that is there already.
  public struct Comment: Sendable {
    /// The file, or ``ReviewInput/patchSetLevel``.
    public var path: String
    /// 1-based; nil for the file as a whole.
    public var line: Int?
    /// What it says.
    public var message: String
    /// The patch set that it was made on.
    public var patchSet: Int
    /// What a reply names it by; nil over ssh, which does not tell.
    public var identifier: String?
    /// The identifier of the comment that it answers.
    public var inReplyTo: String?
    /// Whether it leaves its thread open; nil over ssh.
    public var isUnresolved: Bool?
    /// When it was made, as text that can be compared; nil over ssh.
    public var updated: String?
  }

  /// The number, unique on the server.
  public var number: Int
  /// The project that it belongs to.
  public var project: String
  /// The branch that it is for.
  public var branch: String
  /// The first line of its commit message.
  public var subject: String
  /// `NEW`, `MERGED` or `ABANDONED`.
  public var status: String
  /// In the order of their numbers.
  public var patchSets: [PatchSet]
  /// All comments on all patch sets.
  public var comments: [Comment]
  /// How many messages its log has.
  public var messages: Int
  /// The labels that there are, with the values that this user may give; nil where the server does not tell.
  public var labels: [String: [Int]?]

  /// Whether it can still be reviewed.
  public var isOpen: Bool { status == "NEW" || status == "DRAFT" }
}

/// How the user names a change.
public enum ChangeName: Sendable, Equatable, CustomStringConvertible {
  /// The number, unique on a server.
  case number(Int)
  /// `I` and forty hexadecimal digits: what the commit message says.
  case identifier(String)

  /// Reads a word: `1234` or `I…`; nil for any other.
  public init?(_ word: String) {
    if let number = Int(word), number > 0, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      self = .number(number)
    } else if word.utf8.count == 41, word.utf8.first == UInt8(ascii: "I"),
      word.utf8.dropFirst().allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    {
      self = .identifier(word)
    } else {
      return nil
    }
  }

  /// The word.
  public var description: String {
    switch self {
    case .number(let number): String(number)
    case .identifier(let identifier): identifier
    }
  }
}

/// Which change is asked for.
public struct ChangeQuery: Sendable {
  /// Its number or identifier.
  public var name: ChangeName
  /// The project that it belongs to, where the same identifier may be in several; checked, see ``ProjectName``.
  public var project: ProjectName?
  /// A commit of it: tells it from others of the same identifier, such as those for other branches.
  public var commit: String?
  /// The patch set to review; the latest if nil.
  public var patchSet: Int?

  /// Puts one together.
  public init(name: ChangeName, project: ProjectName?, commit: String? = nil, patchSet: Int? = nil) {
    self.name = name
    self.project = project
    self.commit = commit
    self.patchSet = patchSet
  }

  /// The words that Gerrit's search takes.
  var search: String {
    switch name {
    // A number is unique, and the project of the settings may have been renamed.
    case .number(let number): "change:\(number)"
    case .identifier(let identifier): "change:\(identifier)" + (project.map { " project:\($0)" } ?? "")
    }
  }

  /// The one that is meant among those that the server found.
  ///
  /// - Throws: ``ServerFault`` when there is none or it is not clear which one is meant.
  func choose(_ changes: [Change], server: String) throws(ServerFault) -> Change {
    if changes.count == 1 { return changes[0] }
    guard !changes.isEmpty else {
      throw ServerFault(
        .refused,
        "there is no change \(name)\(project.map { " of \($0)" } ?? "") on \(server), or this account may not "
          + "see it")
    }
    let same = changes.filter { change in change.patchSets.contains { $0.revision == commit } }
    if same.count == 1 { return same[0] }
    let open = changes.filter(\.isOpen)
    if open.count == 1 { return open[0] }
    let list = changes.prefix(10).map { "\($0.number) (\($0.branch), \($0.status.lowercased()))" }
    throw ServerFault(
      .refused,
      "\(changes.count) changes on \(server) have the identifier \(name): "
        + list.joined(separator: ", ") + "; name one by its number, as in --change \(changes[0].number)")
  }
}
