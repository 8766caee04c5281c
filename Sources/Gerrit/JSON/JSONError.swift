/// Why a text is no JSON, or not the JSON that it should be.
struct JSONError: Error, Equatable {
  /// The byte, counted from 0, at which it goes wrong; nil where the text is JSON, but a value is of another kind than
  /// expected.
  var offset: Int?
  /// In words, to follow the place.
  var message: String
}
