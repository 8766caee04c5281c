/// The comments of a spec that silence items: `bob: ignore monitoring.metrics -- the reason`.
struct InlineIgnores {
  /// By item.
  private(set) var silencings: [String: Silencing] = [:]
  /// Comments that silence nothing, and why.
  private(set) var mistakes: [(line: Int, message: String)] = []

  /// How many names of a line that are no items are reported.
  private static let mostUnknown = 10
  private static let form = "write “bob: ignore ITEM -- reason”"

  init(_ comments: [(line: Int, text: [UInt8])], _ checklist: Checklist, enabled: Bool) {
    guard enabled else { return }
    for comment in comments {
      var line = comment.line
      for text in comment.text.split(separator: 0x0A, omittingEmptySubsequences: false) {
        let words = text.drop(while: SentenceSplitter.isSpace)
        if InlineIgnores.isMeant(words) {
          read(String(decoding: words, as: UTF8.self)[...], line, checklist)
        }
        line += 1
      }
    }
  }

  /// Whether a comment's line is meant for Bob: it begins with `bob:`, or with `bob` and `ignore` in whatever case, with
  /// or without a colon between them.
  private static func isMeant(_ words: ArraySlice<UInt8>) -> Bool {
    if words.starts(with: "bob:".utf8) { return true }
    guard startsInAnyCase(words, with: "bob") else { return false }
    let isBetween = { (byte: UInt8) in SentenceSplitter.isSpace(byte) || byte == UInt8(ascii: ":") }
    let rest = words.dropFirst(3)
    guard let first = rest.first, isBetween(first) else { return false }
    let verb = rest.drop(while: isBetween)
    guard startsInAnyCase(verb, with: "ignore") else { return false }
    // "bob ignores what it cannot read" tells of Bob and asks nothing of it.
    return verb.dropFirst(6).first.map(isBetween) ?? true
  }

  private static func startsInAnyCase(_ words: ArraySlice<UInt8>, with word: String) -> Bool {
    words.prefix(word.utf8.count).elementsEqual(word.utf8) { $0 | 0x20 == $1 }
  }

  private mutating func read(_ text: Substring, _ line: Int, _ checklist: Checklist) {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" })
    guard words.count > 1, words[0] == "bob:", words[1] == "ignore" else {
      mistakes.append(
        (line, "Nothing is silenced by a comment in this form; \(InlineIgnores.form), in small letters."))
      return
    }
    let separator = words.firstIndex(of: "--") ?? words.endIndex
    let names = words[2..<separator].flatMap { $0.split(separator: ",") }.map(String.init)
    let reason = separator < words.endIndex ? words[(separator + 1)...].joined(separator: " ") : ""
    guard !names.isEmpty else {
      mistakes.append((line, "No item is named; \(InlineIgnores.form)."))
      return
    }
    guard !reason.isEmpty else {
      mistakes.append((line, "Nothing is silenced without a reason; \(InlineIgnores.form)."))
      return
    }
    var others: [String] = []
    var seen: Set<String> = []
    for name in names where seen.insert(name).inserted {
      if let item = checklist.items.first(where: { $0.id == name }) {
        if item.critical {
          mistakes.append(
            (
              line,
              "\(name) is critical for this checklist and cannot be silenced in a spec. "
                + InlineIgnores.wayOut(name)
            ))
        } else if silencings[name] == nil {
          silencings[name] = Silencing(line: line, reason: reason)
        }
      } else {
        others.append(name)
      }
    }
    // However many a line names, a few are enough to show what is wrong.
    for name in others.prefix(InlineIgnores.mostUnknown) {
      mistakes.append((line, InlineIgnores.problem(withName: name, checklist)))
    }
  }

  /// Why a name that is no item's silences nothing.
  private static func problem(withName name: String, _ checklist: Checklist) -> String {
    if let area = checklist.areas.first(where: { $0.id == name }) {
      let example = checklist.items.first { $0.area == area.id && !$0.critical }?.id
      return "“\(name)” is an area, and only items can be silenced in a spec"
        + (example.map { ", such as \($0)" } ?? "") + "; name each of them. " + wayOut(name)
    }
    if ["structure", "syntax", "style"].contains(name) || Rule.named(name) != nil {
      return "“\(name)” is about form, and only items can be silenced in a spec. " + wayOut(name)
    }
    let shown = Excerpt.of(name, limit: 80)
    return "There is no item “\(shown)” in the checklist “\(checklist.id)”."
      + (checklist.nearestItem(to: name).map { " Did you mean “\($0)”?" } ?? "")
  }

  /// Where findings can be hidden that a spec cannot silence. A finding's item still counts in the score.
  private static func wayOut(_ name: String) -> String {
    "“ignore: [\(name)]” in .bob.yaml hides its findings; the score stays."
  }
}
