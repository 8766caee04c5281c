/// Paths as URI references (RFC 3986).
enum URIReference {
  /// A relative path as a relative reference, an absolute one as a `file:` URI, percent-encoded.
  static func text(ofPath path: String) -> String {
    var bytes: [UInt8] = path.utf8.first == UInt8(ascii: "/") ? Array("file://".utf8) : []
    for byte in path.utf8 {
      if isPlain(byte) {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        for digit in [byte >> 4, byte & 15] {
          // Upper case, which RFC 3986 prefers (2.1).
          bytes.append(digit < 10 ? 0x30 + digit : 0x37 + digit)
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Unreserved characters and the slash. A colon in the first part would look like a scheme's end, and the other
  /// reserved ones need not stand for themselves.
  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      return true
    default:
      return false
    }
  }
}
