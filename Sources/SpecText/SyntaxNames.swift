extension Syntax {
  /// The language of a file by its extension, letter case aside: `.rst`, `.md` and `.markdown`; plain text else.
  public init(fileName: String) {
    let name = fileName.utf8
    func ends(with suffix: String) -> Bool {
      name.count > suffix.utf8.count
        && zip(name.suffix(suffix.utf8.count), suffix.utf8).allSatisfy { byte, wanted in
          (0x41...0x5A).contains(byte) ? byte | 0x20 == wanted : byte == wanted
        }
    }
    if ends(with: ".rst") {
      self = .reStructuredText
    } else if ends(with: ".md") || ends(with: ".markdown") {
      self = .markdown
    } else {
      self = .plainText
    }
  }
}
