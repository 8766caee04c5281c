/// Plain text for SARIF's messages.
enum SARIFText {
  /// The text safe to print, in which nothing is taken for a placeholder (`{0}`, section 3.11.5 of SARIF 2.1.0: braces
  /// are doubled) or for a link (`[text](target)`, section 3.11.6).
  ///
  /// The standard wants every brace doubled. Only those that would mean something are, since the viewers that specs'
  /// authors meet show text as it is, and `/servers/{id}` is frequent in it.
  static func plain(_ text: String) -> String {
    let source = Array(TerminalText.clean(text).utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      let byte = source[index]
      if byte == UInt8(ascii: "{"), let end = placeholderEnd(source, index) {
        bytes.append(byte)
        bytes += source[index..<end]
        bytes.append(UInt8(ascii: "}"))
        index = end
        continue
      }
      bytes.append(byte)
      index += 1
      if byte == UInt8(ascii: "]"), index < source.count, source[index] == UInt8(ascii: "(") {
        bytes.append(UInt8(ascii: " "))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The index after a placeholder that begins at an index; nil where there is none. A number of more digits than
  /// an index can have is none.
  private static func placeholderEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    let digits = bytes[(start + 1)...].prefix(10).prefix { (0x30...0x39).contains($0) }.count
    let end = start + 1 + digits
    return digits > 0 && end < bytes.count && bytes[end] == UInt8(ascii: "}") ? end + 1 : nil
  }
}
