/// A file to review.
public struct FoundSpec: Sendable, Equatable {
  /// The path as given, or as found below a given folder; `-` is standard input.
  public var path: String
  /// Whether the path itself was given, so that every problem with it is reported. A file that a search found
  /// is passed over when it is no text, or has no prose.
  public var isNamed: Bool
  /// The given path that led to it.
  public var origin: String

  /// Puts one together.
  public init(path: String, isNamed: Bool, origin: String) {
    self.path = path
    self.isNamed = isNamed
    self.origin = origin
  }
}

/// A file or folder that a search passed over, and why.
public struct SkippedFile: Sendable, Equatable, CustomStringConvertible {
  /// Why a file is no spec.
  public enum Reason: Sendable, Equatable {
    case symbolicLink, hiddenFolder, readme, contributing, requirements, template
    /// A symbolic link that git wrote as a plain file, as it does where the file system has no links.
    case linkFile
    /// In the folder of a Kubernetes proposal, whose README.md is the spec.
    case besideProposal
    /// A pattern of `--exclude` or of the settings matches.
    case excluded(by: String)
    /// With `--force-exclude`: a given file of another extension.
    case otherExtension
    /// A pipe, socket or device, in words.
    case special(String)
    /// What reading it brought to light.
    case notReadable(SpecReading.Fault)
    /// Nothing but headings, comments and tables of contents.
    case noProse

    /// The reason in words.
    public var words: String {
      switch self {
      case .symbolicLink: "a symbolic link"
      case .linkFile: "a symbolic link, checked out as a plain file"
      case .hiddenFolder: "a hidden folder"
      case .readme: "a README that is not beside a kep.yaml"
      case .contributing: "a guide for contributors"
      case .requirements: "a list of requirements"
      case .template: "a template"
      case .besideProposal: "beside a kep.yaml, where only README.md is a spec"
      case .excluded(let pattern): "excluded by \(pattern)"
      case .otherExtension: "not .rst, .md, .markdown or .txt"
      case .special(let kind): kind
      case .notReadable(let fault): fault.message
      case .noProse: "no prose outside tables of contents"
      }
    }
  }

  /// The path as found; a folder's ends with `/`.
  public var path: String
  /// Why it was passed over.
  public var reason: Reason

  /// Puts one together.
  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// `path: why`
  public var description: String { FileProblem(path: path, message: reason.words).description }
}

/// What a search comes upon, in order.
public enum Found: Sendable, Equatable {
  case spec(FoundSpec)
  case skipped(SkippedFile)
  case problem(FileProblem)
}

/// All that a search came upon.
public struct FoundSpecs: Sendable {
  /// In order: given paths as given, what is in a folder by the bytes of its path.
  public internal(set) var entries: [Found] = []

  /// Takes what was come upon.
  public init(_ entries: [Found] = []) {
    self.entries = entries
  }

  /// The files to review.
  public var specs: [FoundSpec] {
    entries.compactMap { if case .spec(let spec) = $0 { spec } else { nil } }
  }

  /// What was passed over.
  public var skipped: [SkippedFile] {
    entries.compactMap { if case .skipped(let file) = $0 { file } else { nil } }
  }

  /// What could not be searched, or has no spec.
  public var problems: [FileProblem] {
    entries.compactMap { if case .problem(let problem) = $0 { problem } else { nil } }
  }
}
