import YAML

extension Checklist {
  /// The item that someone who misspelt its identifier, or left out the area before the dot, most likely meant.
  ///
  /// - Parameter name: Such as `upgrade.rolback` or `rollback`.
  /// - Returns: nil where none is near.
  public func nearestItem(to name: String) -> String? {
    Checklist.nearest(to: name, among: items.map(\.id))
  }

  /// The nearest of some identifiers, that of one without what stands before its dot included.
  ///
  /// - Returns: nil where none is near.
  public static func nearest(to name: String, among identifiers: [String]) -> String? {
    if let nearest = Spelling.nearest(to: name, among: identifiers) { return nearest }
    let words = identifiers.compactMap { id in
      id.firstIndex(of: ".").map { (id: id, word: String(id[id.index(after: $0)...])) }
    }
    guard let word = Spelling.nearest(to: name, among: words.map(\.word)) else { return nil }
    return words.first { $0.word == word }?.id
  }
}
