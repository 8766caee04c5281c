import Operability
import SpecRepository
import SpecText
import Synchronization
import Templates

/// Templates of specs, each read once.
final class TemplateLibrary: Sendable {
  private let files = Mutex(BoundedMemory<String, SpecTemplate>(limit: 64))
  private let builtIn = Mutex<[String: SpecTemplate]>([:])

  /// The template in a file.
  ///
  /// - Throws: `FileProblem` where it cannot be read.
  func template(inFile path: String) throws -> SpecTemplate {
    try files.withLock { files in
      if let known = files[path] { return known }
      let bytes: [UInt8]
      do throws(SpecReading.Fault) { bytes = try SpecReading.read(path, limit: 1 << 24) } catch {
        throw FileProblem(path: path, message: "the template cannot be used: \(error.message)")
      }
      let template = SpecTemplate(
        Document(reading: SourceText(bytes), as: Syntax(fileName: path)), name: path)
      files[path] = template
      return template
    }
  }

  /// What the published templates of a format say; empty where Bob knows none.
  func publishedTemplate(of syntax: Syntax) -> SpecTemplate {
    let name = syntax == .markdown ? "kep" : "openstack-spec"
    return builtIn.withLock { builtIn in
      if let known = builtIn[name] { return known }
      let template = SpecTemplate(decoding: EmbeddedFile.contents(of: "Specs/\(name).txt") ?? [])
      builtIn[name] = template
      return template
    }
  }
}
