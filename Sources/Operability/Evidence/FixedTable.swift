/// A list that never changes, to be read without counting references or asking who else reads it.
///
/// It belongs to whoever made it, who sees to it that nobody reads it any more when it is given back.
struct FixedTable<Element: BitwiseCopyable>: @unchecked Sendable {
  private let elements: UnsafeMutableBufferPointer<Element>

  init(_ list: [Element]) {
    elements = .allocate(capacity: list.count)
    _ = elements.initialize(fromContentsOf: list)
  }

  var count: Int { elements.count }

  subscript(index: Int) -> Element { elements[index] }

  /// Gives the memory back.
  func deallocate() { elements.deallocate() }
}
