/// Where Gerrit's REST interface is.
public struct HTTPSAddress: Sendable, Equatable, CustomStringConvertible {
  /// Without a slash at its end.
  public let description: String

  /// Why an address is not taken.
  public struct Fault: Error, Sendable, CustomStringConvertible {
    /// What is wrong and what to do about it.
    public var description: String
  }

  /// Checks an address.
  ///
  /// - Throws: `Fault` unless it begins with `https://`, or with `http://` and leads to this very machine, and has
  ///   neither an account nor blanks, `?` or `#` in it.
  public init(_ text: String) throws(Fault) {
    var text = text
    while text.hasSuffix("/") { text.removeLast() }
    if text.hasSuffix("/a") { text.removeLast(2) }
    guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else {
      throw Fault(description: "the server's address begins with https://")
    }
    let authority = text.dropFirst(scheme.count).prefix { $0 != "/" }
    guard !authority.isEmpty,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"?#\"\\<>".utf8.contains($0) })
    else {
      throw Fault(description: "this is no address of a server; write it as in https://review.example.org")
    }
    // What a command line or a settings file holds is seen by others.
    guard !authority.contains("@") else {
      throw Fault(description: "an address holds no account or password; keep them in a netrc file")
    }
    let isBracketed = authority.hasPrefix("[")
    let host = isBracketed ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
    let rest = authority.dropFirst(host.count)
    guard rest.isEmpty || rest.first == ":" else {
      throw Fault(description: "this is no address of a server; write it as in https://review.example.org")
    }
    guard scheme == "https://" || ["localhost", "127.0.0.1", "[::1]"].contains(String(host)) else {
      throw Fault(description: "a password is sent over https:// only")
    }
    description = text
  }

  /// The protocol that curl may use.
  var scheme: String { description.lowercased().hasPrefix("https:") ? "https" : "http" }
}
