/// What is wrong with a template, where, and what to do about it.
public struct MustacheError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The template's name: the file it was read from, or the name it has as a partial. Empty when it has none.
  public let template: String
  /// The line of the tag concerned, from 1.
  public let line: Int
  /// The column of the tag concerned, in code points from 1.
  public let column: Int
  /// What is wrong and what to do about it, one or two sentences.
  public let message: String

  /// An error at a place of a template.
  public init(template: String, line: Int, column: Int, message: String) {
    self.template = template
    self.line = line
    self.column = column
    self.message = message
  }

  /// `template:line:column: message`, the form that editors and terminals make a link of.
  public var description: String {
    "\(template.isEmpty ? "template" : template):\(line):\(column): \(message)"
  }

  /// An error at a byte of a template's source.
  ///
  /// Lines end at LF, so CRLF needs no care: a tag never begins between the two.
  init(_ message: String, at offset: Int, of source: [UInt8], named name: String) {
    var line = 1
    var column = 1
    for byte in source.prefix(offset) {
      if byte == .lineFeed {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    self.init(template: name, line: line, column: column, message: message)
  }
}
