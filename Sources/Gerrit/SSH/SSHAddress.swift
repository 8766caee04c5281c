/// Where Gerrit's ssh interface is.
public struct SSHAddress: Sendable, Equatable, CustomStringConvertible {
  /// The account; nil where ssh's own configuration knows.
  public let user: String?
  /// A name or an address, or a name of ssh's configuration.
  public let host: String
  /// nil where ssh's own configuration knows.
  public let port: Int?

  /// Checks an address.
  ///
  /// - Parameters:
  ///   - host: `HOST` or `USER@HOST`.
  ///   - user: the account if `host` does not name it.
  ///   - port: 1 to 65535.
  /// - Returns: nil where user or host begin with `-` or have other characters than letters, digits, `.`, `-`, `_`
  ///   and `+`, and in the host those of an IPv6 address. A user with a password after `:` is none.
  public init?(host: String, user: String? = nil, port: Int? = nil) {
    let parts = host.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    self.user = parts.count == 2 ? parts[0] : user
    self.host = parts.last ?? ""
    self.port = port
    guard SSHAddress.isSafe(self.host, and: ":[]"), self.user.map({ SSHAddress.isSafe($0) }) ?? true,
      port.map((1...65535).contains) ?? true
    else { return nil }
  }

  private static func isSafe(_ word: String, and more: String = "") -> Bool {
    guard let first = word.utf8.first, first != UInt8(ascii: "-") else { return false }
    return word.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      default: ".-_+".utf8.contains(byte) || more.utf8.contains(byte)
      }
    }
  }

  /// What ssh takes; the brackets that an IPv6 address has before a port belong to an address of git's.
  var destination: String {
    let plain = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
    return (user.map { $0 + "@" } ?? "") + plain
  }

  /// `ssh://USER@HOST:PORT`
  public var description: String {
    let name = host.contains(":") && !host.hasPrefix("[") ? "[\(host)]" : host
    return "ssh://" + (user.map { $0 + "@" } ?? "") + name + (port.map { ":\($0)" } ?? "")
  }
}
