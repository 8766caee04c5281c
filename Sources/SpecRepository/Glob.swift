import YAML

/// A pattern for paths, as in a `.gitignore` file.
///
/// * `*` stands for any characters but `/`, `?` for one, `[a-z]` for one of a set, `[!a-z]` or `[^a-z]` for
///   one that is not in it; a backslash takes the next character's meaning away.
/// * A pattern without `/`, save one at its end, matches the name of a file or folder at any depth. Any other
///   is relative to the folder that it is written for; a leading `/` only says so.
/// * `**` as a whole part stands for any number of folders, none included; at the end, for all that is
///   inside.
/// * A `/` at the end makes it match folders only.
/// * What matches a folder matches everything in it.
/// * Letter case counts. `!`, which would take a match back, is not supported.
public struct Glob: Sendable, Equatable {
  /// The pattern as written.
  public let pattern: String
  private let parts: [Part]
  private let isForFolders: Bool

  private enum Part: Sendable, Equatable {
    case anyFolders
    case name([Token])
  }

  private enum Token: Sendable, Equatable {
    case scalar(Unicode.Scalar)
    case one
    case many
    case set([ClosedRange<UInt32>], isNegated: Bool)
  }

  /// A pattern that cannot be read.
  public struct Fault: Error, Sendable, Equatable {
    /// What is wrong and what to do about it, in words.
    public var message: String
  }

  /// Reads a pattern.
  ///
  /// - Throws: `Fault` for an empty pattern, a leading `!`, a `[` without its `]` and a backslash at the end.
  public init(_ pattern: String) throws(Fault) {
    self.pattern = pattern
    var scalars = Array(pattern.unicodeScalars)
    if scalars.first == "!" {
      throw Fault(message: "a pattern cannot begin with \"!\"; for a name that does, write \"\\!\"")
    }
    let isAnchored = scalars.dropLast().contains("/")
    isForFolders = scalars.last == "/"
    while scalars.last == "/" { scalars.removeLast() }
    if scalars.starts(with: [".", "/"]) { scalars.removeFirst(2) }
    var parts: [Part] = isAnchored ? [] : [.anyFolders]
    for name in scalars.split(separator: "/") {
      if name.elementsEqual(["*", "*"]) {
        if parts.last != .anyFolders { parts.append(.anyFolders) }
      } else {
        parts.append(.name(try Glob.tokens(Array(name))))
      }
    }
    guard !scalars.isEmpty else { throw Fault(message: "a pattern cannot be empty") }
    // `a/**` is all that is in a, not a itself.
    if isAnchored, parts.last == .anyFolders { parts.append(.name([.many])) }
    if parts == [.anyFolders] { parts.append(.name([.many])) }
    self.parts = parts
  }

  /// Whether the pattern matches a path, or a folder above it.
  ///
  /// - Parameters:
  ///   - path: the parts of the path, seen from the folder that the pattern is written for.
  ///   - isFolder: whether a folder is there.
  ///   - shortest: how many parts the path or folder that matches has at least.
  func matches(_ path: [Substring], isFolder: Bool, shortest: Int = 1) -> Bool {
    // reached[i]: the parts of the pattern so far match the first i parts of the path.
    var reached = [Bool](repeating: false, count: path.count + 1)
    reached[0] = true
    for part in parts {
      var next = [Bool](repeating: false, count: path.count + 1)
      switch part {
      case .anyFolders:
        var isOpen = false
        for index in 0...path.count {
          isOpen = isOpen || reached[index]
          next[index] = isOpen
        }
      case .name(let tokens):
        for index in 0..<path.count where reached[index] {
          next[index + 1] = Glob.matches(tokens, path[index].unicodeScalars)
        }
      }
      reached = next
    }
    if isForFolders, !isFolder { reached[path.count] = false }
    return reached.dropFirst(shortest).contains(true)
  }

  private static func matches(_ tokens: [Token], _ name: Substring.UnicodeScalarView) -> Bool {
    var token = 0
    var position = name.startIndex
    // Where to go on if what follows the last `*` does not fit: that star may take one character more.
    var retry: (token: Int, position: Substring.UnicodeScalarView.Index)?
    while position < name.endIndex {
      if token < tokens.count, tokens[token] == .many {
        token += 1
        retry = (token, position)
      } else if token < tokens.count, fits(tokens[token], name[position]) {
        token += 1
        position = name.index(after: position)
      } else if let last = retry {
        position = name.index(after: last.position)
        token = last.token
        retry = (token, position)
      } else {
        return false
      }
    }
    return tokens[token...].allSatisfy { $0 == .many }
  }

  private static func fits(_ token: Token, _ scalar: Unicode.Scalar) -> Bool {
    switch token {
    case .scalar(let wanted): wanted == scalar
    case .one: true
    case .many: false
    case .set(let ranges, let isNegated): ranges.contains { $0.contains(scalar.value) } != isNegated
    }
  }

  private static func tokens(_ name: [Unicode.Scalar]) throws(Fault) -> [Token] {
    var tokens: [Token] = []
    var index = 0
    while index < name.count {
      let scalar = name[index]
      index += 1
      switch scalar {
      case "*": if tokens.last != .many { tokens.append(.many) }
      case "?": tokens.append(.one)
      case "[": tokens.append(try set(name, &index))
      case "\\":
        guard index < name.count else { throw Fault(message: "nothing follows the backslash at the end") }
        tokens.append(.scalar(name[index]))
        index += 1
      default: tokens.append(.scalar(scalar))
      }
    }
    return tokens
  }

  /// Reads a set after its `[`. A `]` that comes first belongs to the set.
  private static func set(_ name: [Unicode.Scalar], _ index: inout Int) throws(Fault) -> Token {
    var ranges: [ClosedRange<UInt32>] = []
    let isNegated = index < name.count && (name[index] == "!" || name[index] == "^")
    if isNegated { index += 1 }
    let start = index
    while index < name.count, name[index] != "]" || index == start {
      if name[index] == "\\", index + 1 < name.count { index += 1 }
      let low = name[index].value
      var high = low
      if index + 2 < name.count, name[index + 1] == "-", name[index + 2] != "]" {
        index += name[index + 2] == "\\" && index + 3 < name.count ? 3 : 2
        high = name[index].value
      }
      if low <= high { ranges.append(low...high) }
      index += 1
    }
    guard index < name.count else {
      throw Fault(message: "a \"[\" has no \"]\"; for a name with a \"[\", write \"\\[\"")
    }
    index += 1
    return .set(ranges, isNegated: isNegated)
  }
}
