/// Whether a word is a hyphen and a decimal number.
func isNegativeNumber(_ word: String) -> Bool {
  let body = word.utf8.dropFirst()
  guard word.utf8.first == UInt8(ascii: "-"), body.contains(where: isDigit) else { return false }
  return body.allSatisfy { isDigit($0) || $0 == UInt8(ascii: ".") } && Double(word) != nil
}

/// Whether a byte is an ASCII digit.
func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
