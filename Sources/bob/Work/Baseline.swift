import Operability
import Reports
import SpecRepository
import YAML

/// Findings that are known and no longer shown: the output of an earlier `bob lint --format json`.
struct Baseline: Sendable {
  /// How large the file may be: 256 MiB.
  private static let sizeLimit = 256 << 20

  private let fingerprints: Set<String>

  /// Reads a baseline.
  ///
  /// - Throws: `FileProblem` where the file cannot be read, `YAMLError` (JSON is YAML) where something in it is wrong.
  init(file: String) throws {
    let bytes: [UInt8]
    do throws(SpecReading.Fault) {
      bytes = try SpecReading.read(file, limit: Baseline.sizeLimit)
    } catch {
      let advice = error == .missing ? "; bob lint --write-baseline makes it" : ""
      throw FileProblem(path: file, message: error.message + advice)
    }
    try self.init(bytes, name: file)
  }

  /// Reads the text of a baseline.
  init(_ bytes: [UInt8], name: String) throws(YAMLError) {
    let keys = try YAMLDocument(parsing: bytes, name: name).value.mapping()
    let schema = try keys.value("schema")
    guard try schema.string() == "bob.lint/1" else {
      throw schema.error("a baseline is what bob lint --format json prints, schema bob.lint/1")
    }
    var fingerprints: Set<String> = []
    for finding in try keys.list("findings") {
      fingerprints.insert(try finding.mapping().string("fingerprint"))
    }
    self.fingerprints = fingerprints
  }

  /// Takes the known findings out of a review.
  ///
  /// - Returns: how many of them would have been shown.
  func hide(in reviewed: inout ReviewedSpec) -> Int {
    let before = reviewed.certainFindings.count
    reviewed.review.findings.removeAll { fingerprints.contains(Fingerprint.hexadecimal($0.fingerprint)) }
    return before - reviewed.certainFindings.count
  }
}
