/// The comments of a spec that silence items: `bob: ignore monitoring.metrics -- the reason`.
struct InlineIgnores {
  /// By item.
  private(set) var silencings: [String: Silencing] = [:]
  /// Comments that silence nothing, and why.
  private(set) var mistakes: [(line: Int, message: String)] = []

  /// How many unknown items of a line are reported.
  private static let mostUnknown = 10

  init(_ comments: [(line: Int, text: [UInt8])], _ checklist: Checklist, enabled: Bool) {
    guard enabled else { return }
    for comment in comments {
      var line = comment.line
      for text in comment.text.split(separator: 0x0A, omittingEmptySubsequences: false) {
        let words = text.drop(while: SentenceSplitter.isSpace)
        if words.starts(with: "bob:".utf8) {
          read(String(decoding: words, as: UTF8.self)[...], line, checklist)
        }
        line += 1
      }
    }
  }

  private mutating func read(_ text: Substring, _ line: Int, _ checklist: Checklist) {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
    guard words.count > 1, words[0] == "bob:", words[1] == "ignore" else {
      mistakes.append((line, "A comment that begins with “bob:” is written “bob: ignore ITEM -- reason”."))
      return
    }
    let separator = words.firstIndex(of: "--") ?? words.endIndex
    let names = words[2..<separator].flatMap { $0.split(separator: ",") }.map(String.init)
    let reason = separator < words.endIndex ? words[(separator + 1)...].joined(separator: " ") : ""
    guard !names.isEmpty else {
      mistakes.append((line, "No item is named; write “bob: ignore ITEM -- reason”."))
      return
    }
    guard !reason.isEmpty else {
      mistakes.append((line, "Nothing is silenced without a reason; write “bob: ignore ITEM -- reason”."))
      return
    }
    var unknown: [String] = []
    var seen: Set<String> = []
    for name in names where seen.insert(name).inserted {
      if let item = checklist.items.first(where: { $0.id == name }) {
        if item.critical {
          mistakes.append((line, "\(name) is critical for this checklist and cannot be silenced."))
        } else if silencings[name] == nil {
          silencings[name] = Silencing(line: line, reason: reason)
        }
      } else {
        unknown.append(name)
      }
    }
    // However many a line names, a few are enough to show what is wrong.
    for name in unknown.prefix(InlineIgnores.mostUnknown) {
      let name = Excerpt.of(name, limit: 80)
      mistakes.append((line, "There is no item “\(name)” in the checklist “\(checklist.id)”."))
    }
  }
}
