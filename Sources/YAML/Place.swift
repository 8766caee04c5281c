/// The way of keys and positions from a document's root to a value.
indirect enum Place: Sendable {
  case root
  case key(Place, String)
  /// Counted from 0, written from 1.
  case element(Place, Int)

  /// Such as `items[3].weight`, elements counted from 1; empty for the root.
  var path: String {
    switch self {
    case .root: return ""
    case .key(let parent, let key):
      let start = parent.path
      return start.isEmpty ? key : start + "." + key
    case .element(let parent, let index): return parent.path + "[\(index + 1)]"
    }
  }
}
