/// A list or mapping of a file, by the way of keys and positions that leads to it from the document's root.
///
/// Values hold the place of what they stand in and the last step: most are never asked for their way.
final class Place: Sendable {
  /// The name of the file.
  let file: String
  private let parent: Place?
  private let step: Step

  /// A step of the way.
  enum Step: Sendable {
    /// None: to the root itself.
    case root
    case key(String)
    /// Counted from 0, written from 1.
    case element(Int)
  }

  /// The root of a file's document.
  init(file: String) {
    self.file = file
    parent = nil
    step = .root
  }

  private init(in parent: Place, _ step: Step) {
    file = parent.file
    self.parent = parent
    self.step = step
  }

  /// The place that a step leads to.
  func place(behind step: Step) -> Place {
    if case .root = step { return self }
    return Place(in: self, step)
  }

  /// Such as `items[3].weight`, elements counted from 1; empty for the root.
  var path: String { parent?.path(behind: step) ?? "" }

  /// The same for what a step leads to.
  func path(behind step: Step) -> String {
    switch step {
    case .root: return path
    case .key(let key):
      let start = path
      return start.isEmpty ? key : start + "." + key
    case .element(let index): return path + "[\(index + 1)]"
    }
  }
}
