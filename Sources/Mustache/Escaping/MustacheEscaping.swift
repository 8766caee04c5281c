/// What is done to a value's text before `{{name}}` writes it, so that it is text in the language of the
/// output and nothing else.
///
/// ``html``, ``markdown``, ``plainText`` and ``none`` are built in; any other is made of a function. All but
/// ``none`` leave out control characters, terminal escapes and Unicode's bidirectional controls, which no
/// report needs and by which untrusted text can look like what it is not.
public struct MustacheEscaping: Sendable {
  private let escape: @Sendable (Span<UInt8>, inout [UInt8]) -> Void

  /// An escaping of one's own: `escape` gets a value's UTF-8 and appends what is to be written.
  public init(_ escape: @escaping @Sendable (_ text: Span<UInt8>, _ output: inout [UInt8]) -> Void) {
    self.escape = escape
  }

  /// Appends a text, escaped, to UTF-8 output.
  public func append(_ text: String, to output: inout [UInt8]) {
    escape(text.utf8.span, &output)
  }

  /// A text, escaped.
  public func escaped(_ text: String) -> String {
    var output: [UInt8] = []
    append(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Text as it is. Only for output in which nothing has a meaning of its own.
  public static let none = MustacheEscaping { text, output in
    text.withUnsafeBufferPointer { output.append(contentsOf: $0) }
  }
}
