import Glibc
import SpecText

/// What libFuzzer calls with every input: the first byte chooses the language, the second what else belongs to the
/// review; the rest is reviewed, twice, since a reviewer must say the same when it has reviewed before. Stops where a
/// review violates what must be true of every review.
///
/// Compiled as a part of the module Operability. CHECKLISTS is the folder of the built-in checklists.
@_cdecl("LLVMFuzzerTestOneInput")
public func reviewOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  guard bytes.count > 2 else { return 0 }
  let syntax = Syntax.allCases[Int(bytes[0]) % Syntax.allCases.count]
  let document = Document(reading: SourceText(Array(bytes[2...])), as: syntax)
  // Half of the text as a template: its sentences are subtracted, its sections expected.
  var template: SpecTemplate?
  if bytes[1] & 1 != 0 {
    let half = Array(bytes[2..<(2 + (bytes.count - 2) / 2)])
    template = SpecTemplate(Document(reading: SourceText(half), as: syntax))
  }
  let structure = bytes[1] & 2 != 0 ? template : nil
  func review() -> Review {
    fuzzedReviewer.review(document, path: "a.rst", template: template, structureTemplate: structure)
  }
  let first = review()
  check(first, document)
  precondition(isSame(first, review()), "the same text gives another review")
  return 0
}

private func check(_ review: Review, _ document: Document) {
  let lastLine = max(document.source.lineCount, 1)
  precondition((0...100).contains(review.score), "score \(review.score)")
  precondition(review.items.count == fuzzedReviewer.checklist.items.count)
  for item in review.items {
    precondition((0...1).contains(item.confidence), "confidence \(item.confidence)")
    precondition(item.evidence.count <= 3)
    for evidence in item.evidence { precondition((1...lastLine).contains(evidence.line)) }
  }
  for change in review.changes {
    for evidence in change.evidence { precondition((1...lastLine).contains(evidence.line)) }
  }
  for finding in review.findings {
    precondition(finding.line >= 1 && finding.endLine <= lastLine, "\(finding)")
    let isOrdered =
      finding.line < finding.endLine || finding.line == finding.endLine && finding.column <= finding.endColumn
    precondition(isOrdered && finding.column >= 1, "\(finding)")
    precondition(finding.message.utf8.count < 5000, "a message of \(finding.message.utf8.count) bytes")
  }
}

private func isSame(_ one: Review, _ other: Review) -> Bool {
  one.score == other.score && one.title == other.title && one.findings.count == other.findings.count
    && zip(one.findings, other.findings).allSatisfy {
      $0.rule == $1.rule && $0.line == $1.line && $0.message == $1.message && $0.fingerprint == $1.fingerprint
    }
    && zip(one.items, other.items).allSatisfy {
      $0.status == $1.status && $0.relevant == $1.relevant && $0.reason == $1.reason
        && $0.confidence == $1.confidence
        && $0.evidence == $1.evidence
    }
    && zip(one.changes, other.changes).allSatisfy { $0.id == $1.id && $0.evidence == $1.evidence }
}

private let fuzzedReviewer: Reviewer = {
  guard let folder = getenv("CHECKLISTS").map({ String(cString: $0) }) else {
    fatalError("CHECKLISTS is not set")
  }
  do {
    let yaml = contents(of: folder + "/operability.yaml")
    let checklist = try Checklist(loading: yaml, name: "operability.yaml") {
      ("", contents(of: folder + "/\($0.last ?? "").yaml"))
    }
    let weights = try LearnedModels(
      parsing: contents(of: folder + "/operability.tsv"), name: "operability.tsv", for: checklist)
    var options = Reviewer.Options()
    options.select = ["default", "style"]
    return Reviewer(checklist: checklist, options: options, learned: weights)
  } catch {
    fatalError("\(error)")
  }
}()

private func contents(of path: String) -> [UInt8] {
  guard let file = fopen(path, "r") else { fatalError("\(path) cannot be read") }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&chunk, 1, chunk.count, file)
    if count == 0 { return bytes }
    bytes += chunk[..<count]
  }
}
