/// Finds keys that a mapping already has: by looking at each while they are few, by hashing once they are
/// many.
struct KeyTable {
  private static let few = 24
  private var indices: [String: Int] = [:]

  /// Takes in the next key.
  ///
  /// - Parameter pairs: all that came before it.
  /// - Returns: where the same key stands already, if it does.
  mutating func add(_ key: String, among pairs: [Pair]) -> Mark? {
    if pairs.count < KeyTable.few { return pairs.firstIndex { $0.key == key }.map { pairs[$0].mark } }
    if indices.isEmpty {
      for (index, pair) in pairs.enumerated() { indices[pair.key] = index }
    }
    if let first = indices[key] { return pairs[first].mark }
    indices[key] = pairs.count
    return nil
  }
}
