/// What a `.gitreview` file says, the settings of git-review: an INI file with one section.
///
/// ```ini
/// [gerrit]
/// host=review.opendev.org
/// port=29418
/// project=openstack/nova-specs.git
/// ```
public struct GitReview: Sendable, Equatable {
  /// The ssh server.
  public var host: String?
  /// As written; checked where it is used.
  public var port: String?
  /// As written, with `.git` at its end.
  public var project: String?
  /// The branch that changes are for.
  public var defaultBranch: String?
  /// What git calls the server.
  public var defaultRemote: String?

  /// Reads a file. Lines that are no `key = value`, and keys of other sections, are passed over, as git-review
  /// does.
  public init(_ bytes: [UInt8]) {
    var section = ""
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let line = GitReview.trimmed(line)
      guard let first = line.first, first != UInt8(ascii: "#"), first != UInt8(ascii: ";") else { continue }
      if first == UInt8(ascii: "["), line.last == UInt8(ascii: "]") {
        section = String(decoding: line.dropFirst().dropLast(), as: UTF8.self)
        continue
      }
      guard section == "gerrit",
        let mark = line.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") })
      else { continue }
      let value = String(decoding: GitReview.trimmed(line[(mark + 1)...]), as: UTF8.self)
      guard !value.isEmpty else { continue }
      switch String(decoding: GitReview.trimmed(line[..<mark]), as: UTF8.self).lowercased() {
      case "host": host = value
      case "port": port = value
      case "project": project = value
      case "defaultbranch": defaultBranch = value
      case "defaultremote": defaultRemote = value
      default: continue
      }
    }
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 }
    while let last = bytes.last, last == 0x20 || last == 0x09 { bytes = bytes.dropLast() }
    return bytes
  }
}
