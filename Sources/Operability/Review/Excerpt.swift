/// The beginning of a text that a message quotes, so that no text makes a message long.
///
/// Characters alone are no measure: one may consist of any number of code points.
enum Excerpt {
  /// The most code points that are read for each character that is wanted.
  private static let scalarsPerCharacter = 8

  /// The text, or its first `limit` characters and an ellipsis.
  static func of(_ text: String, limit: Int) -> String {
    let characters = text.prefix(limit)
    let scalars = characters.unicodeScalars.prefix(limit * scalarsPerCharacter)
    return scalars.endIndex == text.endIndex ? text : String(scalars) + "…"
  }

  /// The first characters of a text, as many as a message could need to find a good place to end.
  static func start(_ text: String, limit: Int) -> (text: String, isWhole: Bool) {
    let scalars = text.unicodeScalars.prefix(limit * scalarsPerCharacter)
    return (String(scalars), scalars.endIndex == text.endIndex)
  }
}
