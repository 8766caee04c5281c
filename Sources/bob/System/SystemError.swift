import Glibc

/// What the operating system refused, in words: what, where, why.
struct SystemError: Error, CustomStringConvertible {
  let description: String

  /// An error about a path, for the reason that `errno` holds.
  init(_ action: String, _ path: String, errno code: Int32 = errno) {
    description = "\(printable(path)): cannot \(action): \(SystemError.reason(code))"
  }

  /// What an `errno` value means, in the words of the C library.
  static func reason(_ code: Int32) -> String {
    String(cString: strerror(code))
  }
}

/// A path or a word of a user's as it may stand in a message: control characters are spelled out.
func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isUnprintable) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if isUnprintable(scalar) {
      result += "\\u{\(String(scalar.value, radix: 16))}"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
  default: false
  }
}
