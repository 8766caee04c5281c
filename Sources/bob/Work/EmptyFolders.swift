import Reports
import SpecRepository

/// Finds the given folders in which no file turned out to be a spec once it was read. Takes the results in input order.
struct EmptyFolders {
  private let inputs: SpecInputs
  private var next = 0
  /// By the number of the given path: whether a file below it was more than passed over.
  private var hasSpec: [Int: Bool] = [:]

  /// Begins.
  init(_ inputs: SpecInputs) { self.inputs = inputs }

  /// Takes note of the next result.
  mutating func add(isSkipped: Bool) {
    defer { next += 1 }
    guard !inputs.isChosen, case .spec(let spec) = inputs.entries[next], !spec.isNamed else { return }
    hasSpec[spec.argument, default: false] = hasSpec[spec.argument] == true || !isSkipped
  }

  /// What to say of the folders without a spec, in the order in which they were given.
  var failures: [Failure] {
    hasSpec.filter { !$0.value }.keys.sorted().map { argument in
      Failure(
        path: inputs.paths[argument],
        message: "there is no spec in this folder (--verbose lists what was passed over)")
    }
  }
}
