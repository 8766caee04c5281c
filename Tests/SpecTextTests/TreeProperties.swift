@testable import SpecText

/// What must be true of every document, whatever the text.
enum TreeProperties {
  /// What a document violates; empty if nothing.
  static func violations(of document: Document) -> [String] {
    order(document) + coverage(document) + sections(document)
  }

  /// Pre-order, parents around their children, lines and spans inside the text and in order.
  static func order(_ document: Document) -> [String] {
    var found: [String] = []
    var open: [Int] = []
    var lastSpan = 0
    for (index, block) in document.blocks.enumerated() {
      while let last = open.last, last != block.parent { open.removeLast() }
      if open.last != block.parent { found.append("block \(index) does not follow its parent") }
      open.append(index)
      if let parent = block.parent {
        let around = document.blocks[parent].lines
        if !(around.contains(block.lines.lowerBound) && around.contains(block.lines.upperBound)) {
          found.append("block \(index) is not inside its parent")
        }
      }
      if block.lines.lowerBound < 1 || block.lines.upperBound > document.source.lineCount {
        found.append("block \(index) is outside the text")
        continue
      }
      if index > 0, block.lines.lowerBound < document.blocks[index - 1].lines.lowerBound {
        found.append("block \(index) begins before the one above")
      }
      if let section = block.section,
        !document.sections[section].lines.contains(block.lines.lowerBound)
      {
        found.append("block \(index) is not in its section")
      }
      if !block.spans.isEmpty {
        if block.spans.lowerBound < lastSpan { found.append("block \(index) shares spans") }
        lastSpan = block.spans.upperBound
      }
      for span in document.spans[block.spans] {
        let line = document.source.line(Int(span.line))
        if !block.lines.contains(Int(span.line)) || Int(span.start) < line.lowerBound
          || Int(span.end) > line.upperBound || span.start >= span.end
        {
          found.append("block \(index) has a span that is not on its line")
        }
      }
    }
    return found
  }

  /// Every line belongs to one leaf, to a title, or to nothing if only blanks and containers' markers are
  /// on it.
  private static func coverage(_ document: Document) -> [String] {
    var found: [String] = []
    var leaf = [Int](repeating: -1, count: document.source.lineCount + 1)
    let containers = Set(document.blocks.compactMap(\.parent))
    for (index, block) in document.blocks.enumerated() where !containers.contains(index) {
      if block.kind == .item || block.kind == .quote { continue }
      for line in block.lines {
        if leaf[line] >= 0 { found.append("line \(line) is in blocks \(leaf[line]) and \(index)") }
        leaf[line] = index
      }
    }
    let titles = titleLines(document, leaf: leaf)
    for line in stride(from: 1, through: document.source.lineCount, by: 1) where leaf[line] < 0 {
      let words = document.source.bytes[document.source.line(line)]
      let isMarkers = words.allSatisfy { " \t\u{0B}\u{0C}>-+*.)0123456789".utf8.contains($0) }
      if !titles.contains(line), !isMarkers { found.append("line \(line) belongs to nothing") }
    }
    return found
  }

  /// The lines of all headings: up to the title's first line and, if only free lines follow as far as an
  /// underline, up to that.
  private static func titleLines(_ document: Document, leaf: [Int]) -> Set<Int> {
    var lines: Set<Int> = []
    for section in document.sections {
      lines.formUnion(section.lines.lowerBound...section.line)
      var line = section.line + 1
      while line < leaf.count, leaf[line] < 0 {
        let text = document.source.bytes[document.source.line(line)]
        let words = text.filter { !" \t\u{0B}\u{0C}".utf8.contains($0) }
        // To Markdown a form feed is no blank (CommonMark 0.31, 2.1): a title goes on past it.
        let blanks = document.syntax == .markdown ? " \t" : " \t\u{0B}\u{0C}"
        if text.allSatisfy({ blanks.utf8.contains($0) }) { break }
        if words.isEmpty {
          line += 1
          continue
        }
        if words.allSatisfy({ "=-~^*+#_.".utf8.contains($0) }) {
          lines.formUnion(section.line...line)
        }
        line += 1
      }
    }
    return lines
  }

  static func sections(_ document: Document) -> [String] {
    var found: [String] = []
    for (index, section) in document.sections.enumerated() {
      if index > 0, section.line <= document.sections[index - 1].line {
        found.append("section \(index) begins before the one above")
      }
      if !section.lines.contains(section.line) { found.append("section \(index) lacks its title") }
      guard let parent = section.parent else { continue }
      let around = document.sections[parent]
      if around.level >= section.level || around.lines.upperBound < section.lines.upperBound {
        found.append("section \(index) is not inside its parent")
      }
    }
    return found
  }
}

/// Numbers that look random and are the same in every run.
struct FixedRandomNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
