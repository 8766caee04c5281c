import YAML

/// A value from a settings file with the place where it stands.
public struct Setting<Value: Sendable>: Sendable {
  /// The value.
  public let value: Value
  /// Where it stands, for `bob config` and for errors that only its user can find.
  public let origin: SettingOrigin

  /// Puts one together.
  public init(_ value: Value, _ origin: SettingOrigin) {
    self.value = value
    self.origin = origin
  }
}

/// The place of a value in a settings file.
public struct SettingOrigin: Sendable, Equatable, CustomStringConvertible {
  /// The file, as it is shown.
  public let file: String
  /// The place in it.
  public let mark: Mark
  /// The path of keys, such as `gerrit.port`.
  public let key: String

  /// `file:line:column`
  public var description: String { "\(EchoedText.escaped(file)):\(mark.line):\(mark.column)" }

  /// An error about the value.
  ///
  /// - Parameter message: what is wrong and what to do, in words, without place and key.
  public func error(_ message: String) -> YAMLError {
    YAMLError(file: file, mark: mark, key: key, message: message)
  }
}

/// What a `.bob.yaml` sets. Nothing is required; nil is not set.
///
/// ```yaml
/// checklist:
///   - paths: [keps/**]
///     checklist: production-readiness
///   - checklist: doc/our-checklist.yaml      # for everything else
/// template: doc/template.rst
/// report-templates: {markdown: doc/review.mustache}
/// select: [default, style.line-length]
/// ignore: [structure.extra-section]
/// exclude: [archive/, "*-draft.rst"]
/// fail-on: warning
/// fail-under: 60
/// min-confidence: 0.7
/// interests: [upgrade, database]
/// gerrit: {host: review.example.org, port: 29418, project: example/specs}
/// ```
public struct Settings: Sendable {
  /// What makes `review` and `lint` end with exit status 1. The raw value is the name that the file uses.
  public enum FailureLevel: String, Sendable, CaseIterable { case warning, error, none }

  /// A checklist by its name, or as a file.
  public enum ChecklistReference: Sendable, Equatable {
    case name(String)
    /// An absolute path inside the root.
    case file(String)
  }

  /// A checklist for some paths.
  public struct ChecklistRule: Sendable {
    /// The paths it is for; nil for all.
    public let paths: PathPatterns?
    /// The checklist.
    public let checklist: Setting<ChecklistReference>
  }

  /// A template of one's own for a report.
  public struct ReportTemplate: Sendable {
    /// The report's format, as the file names it.
    public let format: String
    /// The template's absolute path, inside the root.
    public let file: Setting<String>
  }

  /// Where comments are posted, and the server's limits.
  public struct Gerrit: Sendable {
    /// The server for ssh.
    public internal(set) var host: Setting<String>?
    /// 1 to 65535.
    public internal(set) var port: Setting<Int>?
    /// The project that the specs belong to.
    public internal(set) var project: Setting<String>?
    /// The server's address for REST.
    public internal(set) var https: Setting<String>?
    /// How many characters a comment may have.
    public internal(set) var commentSize: Setting<Int>?
    /// How many comments and messages a change may have.
    public internal(set) var maxComments: Setting<Int>?
  }

  /// The file, as it is shown.
  public let file: String
  /// The folder that its paths are relative to, absolute.
  public let folder: String
  /// The rules of `checklist`, the first that fits a path counts; empty if it is not set.
  public internal(set) var checklists: [ChecklistRule] = []
  /// The absolute path of the specs' template, inside the root.
  public internal(set) var template: Setting<String>?
  /// In the order of the file.
  public internal(set) var reportTemplates: [ReportTemplate] = []
  /// Rules, items and areas that replace the default ones.
  public internal(set) var select: [Setting<String>]?
  /// Rules, items and areas that are not shown.
  public internal(set) var ignore: [Setting<String>]?
  /// Files that a search passes over.
  public internal(set) var exclude: Setting<PathPatterns>?
  /// The lowest severity that fails.
  public internal(set) var failOn: Setting<FailureLevel>?
  /// 0 to 100.
  public internal(set) var failUnder: Setting<Double>?
  /// 0 to 1.
  public internal(set) var minConfidence: Setting<Double>?
  /// What the team cares about.
  public internal(set) var interests: [Setting<String>]?
  /// Empty if it is not set.
  public internal(set) var gerrit = Gerrit()

  /// Whether the checklist depends on more than the folder of a spec.
  public var hasChecklistsByPath: Bool { checklists.contains { $0.paths != nil } }

  /// The checklist that the settings name for a spec, if they do.
  ///
  /// - Parameter spec: the spec's absolute path.
  public func checklist(for spec: String) -> Setting<ChecklistReference>? {
    let path = PathName.normalised(spec)
    return checklists.first { $0.paths?.matches(path) ?? true }?.checklist
  }
}
