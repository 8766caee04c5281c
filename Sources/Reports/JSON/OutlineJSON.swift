import SpecText

/// The outlines as one object: sections and blocks with their lines, as the design describes.
public struct OutlineJSON: OutlineReport {
  private var list = JSONList(schema: nil, list: "outlines")
  /// About what a block takes; for a large text room found at once costs less than room found again and again.
  private static let bytesPerBlock = 96

  /// A report without outlines yet.
  public init() {}

  /// Opens the object.
  public func begin(to sink: inout Sink) { list.begin(to: &sink) }

  /// Writes the outline of a text.
  public mutating func add(path: String, _ document: Document, to sink: inout Sink) {
    sink.reserve(document.blocks.count * OutlineJSON.bytesPerBlock)
    list.add(to: &sink) {
      $0.object {
        $0.field("path", path)
        $0.field("syntax", document.syntax.rawValue)
        $0.key("title")
        if let title = document.title { $0.string(title) } else { $0.null() }
        $0.field("sections", each: document.sections) { json, section in
          json.object {
            $0.field("level", section.level)
            $0.field("title", section.number.map { "\($0) \(section.title)" } ?? section.title)
            $0.field("line", section.line)
          }
        }
        $0.field("blocks", each: document.blocks) { json, block in json.block(block, of: document) }
      }
    }
  }

  /// Keeps an error for the end.
  public mutating func add(_ failure: Failure, to sink: inout Sink) { list.add(failure) }

  /// Writes the errors and closes the object.
  public func end(to sink: inout Sink) { list.end(to: &sink) }
}

extension JSONWriter {
  fileprivate mutating func block(_ block: Block, of document: Document) {
    object {
      $0.field("kind", block.kind.rawValue)
      $0.field("line", block.lines.lowerBound)
      $0.field("endLine", block.lines.upperBound)
      $0.field("in", each: document.enclosing(block).reversed()) { $0.string($1.rawValue) }
      $0.key("section")
      if let section = block.section { $0.integer(section) } else { $0.null() }
    }
  }
}

extension Document {
  /// The kinds of the blocks around a block, the innermost first.
  func enclosing(_ block: Block) -> [BlockKind] {
    var kinds: [BlockKind] = []
    var next = block.parent
    while let index = next {
      kinds.append(blocks[index].kind)
      next = blocks[index].parent
    }
    return kinds
  }
}
