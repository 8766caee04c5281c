/// Reads what a server answered.
enum Answer {
  /// A value out of JSON; nil where it is not what it should be.
  static func decode<Value>(
    from bytes: some Sequence<UInt8>, _ value: (JSONValue) throws(JSONError) -> Value
  ) -> Value? {
    try? value(try JSONReader.read(bytes))
  }

  /// A text from a server, fit for one line of a message: printable and not too long.
  static func excerpt(_ bytes: some Sequence<UInt8>, limit: Int = 400) -> String {
    let words = String(decoding: Array(bytes), as: UTF8.self).unicodeScalars
      .split { $0.value <= 0x20 || (0x7F...0xA0).contains($0.value) }
      .map { String(String.UnicodeScalarView($0)) }
    let text = words.joined(separator: " ")
    return text.unicodeScalars.count <= limit
      ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))) + "…"
  }

  /// Whether Gerrit's words mean that a review has too many or too large comments (`CommentCountValidator`,
  /// `CommentSizeValidator` and `CommentCumulativeSizeValidator` of the server).
  static func isTooMuch(_ words: String) -> Bool {
    let words = words.lowercased()
    return words.contains("exceeds limit") || words.contains("exceeding maximum number of comments")
      || words.contains("exceeding maximum cumulative size")
  }
}
