/// What is wrong with a YAML text, where, and what to do about it.
public struct YAMLError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The name of the file, as the caller gave it.
  public var file: String
  /// Where it is wrong.
  public var mark: Mark
  /// The path of keys to the value concerned, such as `items[3].weight`; nil where the text is no YAML.
  public var key: String?
  /// What is wrong, in words, without place and key; on one line and free of control characters.
  public var message: String

  /// Reports an error.
  public init(file: String, mark: Mark, key: String? = nil, message: String) {
    self.file = file
    self.mark = mark
    self.key = key
    self.message = message
  }

  /// `file.yaml:3:7: key: what is wrong`
  public var description: String {
    let place = "\(EchoedText.escaped(file)):\(mark.line):\(mark.column): "
    guard let key, !key.isEmpty else { return place + message }
    return place + EchoedText.escaped(key) + ": " + message
  }
}
