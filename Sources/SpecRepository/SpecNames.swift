/// What the names of files and folders say about whether a search takes them for specs.
///
/// Letter case (of ASCII letters) does not count: `SPEC.MD` is Markdown, and `readme.rst` introduces a
/// folder.
enum SpecNames {
  static let extensions = ["rst", "md", "markdown", "txt"]

  /// Whether a search looks at files with such a name at all.
  static func isDocument(_ name: String) -> Bool { extensions.contains(split(name).extension) }

  /// The name without its last extension, and that, both in lower case.
  static func split(_ name: String) -> (stem: String, extension: String) {
    let lower = lowercased(name)
    guard let dot = lower.lastIndex(of: "."), dot > lower.startIndex else { return (lower, "") }
    return (String(lower[..<dot]), String(lower[lower.index(after: dot)...]))
  }

  /// Whether a folder is hidden.
  static func isHidden(_ name: String) -> Bool { name.utf8.first == UInt8(ascii: ".") }

  /// `template`, `WORD-template`, `WORD_template` (no `-` or `_` in WORD) and `spec-lite-template`.
  static func isTemplate(stem: String) -> Bool {
    if stem == "template" || stem == "spec-lite-template" { return true }
    guard stem.hasSuffix("-template") || stem.hasSuffix("_template") else { return false }
    let word = stem.dropLast("-template".count)
    return !word.isEmpty && !word.contains("-") && !word.contains("_")
  }

  /// The folder of a proposal's template: `NNNN-*-template` or `0000-*-template`.
  static func isTemplateFolder(_ name: String) -> Bool {
    let name = lowercased(name)
    guard name.hasPrefix("nnnn-") || name.hasPrefix("0000-") else { return false }
    return name.hasSuffix("-template") && name.utf8.count > "nnnn--template".utf8.count
  }

  /// Why a search passes over a document; nil if it takes it for a spec.
  ///
  /// - Parameters:
  ///   - name: the file's name.
  ///   - folder: the name of its folder.
  ///   - proposal: how the folder relates to a `kep.yaml`.
  static func reasonToSkip(_ name: String, in folder: String, _ proposal: Proposal) -> SkippedFile.Reason? {
    let (stem, suffix) = split(name)
    if stem == "contributing" { return .contributing }
    if suffix == "txt", stem.hasPrefix("requirements") { return .requirements }
    if stem == "readme", suffix == "rst" { return .readme }
    let isReadme = stem == "readme" && suffix == "md"
    if isTemplate(stem: stem) || isReadme && isTemplateFolder(folder) { return .template }
    switch proposal {
    case .none: return isReadme ? .readme : nil
    case .folder: return isReadme ? nil : .besideProposal
    case .below: return .besideProposal
    }
  }

  /// How a folder relates to a Kubernetes proposal, which is a folder with a `kep.yaml`.
  enum Proposal {
    case none
    /// The folder has the `kep.yaml`.
    case folder
    /// A folder above has it: what is here belongs to that proposal.
    case below
  }

  private static func lowercased(_ name: String) -> String {
    String(decoding: name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
