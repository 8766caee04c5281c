import SpecText

/// What a template asks of a spec: its headings, and its sentences as hashes, so that words left in from it are told
/// from an answer.
public struct SpecTemplate: Sendable {
  /// A heading of the template.
  public struct Heading: Sendable, Equatable {
    /// 1 for the outermost level.
    public var level: Int
    /// As plain text.
    public var title: String

    /// Puts a heading together.
    public init(level: Int, title: String) {
      self.level = level
      self.title = title
    }
  }

  /// In order, the document's own title left out.
  public private(set) var headings: [Heading]
  /// Its outermost headings with those below them, which a spec has to have as well.
  private(set) var parts: [SectionCheck.Part] {
    didSet { requiredParts = SectionCheck.required(of: parts) }
  }
  /// Those of them that it does not leave to the author.
  private(set) var requiredParts: [SectionCheck.Part]
  /// The hashes of its sentences of at least ``fewestWords`` words.
  public private(set) var sentences: SentenceHashes
  /// Where it comes from, for messages; nil for an embedded one.
  public var name: String?

  /// A sentence with fewer words ("None", "TBD") is an author's as well as the template's.
  static let fewestWords = 4

  /// Puts a template together.
  public init(headings: [Heading], sentences: SentenceHashes, name: String? = nil) {
    self.headings = headings
    parts = SectionCheck.parts(of: headings)
    requiredParts = SectionCheck.required(of: parts)
    self.sentences = sentences
    self.name = name
  }

  /// Takes a template from its text. Comments count as its sentences too, for authors who uncomment them.
  public init(_ document: Document, name: String? = nil) {
    var splitter = UnitSplitter(document)
    splitter.split()
    var hashes: Set<UInt64> = []
    splitter.prose.bytes.withUnsafeBufferPointer { bytes in
      for unit in splitter.units { SpecTemplate.hash(bytes, unit.text).map { _ = hashes.insert($0) } }
    }
    for comment in splitter.comments {
      comment.text.withUnsafeBufferPointer { bytes in
        SentenceSplitter.forEachSentence(bytes, 0..<bytes.count) { range in
          SpecTemplate.hash(bytes, range).map { _ = hashes.insert($0) }
        }
      }
    }
    // A table of contents repeats the titles, in the template as in every spec.
    for section in document.sections { SpecTemplate.hash(section.title).map { _ = hashes.remove($0) } }
    let own = document.sections.first { $0.title == document.title }?.line
    headings = document.sections.filter { $0.line != own || document.sections.count == 1 }
      .map { Heading(level: $0.level, title: $0.title) }
    parts = SectionCheck.parts(of: headings)
    requiredParts = SectionCheck.required(of: parts)
    sentences = SentenceHashes(hashes)
    self.name = name
  }

  /// Joins templates, for one that stands for all of a format.
  public mutating func formUnion(_ other: SpecTemplate) {
    sentences.formUnion(other.sentences)
    for heading in other.headings where !headings.contains(heading) { headings.append(heading) }
    for heading in headings { SpecTemplate.hash(heading.title).map { sentences.remove($0) } }
    parts = SectionCheck.parts(of: headings)
  }

  /// Whether the words of a sentence are the template's.
  func has(_ bytes: UnsafeBufferPointer<UInt8>, _ words: [Token]) -> Bool {
    words.count >= SpecTemplate.fewestWords && sentences.contains(SentenceHash.of(bytes, words))
  }

  /// What identifies a sentence; nil for one of too few words.
  static func hash(_ text: String) -> UInt64? {
    var text = text
    return text.withUTF8 { hash($0, 0..<$0.count) }
  }

  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64? {
    var words: [Token] = []
    Tokenizer.tokenize(bytes, range, into: &words)
    return words.count >= fewestWords ? SentenceHash.of(bytes, words) : nil
  }

  /// The text form that Bob embeds: a line `bob-template 2`, then lines `heading`, level and title, and `sentence`
  /// and a hash of 16 hexadecimal digits, in order; parts are separated by tabs.
  public func encoded() -> String {
    var text = "bob-template 2\n"
    for heading in headings { text += "heading\t\(heading.level)\t\(heading.title)\n" }
    for hash in sentences.hashes { text += "sentence\t\(Fingerprint.hexadecimal(hash))\n" }
    return text
  }

  /// Reads the text form; lines that are none of it are passed over.
  public init(decoding bytes: [UInt8]) {
    var headings: [Heading] = []
    var sentences: [UInt64] = []
    // As many as there can be.
    sentences.reserveCapacity(bytes.count / "sentence\t0123456789abcdef\n".utf8.count)
    bytes.withUnsafeBufferPointer { bytes in
      var cursor = FieldCursor(bytes)
      while !cursor.isAtEnd {
        if cursor.skip(field: "sentence") {
          if let hash = cursor.hexadecimal() { sentences.append(hash) }
        } else if cursor.skip(field: "heading") {
          if let level = Int(cursor.text()) { headings.append(Heading(level: level, title: cursor.text())) }
        }
        cursor.skipLine()
      }
    }
    self.init(headings: headings, sentences: SentenceHashes(sentences))
  }
}
