/// What was found out once and may be asked for again, such as of a folder.
///
/// When it is full, all of it is forgotten and found out anew: a run over millions of folders needs no more memory
/// than one over a few thousand, and files that come in the order of their folders hardly notice.
public struct BoundedMemory<Key: Hashable, Value> {
  private let limit: Int
  private var known: [Key: Value] = [:]

  /// Begins empty.
  ///
  /// - Parameter limit: how many values there is room for, at least 1.
  public init(limit: Int = 4096) {
    self.limit = limit
  }

  /// What is known of a key; nil if nothing is, or not any more.
  public subscript(key: Key) -> Value? {
    get { known[key] }
    set {
      if known.count >= limit { known.removeAll(keepingCapacity: true) }
      known[key] = newValue
    }
  }
}

extension BoundedMemory: Sendable where Key: Sendable, Value: Sendable {}
