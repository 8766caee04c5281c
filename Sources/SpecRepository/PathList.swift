/// Reads the paths that `--files-from` names, as the bytes come in.
///
/// Paths are separated by line ends (LF or CRLF; empty lines are none) or, with `--null`, by NUL bytes.
public struct PathList: Sendable {
  /// What stands between paths.
  public enum Separator: Sendable { case newline, null }

  /// How long a path may be that is read as it comes, in bytes: sixteen times what Linux takes.
  public static let lengthLimit = 1 << 16

  private let separator: Separator
  private var pending: [UInt8] = []
  private var isFirst = true

  /// Begins a list.
  public init(separatedBy separator: Separator) {
    self.separator = separator
  }

  /// The paths of a whole list.
  public static func paths(in bytes: [UInt8], separatedBy separator: Separator) -> [String] {
    var list = PathList(separatedBy: separator)
    return list.add(bytes) + list.finish()
  }

  /// Takes more bytes.
  ///
  /// - Returns: the paths that have ended with them.
  public mutating func add(_ bytes: [UInt8]) -> [String] {
    let end: UInt8 = separator == .null ? 0 : 0x0A
    var paths: [String] = []
    var rest = bytes[...]
    while let index = rest.firstIndex(of: end) {
      pending += rest[..<index]
      paths += take()
      rest = rest[(index + 1)...]
    }
    pending += rest
    return paths
  }

  /// Whether the path that has begun, and not ended yet, is longer than any that can be opened.
  public var isTooLong: Bool { pending.count > PathList.lengthLimit }

  /// Ends the list.
  ///
  /// - Returns: the last path, if nothing follows it.
  public mutating func finish() -> [String] { take() }

  private mutating func take() -> [String] {
    defer {
      pending.removeAll(keepingCapacity: true)
      isFirst = false
    }
    var bytes = pending[...]
    if separator == .newline {
      if isFirst, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
      if bytes.last == 0x0D { bytes = bytes.dropLast() }
    }
    return bytes.isEmpty ? [] : [String(decoding: bytes, as: UTF8.self)]
  }
}
