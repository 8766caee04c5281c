import Glibc
import SpecRepository

/// What comes in by standard input.
enum StandardInput {
  /// All of it.
  ///
  /// - Throws: `FileProblem` where it cannot be read or is larger than a spec may be.
  static func read(limit: Int = SpecReading.sizeLimit) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(STDIN_FILENO, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileProblem(path: "-", message: "standard input cannot be read: \(SystemError.reason(errno))")
      }
      bytes += chunk[..<count]
      if bytes.count > limit { throw FileProblem(path: "-", message: "standard input is larger than 1 GiB") }
    }
  }
}
