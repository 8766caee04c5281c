import Operability

/// A paragraph of a comment: a finding, and those on form that say the same of other places, so that a proposal with
/// many blanks left in is told so once.
struct CommentEntry {
  /// The first of them, with the reviewer's words if there are any.
  let comment: ReviewedSpec.Comment
  private var others: [Finding] = []

  /// How many other places are named at most.
  private static let mostPlaces = 12
  /// The columns that a quote may take.
  private static let quoteWidth = 40

  /// Sums up comments; each stays where the first of its kind stood.
  ///
  /// - Parameter reviewed: the spec they are about.
  static func entries(of comments: [ReviewedSpec.Comment], on reviewed: ReviewedSpec) -> [CommentEntry] {
    let items = Set(reviewed.checklist.items.map(\.id))
    var entries: [CommentEntry] = []
    var first: [String: Int] = [:]
    for comment in comments {
      let finding = comment.finding
      guard comment.wording == nil, !items.contains(finding.rule) else {
        entries.append(CommentEntry(comment: comment))
        continue
      }
      let kind = finding.rule + "\n" + parts(of: finding.message).text
      if let index = first[kind] {
        entries[index].others.append(finding)
      } else {
        first[kind] = entries.count
        entries.append(CommentEntry(comment: comment))
      }
    }
    return entries
  }

  /// Where the same holds too: "The same goes for line 30 (“TBD”) and line 44."; nil for nowhere.
  var alike: String? {
    guard !others.isEmpty else { return nil }
    var places = others.prefix(CommentEntry.mostPlaces).map { finding in
      let quote = CommentEntry.parts(of: finding.message).quote.map { quote in
        " (“" + Wrapping.clipped(TerminalText.clean(quote), to: CommentEntry.quoteWidth, ellipsis: "…") + "”)"
      }
      return "line \(finding.line)" + (quote ?? "")
    }
    if others.count > places.count { places.append((others.count - places.count).counted("more place")) }
    let last = places.removeLast()
    return "The same goes for " + (places.isEmpty ? last : places.joined(separator: ", ") + " and " + last)
      + "."
  }

  /// A message without what it quotes from the spec, and the first of its quotes.
  private static func parts(of message: String) -> (text: String, quote: String?) {
    var text = ""
    var quote: String?
    var rest = message[...]
    while let open = rest.firstIndex(of: "“"), let close = rest[open...].firstIndex(of: "”") {
      text += rest[...open]
      if quote == nil { quote = String(rest[rest.index(after: open)..<close]) }
      rest = rest[close...].dropFirst()
    }
    return (text + rest, quote)
  }
}
