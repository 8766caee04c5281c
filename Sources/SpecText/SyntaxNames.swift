extension Syntax {
  /// The language of a file by its extension, letter case aside: `.rst`, `.md` and `.markdown`; plain text else.
  public init(fileName: String) {
    func ends(with suffix: String) -> Bool {
      let name = fileName.utf8.suffix(suffix.utf8.count + 1)
      let end = name.dropFirst().map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      return end == Array(suffix.utf8)
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
