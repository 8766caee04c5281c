import Operability
import SpecRepository
import Synchronization
import Templates
import YAML

/// Checklists by name or file, each loaded once, and the reviewers made of them.
final class ChecklistLibrary: Sendable {
  /// What makes one reviewer differ from another.
  struct Request: Hashable {
    var checklist: ChecklistReference
    var options: Reviewer.Options
  }

  private let reviewers = Mutex<[Request: Result<Reviewer, any Error>]>([:])

  /// What these extend; it asks nothing by itself.
  private static let baseName = "proposals"
  /// The checklists that Bob brings along.
  static let builtInNames: [String] = (0..<EmbeddedFile.count).compactMap { index in
    let name = String(cString: EmbeddedFile.at(index).name)
    guard name.hasPrefix("Checklists/"), name.hasSuffix(".yaml") else { return nil }
    let short = String(name.dropFirst("Checklists/".count).dropLast(".yaml".count))
    return short == baseName ? nil : short
  }

  /// The reviewer for a checklist and options.
  ///
  /// - Throws: ``ChecklistProblem`` where the checklist cannot be loaded.
  func reviewer(_ request: Request) throws -> Reviewer {
    // Made under the lock: whoever else wants the same one waits for it rather than compiling it too.
    try reviewers.withLock { reviewers in
      if let known = reviewers[request] { return known }
      let made: Result<Reviewer, any Error>
      do {
        made = .success(try ChecklistLibrary.load(request.checklist).reviewer(request.options))
      } catch {
        made = .failure(ChecklistProblem("\(error)"))
      }
      reviewers[request] = made
      return made
    }.get()
  }

  /// Loads a checklist.
  ///
  /// - Throws: an error whose description names file, line and column.
  static func load(_ reference: ChecklistReference) throws -> LoadedChecklist {
    let bytes = try bytes(of: reference)
    let checklist = try Checklist(loading: bytes, name: reference.shown) { names in
      let base = reference.base(along: names)
      return (base.shown, try ChecklistLibrary.bytes(of: base))
    }
    return LoadedChecklist(checklist: checklist, reference: reference)
  }

  /// The learned weights that a checklist names, relative to its own file. Where nothing is there, they are Bob's own
  /// of that name, so that a printed checklist can be used as it is.
  static func learned(
    _ name: String, namedBy reference: ChecklistReference, for checklist: Checklist
  ) throws -> LearnedModels {
    let own = EmbeddedFile.buffer(of: "Checklists/\(name)")
    switch reference {
    case .builtIn:
      guard let own else { throw ChecklistProblem("there are no learned weights '\(name)'") }
      return try LearnedModels(parsing: own, name: name, for: checklist)
    case .file(let file, let root):
      let path = ChecklistReference.path(name, besides: file)
      if let own, !isThere(path) { return try LearnedModels(parsing: own, name: name, for: checklist) }
      return try LearnedModels(parsing: read(path, within: root, limit: 1 << 24), name: name, for: checklist)
    }
  }

  /// Reads a file that has to be inside a root, unless that is nil.
  private static func read(_ path: String, within root: String?, limit: Int) throws -> [UInt8] {
    let bytes: [UInt8]
    do throws(SpecReading.Fault) { bytes = try SpecReading.read(path, limit: limit) } catch {
      throw ChecklistProblem("\(path): \(error.message)")
    }
    if let root, !RepositoryRoots.contains(root, path) {
      throw ChecklistProblem("\(path): leads outside of \(root); use a file inside")
    }
    return bytes
  }

  /// The text of a checklist's own file.
  static func bytes(of reference: ChecklistReference) throws -> [UInt8] {
    switch reference {
    case .builtIn(let name):
      guard let bytes = EmbeddedFile.contents(of: "Checklists/\(name).yaml") else {
        throw ChecklistProblem(unknown: name)
      }
      return bytes
    case .file(let path, let root):
      return try read(path, within: root, limit: 1 << 20)
    }
  }
}

/// A checklist with the place it was loaded from, which its learned data is named relative to.
struct LoadedChecklist {
  let checklist: Checklist
  let reference: ChecklistReference

  /// A reviewer that applies it.
  func reviewer(_ options: Reviewer.Options) throws -> Reviewer {
    guard let name = checklist.learned else { return Reviewer(checklist: checklist, options: options) }
    let origin = reference.base(along: checklist.learnedOrigin)
    return Reviewer(
      checklist: checklist, options: options,
      learned: try ChecklistLibrary.learned(name, namedBy: origin, for: checklist))
  }
}

/// Which checklist is meant.
enum ChecklistReference: Hashable {
  case builtIn(String)
  /// A file; one that settings name, and what it names in turn, has to be `within` their root, since settings come
  /// with what is reviewed and must not make Bob show other files.
  case file(String, within: String? = nil)

  /// What a user wrote: a value with `/` or ending in `.yaml` or `.yml` is a file.
  init(_ text: String) {
    let isFile = text.contains("/") || text.hasSuffix(".yaml") || text.hasSuffix(".yml")
    self = isFile ? .file(text) : .builtIn(text)
  }

  /// What settings name.
  ///
  /// - Parameter root: the settings' root.
  init(_ setting: Settings.ChecklistReference, within root: String) {
    switch setting {
    case .name(let name): self = .builtIn(name)
    case .file(let path): self = .file(path, within: root)
    }
  }

  /// As options and settings name it.
  var name: String {
    switch self {
    case .builtIn(let name): name
    case .file(let path, _): path
    }
  }

  /// How messages name it.
  var shown: String {
    switch self {
    case .builtIn(let name): name + ".yaml"
    case .file(let path, _): path
    }
  }

  /// The checklist that a chain of `extends` leads to from this one.
  func base(along names: [String]) -> ChecklistReference { names.reduce(self) { $0.base(named: $1) } }

  /// The checklist that this one extends; a file is relative to this one's folder.
  private func base(named name: String) -> ChecklistReference {
    let base = ChecklistReference(name)
    guard case .file(let path, _) = base, case .file(let own, let root) = self else { return base }
    return .file(ChecklistReference.path(path, besides: own), within: root)
  }

  /// The path of a file that another one names, relative to its folder or absolute.
  static func path(_ name: String, besides own: String) -> String {
    guard !name.hasPrefix("/"), let slash = own.lastIndex(of: "/") else { return name }
    return own[...slash] + name
  }
}

/// Why a checklist cannot be used, in words.
struct ChecklistProblem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  /// There is no built-in checklist of a name.
  init(unknown name: String) {
    let names = ChecklistLibrary.builtInNames.joined(separator: ", ")
    self.init("there is no checklist '\(name)'; built in: \(names); a file's name has a / or ends in .yaml")
  }
}
