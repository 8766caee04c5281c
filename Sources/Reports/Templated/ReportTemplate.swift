import Templates

/// The built-in templates of reports, which users can replace by their own.
public enum ReportTemplate {
  /// A template of the user's own.
  public struct Replacement: Sendable {
    /// What errors call it.
    public var file: String
    /// Its text.
    public var bytes: [UInt8]

    /// Puts one together.
    public init(file: String, bytes: [UInt8]) {
      self.file = file
      self.bytes = bytes
    }
  }

  /// The formats that are written by a template.
  public static let names = ["markdown", "html", "comment"]

  /// The text of a built-in template; nil where there is none of that name.
  public static func bytes(of name: String) -> [UInt8]? {
    names.contains(name) ? EmbeddedFile.contents(of: "Reports/\(name).mustache") : nil
  }
}

/// The schemas of Bob's JSON, JSON Schema 2020-12: `bob schema NAME`.
public enum ReportSchema {
  /// The names of the schemas.
  public static let names = ["review", "lint", "score", "outline", "checklist", "settings"]

  /// The text of a schema; nil where there is none of that name.
  public static func bytes(of name: String) -> [UInt8]? {
    names.contains(name) ? EmbeddedFile.contents(of: "Schemas/\(name).json") : nil
  }
}
