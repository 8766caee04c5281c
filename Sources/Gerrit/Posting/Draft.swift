import Reports

/// The comments of a post as they gather, and what has to go into the summary instead.
struct Draft {
  private let options: PostPlan.Options
  private let patchSet: Change.PatchSet
  /// How many comments may still be made beside the summary.
  var room = 0
  private(set) var comments: [ReviewInput.Comment] = []
  /// How many of the comments are replies that close a thread.
  private(set) var replies = 0
  /// Comments that there is no room for, or whose file is not in the patch set.
  private(set) var leftOut: [ReviewInput.Comment] = []
  /// How many earlier comments are marked as answered, by a reply or in the summary.
  private(set) var closed = 0
  /// The lines of the summary that mark earlier comments as answered, by their patch sets.
  private var closings: [(patchSet: Int, line: String)] = []

  init(options: PostPlan.Options, patchSet: Change.PatchSet) {
    self.options = options
    self.patchSet = patchSet
  }

  private func has(_ path: String) -> Bool { patchSet.files?.contains(path) ?? true }

  /// Asks a question, on its line if there is room.
  mutating func ask(_ comment: ReviewInput.Comment) {
    guard room > 0, has(comment.path) else {
      leftOut.append(comment)
      return
    }
    room -= 1
    var comment = comment
    comment.text = cut(comment)
    comments.append(comment)
  }

  /// Says that an earlier comment has been answered: by a reply where the server can take one, else in the
  /// summary.
  mutating func close(_ entry: CommentHistory.Entry, _ fingerprint: String) {
    let earlier = entry.comment
    let mark = CommentMark(.closed, fingerprint: fingerprint)
    if let identifier = entry.lastInThread?.identifier, room > 0, has(earlier.path) {
      room -= 1
      replies += 1
      closed += 1
      comments.append(
        ReviewInput.Comment(
          path: earlier.path, line: earlier.line,
          text:
            "Closed since patch set \(earlier.patchSet): in patch set \(patchSet.number) Bob no longer finds "
            + "this open.", mark: mark, isUnresolved: false, inReplyTo: identifier))
      return
    }
    guard entry.isOpen else { return }
    closed += 1
    let place = earlier.path + (earlier.line.map { ":\($0)" } ?? "")
    closings.append((earlier.patchSet, "- \(GerritText.paragraph("\(place) \(entry.rule)")) \(mark.text)"))
  }

  /// The summary: as much as a comment may have.
  ///
  /// - Parameter standing: how many comments are there already.
  func summary(_ paragraphs: [String], standing: Int, mark: CommentMark) -> ReviewInput.Comment {
    var text = SummaryText(
      limit: options.limits.words(path: ReviewInput.patchSetLevel, tag: options.tag)
        - mark.text.utf16.count - 2)
    for paragraph in paragraphs { text.add(paragraph) }
    if standing > 0 {
      let new = comments.count - replies + leftOut.count
      text.add(
        new == 0
          ? "All of this was asked before."
          : "\(new) of these \(new == 1 ? "is" : "are") new, \(standing) asked before.")
    }
    for number in Set(closings.map(\.patchSet)).sorted() {
      text.add(
        "Closed since patch set \(number):", list: closings.filter { $0.patchSet == number }.map(\.line))
    }
    if !leftOut.isEmpty {
      text.add(
        "Without a comment of their own:",
        list: leftOut.map { comment in
          let place = comment.path + (comment.line.map { ":\($0)" } ?? "")
          let words = comment.text.split(separator: "\n").first ?? ""
          return "- \(GerritText.paragraph(place)) \(words)"
        })
    }
    return ReviewInput.Comment(
      path: ReviewInput.patchSetLevel, text: text.text, mark: mark, isUnresolved: false)
  }

  private func cut(_ comment: ReviewInput.Comment) -> String {
    Limits.cut(
      comment.text,
      to: options.limits.words(path: comment.path, tag: options.tag) - comment.mark.text.utf16.count - 2)
  }
}

/// A text of paragraphs and lists that stays within a number of UTF-16 units.
struct SummaryText {
  private(set) var text = ""
  private var left: Int

  /// What is kept back for saying how much is left out.
  private static let reserve = 40

  init(limit: Int) {
    left = limit
  }

  /// Adds a paragraph, cut short where there is no room for the whole.
  mutating func add(_ paragraph: String) {
    let start = text.isEmpty ? "" : "\n\n"
    append(start, Limits.cut(paragraph, to: max(left - start.utf16.count - SummaryText.reserve, 0)))
  }

  /// Adds a list, or as much of it as there is room for and how many elements are left out.
  mutating func add(_ heading: String, list: [String]) {
    guard heading.utf16.count + 2 * SummaryText.reserve < left else { return }
    append("\n\n", heading)
    for (index, line) in list.enumerated() {
      guard line.utf16.count + 1 + SummaryText.reserve <= left else {
        append("\n", "- and \(list.count - index) more")
        return
      }
      append("\n", line)
    }
  }

  private mutating func append(_ start: String, _ words: String) {
    guard !words.isEmpty, words != "…" else { return }
    text += start + words
    left -= start.utf16.count + words.utf16.count
  }
}
