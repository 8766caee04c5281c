/// What Bob says of an item, by what it found: each a list of variants, best first, with placeholders.
public struct Messages: Sendable {
  /// What a message is for. The raw value is its key in the checklist.
  public enum Occasion: String, Sendable, CaseIterable {
    case missing, thin, contradicted
    /// The heading that covers the item has nothing under it.
    case empty
    /// The template's words are left in.
    case template
    /// Only "will be documented" and the like.
    case promise
    /// Only "TBD" and the like.
    case placeholder
    /// The reason for a verdict that makes no finding.
    case none, addressed, irrelevant
    /// The same where `kep.yaml` answers.
    case metadata
    /// Why the item is asked of a text: what ``Placeholder/because`` stands for.
    case because
  }

  /// What may stand in braces. The raw value is its name in the checklist.
  public enum Placeholder: String, Sendable, CaseIterable {
    /// The answer as judged, and its line.
    case quote, line
    /// What contradicts it, and its line.
    case effect
    case effectLine = "effect-line"
    /// The title of the section of the quote, or of the covering section that is empty.
    case heading
    /// The sentence that made the item relevant, and its line.
    case cause
    case causeLine = "cause-line"
    /// What the proposal does that makes the item needed, in the words of the kind of change: "adds a service".
    case does
    /// Why the item is asked, in the checklist's words for it.
    case because
    /// The title of that kind of change, and of the item.
    case change, title
    /// What `kep.yaml` says.
    case metadata
  }

  /// A message with its placeholders.
  public struct Variant: Sendable, Equatable {
    /// A piece of it.
    public enum Piece: Sendable, Equatable {
      case text(String)
      case placeholder(Placeholder)
    }

    /// In the order of the text.
    public var pieces: [Piece]

    /// Reads `{name}` placeholders; nil with the name of the first one that does not exist.
    public static func reading(_ text: String) -> (variant: Variant, unknown: String?) {
      var text = text
      return text.withUTF8(reading)
    }

    private static func reading(_ bytes: UnsafeBufferPointer<UInt8>) -> (variant: Variant, unknown: String?) {
      func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
      }
      var pieces: [Piece] = []
      pieces.reserveCapacity(4)
      var start = 0
      while let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")),
        let close = bytes[open...].firstIndex(of: UInt8(ascii: "}"))
      {
        let name = text(open + 1..<close)
        guard let placeholder = Placeholder(rawValue: name) else { return (Variant(pieces: []), name) }
        if open > start { pieces.append(.text(text(start..<open))) }
        pieces.append(.placeholder(placeholder))
        start = close + 1
      }
      if start < bytes.count { pieces.append(.text(text(start..<bytes.count))) }
      return (Variant(pieces: pieces), nil)
    }

    /// The message with its placeholders filled in; nil if one of them has no value.
    public func filled(_ value: (Placeholder) -> String?) -> String? {
      if pieces.count == 1, case .text(let text) = pieces[0] { return text }
      var result = ""
      for piece in pieces {
        switch piece {
        case .text(let text): result += text
        case .placeholder(let placeholder):
          guard let filling = value(placeholder) else { return nil }
          result += filling
        }
      }
      return result
    }

    /// Whether it says why the item is asked.
    var namesCause: Bool {
      pieces.contains(.placeholder(.because)) || pieces.contains(.placeholder(.causeLine))
    }
  }

  /// The occasions that have variants, in the order of the checklist; looking through a handful of them is quicker than
  /// hashing.
  private var variants: [(occasion: Occasion, variants: [Variant])] = []

  /// No messages.
  public init() {}

  /// The variants for an occasion, best first.
  public subscript(occasion: Occasion) -> [Variant] {
    get { variants.first { $0.occasion == occasion }?.variants ?? [] }
    set {
      variants.removeAll { $0.occasion == occasion }
      variants.append((occasion, newValue))
    }
  }
}
