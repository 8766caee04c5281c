/// Text that a terminal shows as it is: control characters, and characters that reorder or hide text, are
/// written as `\u{…}`.
///
/// - Parameters:
///   - text: Any text.
///   - keepingLines: Whether line ends and tabs stay.
public func escapingControls(_ text: String, keepingLines: Bool = false) -> String {
  guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if isUnsafe(scalar), !(keepingLines && (scalar == "\n" || scalar == "\t")) {
      result += "\\u{" + String(scalar.value, radix: 16) + "}"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// A word of the user in quotes, safe to show and of bearable length.
func quoted(_ word: some StringProtocol) -> String {
  let limit = 200
  var head = ""
  head.unicodeScalars.append(contentsOf: word.unicodeScalars.prefix(limit))
  return "'" + escapingControls(head) + (word.unicodeScalars.dropFirst(limit).isEmpty ? "'" : "…'")
}

/// C0, C1, delete; line and paragraph separators; bidirectional marks, embeddings and isolates; byte order
/// mark.
private func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
  default: false
  }
}
