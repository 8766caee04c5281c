import Foundation
import SpecText
import Testing

@testable import Operability
@testable import Reports

/// A format that `bob review` or `bob lint` has.
func format(_ name: String) throws -> ReportFormat {
  try #require((ReportFormat.review + ReportFormat.lint).first { $0.name == name })
}

@Suite struct ContinuousIntegrationTests {
  static let formats = ["sarif", "junit", "github", "gitlab", "rdjson", "zuul"]

  private let failures = [Failure(path: "specs/y.rst", message: "no such file\n100%")]

  private func text(
    _ name: String, _ specs: [ReviewedSpec], failures: [Failure] = []
  ) throws -> String {
    var options = ReportOptions()
    options.version = "1.2.3"
    return output(try format(name).report(options), specs, failures: failures)
  }

  @Test(arguments: [
    ("sarif", "bob.sarif"), ("junit", "junit.xml"), ("github", "github.txt"), ("gitlab", "gitlab.json"),
    ("rdjson", "rdjson.json"), ("zuul", "zuul.json"),
  ]) func golden(name: String, file: String) throws {
    try expectGolden(try text(name, [Samples.gaps, Samples.clean], failures: failures), file)
  }

  @Test func reviewAndLintHaveThem() {
    for formats in [ReportFormat.review, ReportFormat.lint] {
      #expect(Set(formats.map(\.name)).isSuperset(of: ContinuousIntegrationTests.formats))
    }
  }

  @Test(arguments: formats) func lessCertainFindingsFailNothing(name: String) throws {
    let text = try text(name, [Samples.gaps])
    if name == "junit" {
      #expect(text.contains(#"<skipped message="less certain, so not counted: Nothing says what to watch."#))
    } else {
      #expect(!text.contains("Nothing says what to watch"))
    }
  }

  @Test(arguments: [
    ("sarif", #"],"#), ("gitlab", "[]\n"), ("rdjson", #"{"source":{"name":"bob"},"diagnostics":[]}"# + "\n"),
    ("zuul", #"{"zuul":{"file_comments":{}}}"# + "\n"), ("github", ""),
  ]) func nothingToReport(name: String, expected: String) throws {
    let text = try text(name, [Samples.clean])
    if name == "sarif" { #expect(text.contains(#""results":[],"#)) } else { #expect(text == expected) }
  }

  /// Two specs outside of a repository may have the same path in it, and so the same fingerprints.
  @Test func fingerprintsOfGitLabAreUnique() throws {
    let text = try text("gitlab", [Samples.gaps, Samples.gaps, Samples.gaps])
    let report = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    let fingerprints = report.compactMap { $0["fingerprint"] as? String }
    #expect(fingerprints.count == 12)
    #expect(Set(fingerprints).count == 12)
    #expect(fingerprints.first == "9f3c000000000002", "the first of equal ones keeps its own")
  }

  @Test(arguments: [
    ("./specs/x.rst", "specs/x.rst"), (".//.//x.rst", "x.rst"), ("../x.rst", "../x.rst"), ("x.rst", "x.rst"),
    ("./", "./"), ("/tmp/x.rst", "/tmp/x.rst"), (".x.rst", ".x.rst"),
  ]) func pathsOutsideOfRepositories(path: String, expected: String) {
    var spec = Samples.gaps
    spec.repositoryPath = nil
    spec.review.path = path
    #expect(spec.serverPath == expected)
  }

  @Test(arguments: [
    ("specs/x.rst", "specs/x.rst"), ("a b/ü%41?#.rst", "a%20b/%C3%BC%2541%3F%23.rst"),
    ("c:x.rst", "c%3Ax.rst"),
    ("/tmp/a b", "file:///tmp/a%20b"), ("a\nb\u{1B}", "a%0Ab%1B"), ("-~_.", "-~_."), ("", ""),
  ]) func encodesPathsAsURIs(path: String, expected: String) {
    #expect(URIReference.text(ofPath: path) == expected)
  }

  @Test(arguments: [
    ("GET /servers/{id}", "GET /servers/{id}"), ("a {0} b {12}", "a {{0}} b {{12}}"), ("{0", "{0"),
    ("{}", "{}"),
    ("{12345678901}", "{12345678901}"), ("{{0}}", "{{{0}}}"), ("[x](http://evil)", "[x] (http://evil)"),
    ("a[1] (b)", "a[1] (b)"), ("]", "]"), ("{", "{"),
  ]) func messagesOfSARIFHaveNoPlaceholders(text: String, expected: String) {
    #expect(SARIFText.plain(text) == expected)
  }

  /// Columns: line 4 holds two characters of two UTF-16 units and four bytes before "tags".
  @Test(arguments: [
    ("sarif", #""startLine":4,"startColumn":17,"endLine":4,"endColumn":21"#),
    ("rdjson", #""start":{"line":4,"column":21},"end":{"line":4,"column":25}"#),
    ("github", "line=4,endLine=4,col=17,endColumn=20,"),
    ("zuul", #""start_line":4,"start_character":16,"end_line":4,"end_character":20"#),
    ("gitlab", #""lines":{"begin":4,"end":4}"#),
  ]) func columnsAreInTheUnitOfTheFormat(name: String, expected: String) throws {
    var spec = Samples.gaps
    spec.review.findings = [Samples.finding("upgrade.rollback", .error, at: 4, 15..<19, "…")]
    #expect(try text(name, [spec]).contains(expected))
  }

  /// An annotation of GitHub has columns only where it is on one line.
  @Test func annotationOverSeveralLines() throws {
    var spec = Samples.gaps
    spec.review.findings = [Samples.finding("upgrade.rollback", .error, at: 4, 2..<3, "…")]
    spec.review.findings[0].endLine = 8
    #expect(try text("github", [spec]).contains("rst,line=4,endLine=8,title="))
  }

  @Test(arguments: formats) func emptyFileHasNoPlaces(name: String) throws {
    var spec = Samples.gaps
    spec.document = Document(
      source: SourceText([]), syntax: .plainText, title: nil, sections: [], blocks: [], spans: [])
    let text = try text(name, [spec])
    #expect(!text.contains("startLine") && !text.contains("\"line\"") && !text.contains(",line="))
  }

  @Test func testCasesOfOneRuleAreOne() throws {
    var spec = Samples.gaps
    spec.review.findings += [
      Samples.finding("structure.placeholder", .warning, at: 6, 1..<5, "“TBD” puts the answer off."),
      Samples.finding("structure.placeholder", .warning, at: 10, 1..<5, "“TODO” puts the answer off."),
    ]
    let text = try text("junit", [spec])
    #expect(text.split(separator: "name=\"structure.placeholder: ").count == 2)
    #expect(text.contains("message=\"“TBD” puts the answer off. (and 1 more)\""))
    #expect(text.contains("specs/server-tags.rst:10:1\n“TODO” puts the answer off.\n"))
  }

  /// `--select` leaves a gap without a finding: it is neither passed nor failed.
  @Test func gapsThatWereNotSelectedAreNoTestCases() throws {
    var spec = Samples.gaps
    spec.review.findings.removeAll { $0.rule == "upgrade.rollback" }
    #expect(!(try text("junit", [spec])).contains("upgrade.rollback"))
  }

  @Test(arguments: [
    ("specs/2024.1/approved/a.b.rst", "specs.2024-1.approved.a-b"), ("./x", "x"), ("../.hidden", "-hidden"),
    ("-", "-"),
    ("/tmp/x.rst", "tmp.x"), ("", ""),
  ]) func classNames(path: String, expected: String) throws {
    var spec = Samples.clean
    spec.repositoryPath = path
    #expect(try text("junit", [spec]).contains("classname=\"\(expected)\""))
  }
}
