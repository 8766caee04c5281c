import Glibc
import Testing

/// Compares an output with a file that was read and approved by eye. With `BOB_UPDATE_GOLDEN=1` in the environment
/// the file is written anew instead.
func expectGolden(
  _ actual: String, _ name: String, file: String = #filePath, location: SourceLocation = #_sourceLocation
) throws {
  let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  let path = "\(folder)/Golden/\(name)"
  if getenv("BOB_UPDATE_GOLDEN") != nil {
    let stream = try #require(fopen(path, "w"), sourceLocation: location)
    _ = Array(actual.utf8).withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, stream) }
    fclose(stream)
    return
  }
  let stream = try #require(fopen(path, "r"), "there is no \(path)", sourceLocation: location)
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65536)
  while case let count = fread(&chunk, 1, chunk.count, stream), count > 0 { bytes += chunk[..<count] }
  fclose(stream)
  let expected = String(decoding: bytes, as: UTF8.self)
  guard actual != expected else { return }
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
  Issue.record(
    """
    \(name) differs from line \(line + 1) on:
    - \(line < old.count ? String(old[line]) : "(end)")
    + \(line < new.count ? String(new[line]) : "(end)")
    """, sourceLocation: location)
}
