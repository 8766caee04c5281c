import Reports
import SpecRepository

/// Finds the given folders in which no file turned out to be a spec once it was read. Takes the results in input order.
struct EmptyFolders {
  /// The folder whose files are under way, and whether one of them was more than passed over.
  private var current: (folder: String, hasSpec: Bool)?
  private var failures: [Failure] = []

  /// Takes note of the next result.
  mutating func add(_ entry: Found, isSkipped: Bool) {
    guard case .spec(let spec) = entry, !spec.isNamed else { return }
    if current?.folder != spec.origin {
      close()
      current = (spec.origin, false)
    }
    if !isSkipped { current?.hasSpec = true }
  }

  /// What to say of the folders without a spec, in the order in which they were given.
  mutating func finish() -> [Failure] {
    close()
    return failures
  }

  private mutating func close() {
    guard let current, !current.hasSpec else { return }
    failures.append(
      Failure(
        path: current.folder,
        message: "there is no spec in this folder (--verbose lists what was passed over)"))
  }
}
