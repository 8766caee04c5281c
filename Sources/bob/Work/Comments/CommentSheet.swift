import Arguments
import Operability
import Reports

/// The comments of a run as a text that the reviewer edits: a block for each, its head first.
///
/// ```
/// == specs/quota.rst:108 [upgrade.rollback bob:4c10aba918b8]
/// Upgrade impact says "None", yet a column is added.
///
/// How is that undone?
/// ```
struct CommentSheet {
  /// What cannot be read in an edited text.
  struct Fault: Error, Equatable {
    /// 1-based.
    var line: Int
    var message: String
  }

  private struct Block {
    var spec: Int
    var finding: Finding
    var head: String
    var text: String
    var isCertain: Bool
  }

  private static let mark = "== "

  private let blocks: [Block]
  private let count: Int
  private let purpose: String

  /// Takes what there is to choose from.
  ///
  /// - Parameters:
  ///   - allRules: whether findings on form are among it.
  ///   - purpose: what becomes of the comments, for the first line.
  init(_ specs: [ReviewedSpec], allRules: Bool, purpose: String) {
    var blocks: [Block] = []
    for (index, spec) in specs.enumerated() {
      let (certain, lessCertain) = spec.suggestions(allRules: allRules)
      for (finding, isCertain) in certain.map({ ($0, true) }) + lessCertain.map({ ($0, false) }) {
        let mark = CommentMark(.comment(rule: finding.rule), finding.fingerprint)
        let place = escapingControls("\(spec.repositoryPath ?? spec.review.path):\(finding.line)")
        blocks.append(
          Block(
            spec: index, finding: finding, head: CommentSheet.mark + "\(place) \(mark.text)",
            text: SpecComments.text(of: finding), isCertain: isCertain))
      }
    }
    self.blocks = blocks
    count = specs.count
    self.purpose = purpose
  }

  /// Whether there is nothing to choose from.
  var isEmpty: Bool { blocks.isEmpty }

  /// The text to edit.
  var text: String {
    var text = """
      # Comments \(purpose).
      #
      # The line with == says what a block is about; leave it as it is. Change the words below it and they are said
      # as you wrote them, in Markdown. Delete a block and it is not said; delete everything and nothing is said.
      # Lines that begin with # do not count. So those blocks which Bob is less certain of are not said either,
      # unless you take the # off their lines.


      """
    for block in blocks {
      let lines = [block.head[...]] + block.text.split(separator: "\n", omittingEmptySubsequences: false)
      for line in lines { text += (block.isCertain ? "" : line.isEmpty ? "#" : "# ") + line + "\n" }
      text += "\n"
    }
    return text
  }

  /// Reads an edited text.
  ///
  /// - Returns: what is to be said of each spec.
  /// - Throws: ``Fault`` where a block is not clear.
  func choices(from edited: [UInt8]) throws(Fault) -> [CommentChoice] {
    var heads: [String: Int] = [:]
    for (index, block) in blocks.enumerated() { heads[block.head] = index }
    var words: [Int: (line: Int, text: [String])] = [:]
    var current: Int?
    for (offset, line) in try CommentSheet.lines(edited).enumerated() where !line.hasPrefix("#") {
      // A blank stays where only the # of a commented line was taken off.
      let whole = line.hasPrefix(" ") ? line.dropFirst() : line
      if whole.hasPrefix(CommentSheet.mark) {
        let head = String(CommentSheet.trimmed(whole))
        guard let index = heads[head] else {
          throw Fault(
            line: offset + 1,
            message: "no comment has this head; leave the lines that begin with == as they are")
        }
        guard words[index] == nil else {
          throw Fault(line: offset + 1, message: "this block is here twice; delete one of them")
        }
        words[index] = (offset + 1, [])
        current = index
      } else if let current {
        words[current]?.text.append(String(line))
      } else if !CommentSheet.trimmed(line).isEmpty {
        throw Fault(
          line: offset + 1, message: "this belongs to no block; write it below a line that begins with ==")
      }
    }
    var choices = [CommentChoice](repeating: CommentChoice(), count: count)
    for (index, lines) in words.sorted(by: { $0.key < $1.key }) {
      let text = CommentSheet.text(lines.text, isCertain: blocks[index].isCertain)
      guard !text.isEmpty else {
        if blocks[index].isCertain { continue }
        throw Fault(
          line: lines.line,
          message: "the words of this block are still commented out; take the # off them too")
      }
      let wording = text == blocks[index].text ? nil : text
      choices[blocks[index].spec].wordings.updateValue(wording, forKey: blocks[index].finding.fingerprint)
    }
    return choices
  }

  /// The lines without their ends, a byte order mark that an editor put before them dropped.
  private static func lines(_ bytes: [UInt8]) throws(Fault) -> [Substring] {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let before = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        .prefix { String(validating: $0, as: UTF8.self) != nil }
      throw Fault(line: before.count + 1, message: "this line is not UTF-8")
    }
    let scalars = text.unicodeScalars.drop { $0 == "\u{FEFF}" }
    return scalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      Substring(line.last == "\r" ? line.dropLast() : line)
    }
  }

  /// The words of a block: without empty lines around them, and without the blanks that stay where the `#` was
  /// taken off.
  private static func text(_ lines: [String], isCertain: Bool) -> String {
    var lines = lines[...]
    if !isCertain, lines.allSatisfy({ $0.isEmpty || $0.hasPrefix(" ") }) {
      lines = lines.map { String($0.dropFirst()) }[...]
    }
    while let first = lines.first, trimmed(first[...]).isEmpty { lines.removeFirst() }
    while let last = lines.last, trimmed(last[...]).isEmpty { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  private static func trimmed(_ line: Substring) -> Substring {
    var line = line
    while line.utf8.last == 0x20 || line.utf8.last == 0x09 { line = line.dropLast() }
    return line
  }
}
