/// The name of a project on a Gerrit server, of a form that is safe in a command line of its ssh interface, in its
/// search language and in an address.
public struct ProjectName: Sendable, Equatable, CustomStringConvertible {
  /// The name.
  public let description: String

  /// Checks a name; nil where it has other characters than letters, digits, `.`, `_`, `-`, `+`, `~`, `@` and `/`,
  /// begins with `-` or `/`, or has an empty part, `.` or `..` in it. A `.git` at its end is dropped, as Gerrit
  /// does.
  public init?(_ name: String) {
    let name = name.hasSuffix(".git") ? String(name.dropLast(4)) : name
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isSafe = parts.allSatisfy { part in
      !part.isEmpty && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
        && part.allSatisfy(ProjectName.isSafe)
    }
    guard isSafe, name.utf8.first != UInt8(ascii: "-") else { return nil }
    description = name
  }

  private static func isSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "._-+~@".utf8.contains(byte)
    }
  }

  /// The name as one part of an address's path.
  var inAddress: String {
    description.split(separator: "/", omittingEmptySubsequences: false).joined(separator: "%2F")
      .split(separator: "+", omittingEmptySubsequences: false).joined(separator: "%2B")
  }
}
