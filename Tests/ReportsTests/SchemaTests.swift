import Glibc
import Testing

@testable import Reports

/// Bob's output held against the schemas of those who read it: its own, and others' in `schemas/` of the folder shared/
/// (`BOB_SHARED`, or beside the package).
@Suite struct SchemaTests {
  private static let folder: String = {
    let package = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
    return (getenv("BOB_SHARED").map { String(cString: $0) } ?? package + "/../shared") + "/schemas"
  }()

  private static let isThere = access(folder, R_OK) == 0

  private let specs = [Samples.gaps, Samples.clean, Samples.hostile]
  private let failures = [Failure(path: "a b\n.rst", message: "no such \"file\" \u{1B}[2J")]

  @Test(
    .enabled(if: isThere, "shared/schemas is not there; set BOB_SHARED to the folder shared"),
    arguments: [
      ("sarif", "sarif-2.1.0.json"), ("gitlab", "gitlab-code-quality.json"),
      ("rdjson", "rdjson/DiagnosticResult.json"),
    ]) func others(format name: String, file: String) throws
  {
    let stream = try #require(fopen("\(SchemaTests.folder)/\(file)", "r"))
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 { bytes += chunk[..<count] }
    fclose(stream)
    let schema = try #require(JSONSchema(bytes))
    let format = try format(name)
    for specs in [specs, []] {
      #expect(
        schema.problems(in: output(try format.report(ReportOptions()), specs, failures: failures)) == [])
    }
    #expect(
      !schema.problems(in: name == "gitlab" ? #"[{"description":""}]"# : #"{"version":[],"severity":7}"#)
        .isEmpty)
  }

  @Test(arguments: [
    ("review", ReviewJSON() as any Report), ("lint", LintJSON() as any Report),
    ("score", ScoreJSON() as any Report),
  ]) func own(name: String, report: any Report) throws {
    let bytes = try #require(ReportSchema.bytes(of: name))
    let schema = try #require(JSONSchema(bytes))
    let text = output(report, specs, failures: failures)
    #expect(schema.problems(in: text) == [])
    #expect(!schema.problems(in: text.replacing(#""schema""#, with: #""scheme""#)).isEmpty)
  }
}
