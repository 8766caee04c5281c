/// The smallest piece of a document that can be evidence: a sentence, a row, a few lines of code.
struct TextUnit: Sendable {
  /// What kind of piece it is.
  enum Kind: UInt8, Sendable {
    case sentence, item, row, code, term, link, metadata, image
  }

  // Kept in 32 bits: everything that judges looks at every unit many times.
  private var start: Int32
  private var end: Int32
  private var firstLine: Int32
  private var lastLine: Int32
  private var headingIndex: Int32
  private var words: Int32 = 0
  private var addressStart: Int32 = 0
  private var addressEnd: Int32 = 0
  var kind: Kind
  /// Words of the template, left in.
  var isTemplate = false
  /// The roles of the headings around it, and what its part of the document is for.
  var roles = SmallSet()
  var scope = Checklist.Scope.proposal
  var traits: Traits = []
  var signals: SignalSet = []

  init(kind: Kind, text: Range<Int>, line: Int, endLine: Int, heading: Int) {
    self.kind = kind
    start = Int32(clamping: text.lowerBound)
    end = Int32(clamping: text.upperBound)
    firstLine = Int32(clamping: line)
    lastLine = Int32(clamping: endLine)
    headingIndex = Int32(clamping: heading)
  }

  /// Its words in ``SpecReading/prose``.
  var text: Range<Int> { Int(start)..<Int(end) }
  /// The addresses of its links in ``SpecReading/prose``, a line each; they are no part of its words, so that
  /// nobody reads them in a quote.
  var addresses: Range<Int> {
    get { Int(addressStart)..<Int(addressEnd) }
    set {
      addressStart = Int32(clamping: newValue.lowerBound)
      addressEnd = Int32(clamping: newValue.upperBound)
    }
  }
  /// First and last source line.
  var line: Int { Int(firstLine) }
  var endLine: Int { Int(lastLine) }
  /// The index of its heading in ``SpecReading/headings``, -1 before the first.
  var heading: Int { Int(headingIndex) }
  /// How many words it has.
  var wordCount: Int {
    get { Int(words) }
    set { words = Int32(clamping: newValue) }
  }

  /// Whether it says something in such a way.
  func says(_ signal: Signal) -> Bool { signals.contains(SignalSet(signal)) }

  /// What can be seen without knowing words.
  struct Traits: OptionSet, Sendable {
    let rawValue: UInt32

    static let number = Traits(rawValue: 1 << 0)
    static let literal = Traits(rawValue: 1 << 1)
    static let url = Traits(rawValue: 1 << 2)
    static let snake = Traits(rawValue: 1 << 3)
    static let flag = Traits(rawValue: 1 << 4)
    static let camel = Traits(rawValue: 1 << 5)
    static let path = Traits(rawValue: 1 << 6)
    static let method = Traits(rawValue: 1 << 7)
    /// Ends in a question mark.
    static let question = Traits(rawValue: 1 << 8)
    /// Ends in a colon.
    static let colon = Traits(rawValue: 1 << 9)
    /// Braces, equal signs, calls.
    static let code = Traits(rawValue: 1 << 10)
    static let email = Traits(rawValue: 1 << 12)
    /// `[ ]` or `[x]`.
    static let checkbox = Traits(rawValue: 1 << 13)

    /// Names of things in code.
    static let name: Traits = [.snake, .flag, .camel]
    /// What makes a sentence specific.
    static let specific: Traits = [.number, .literal, .url, .snake, .flag, .camel, .path, .method, .code]
  }

  /// A set of signals.
  struct SignalSet: OptionSet, Sendable {
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }

    @inline(__always)
    init(_ signal: Signal) { rawValue = 1 << signal.bit }
  }
}

/// A heading, or a question in bold that stands where a heading could.
struct Heading: Sendable {
  /// The index of the section; for a question in bold that of the section it stands in, nil before the first.
  var section: Int?
  var isSection: Bool
  var title: String
  var line: Int
  /// The role of its own title.
  var role: Int?
  /// Its own role and those of the headings around it.
  var roles: SmallSet
  var scope: Checklist.Scope
}
