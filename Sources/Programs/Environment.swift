@preconcurrency import Glibc

/// The environment variables that a program gets.
public struct Environment: Sendable {
  /// `NAME=VALUE`, as bytes: a variable need not be UTF-8 and is handed on as it is.
  private(set) var entries: [[UInt8]]

  /// the caller's own environment, as it is now.
  public static var inherit: Environment {
    var entries: [[UInt8]] = []
    var next = environ
    while let entry = next.pointee {
      entries.append(Array(UnsafeRawBufferPointer(start: entry, count: strlen(entry))))
      next += 1
    }
    return Environment(entries: entries)
  }

  /// These variables and no others.
  public static func custom(_ variables: [String: String]) -> Environment {
    Environment(entries: []).updating(variables.mapValues { $0 })
  }

  /// This environment with some variables set, or removed where the value is nil.
  public func updating(_ variables: [String: String?]) -> Environment {
    var result = self
    // In order of names, so that equal calls make equal environments.
    for (name, value) in variables.sorted(by: { $0.key < $1.key }) {
      let start = Array(name.utf8) + [UInt8(ascii: "=")]
      result.entries.removeAll { $0.starts(with: start) }
      if let value { result.entries.append(start + value.utf8) }
    }
    return result
  }

  /// The value of a variable, nil when it is not set.
  public subscript(_ name: String) -> String? {
    let start = Array(name.utf8) + [UInt8(ascii: "=")]
    guard let entry = entries.first(where: { $0.starts(with: start) }) else { return nil }
    return String(decoding: entry.dropFirst(start.count), as: UTF8.self)
  }
}
