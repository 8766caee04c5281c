/// What a server takes, which it does not publish: `change.commentSizeLimit` and `change.maxComments` of its
/// configuration.
public struct Limits: Sendable, Equatable {
  /// How many characters (UTF-16 units) a comment may have.
  public var commentSize: Int
  /// How many comments and messages a change may have, those that are there included.
  public var comments: Int

  /// Gerrit's defaults, unless its administrators say otherwise.
  public init(commentSize: Int = 16_000, comments: Int = 5_000) {
    self.commentSize = commentSize
    self.comments = comments
  }

  /// The units that a comment's words may have: Gerrit counts the path, the tag and its own identifiers too
  /// (`Comment.getApproximateSize`), these being some 93 units and 17 more in a reply.
  func words(path: String, tag: String?) -> Int {
    max(commentSize - 120 - path.utf16.count - (tag?.utf16.count ?? 0), 40)
  }

  /// A text that is cut at a limit, with a sign that it is.
  static func cut(_ text: String, to limit: Int) -> String {
    guard text.utf16.count > limit else { return text }
    var result = String.UnicodeScalarView()
    var count = 1
    for scalar in text.unicodeScalars {
      count += scalar.value > 0xFFFF ? 2 : 1
      if count > limit { break }
      result.append(scalar)
    }
    return String(result) + "…"
  }
}
