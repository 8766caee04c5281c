import Glibc
import SpecText
import Testing

@testable import SpecRepository

/// The real specs beside the project: `../shared/corpus`, or what `BOB_SHARED` names. Without them these
/// tests are skipped, and say so.
@Suite(.enabled(if: Corpus.path != nil, "needs ../shared/corpus")) struct CorpusTests {
  @Test func findsEverySpecOnce() throws {
    let corpus = try #require(Corpus.path)
    let roots = RepositoryRoots(workingFolder: corpus)
    let found = SpecFinder(roots: roots, settings: SettingsFinder(roots: roots)).find(["."])
    #expect(found.problems.isEmpty)
    let paths = found.specs.map(\.path)
    #expect(Set(paths).count == paths.count)
    // Some of them have no prose and are passed over later; 2,500 to 2,600 are left.
    #expect((2500...2700).contains(paths.count))
    #expect(paths.filter { $0.hasSuffix("/README.md") }.count == 296)
    #expect(found.skipped.filter { $0.reason == .linkFile }.count == 146)
    #expect(found.specs == SpecFinder(roots: roots).find(["."]).specs)
  }

  @Test func findsTheTemplateOfEveryNovaSpec() throws {
    let corpus = try #require(Corpus.path)
    let roots = RepositoryRoots(workingFolder: corpus)
    let finder = TemplateFinder(roots: roots)
    let specs = SpecFinder(roots: roots).find(["nova-specs/specs"]).specs.map(\.path)
    let without = specs.filter { finder.template(for: $0) == nil }
    #expect(without.allSatisfy { $0.contains("/abandoned/") || $0.hasSuffix("/specs/index.rst") })
    #expect(
      finder.template(for: "nova-specs/specs/2027.1/approved/a.rst")?.hasSuffix("specs/2027.1-template.rst")
        == true)
  }
}

/// Where the corpus is.
private enum Corpus {
  static let path: String? = {
    let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let shared = getenv("BOB_SHARED").map { String(cString: $0) } ?? "/" + package + "/../shared"
    guard let path = FileStatus.realPath(shared + "/corpus") else {
      print("skipped: tests that need ../shared/corpus")
      return nil
    }
    return path
  }()
}
