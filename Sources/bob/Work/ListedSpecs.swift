import SpecRepository
import Synchronization

/// The specs that a list names, found one after the other while it is coming in, so that the first need not wait for
/// the last and nothing grows with the list.
final class ListedSpecs: Sendable {
  private struct State: ~Copyable {
    var paths: ListedPaths
    var search: SpecSearch
    /// What the last path led to: one file, or all that is in a folder.
    var found: ArraySlice<Found> = []
  }

  private let state: Mutex<State>

  /// Begins with the first path.
  init(_ paths: consuming sending ListedPaths, _ finder: SpecFinder) {
    state = Mutex(State(paths: paths, search: SpecSearch(finder, remembers: false)))
  }

  /// What is found next; waits until it has come in. nil at the end.
  func next() -> Found? {
    state.withLock { state in
      while state.found.isEmpty {
        do throws(FileProblem) {
          guard let path = try state.paths.next() else { return nil }
          state.found = ListedSpecs.find(path, &state.search)[...]
        } catch {
          return .problem(error)
        }
      }
      return state.found.removeFirst()
    }
  }

  private static func find(_ path: String, _ search: inout SpecSearch) -> [Found] {
    guard path != "-" else {
      let message =
        "standard input cannot be named in a list that is worked off as it comes; name it beside the list"
      return [.problem(FileProblem(path: path, message: message))]
    }
    var found: [Found] = []
    search.add(path) { found.append($0) }
    return found
  }
}
