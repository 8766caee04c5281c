/// The elements of a list for typed access, each made when it is asked for.
public struct ValueList: RandomAccessCollection, ExpressibleByArrayLiteral, Sendable {
  private let nodes: [Node]
  private let place: Place

  init(_ nodes: [Node], at place: Place) {
    self.nodes = nodes
    self.place = place
  }

  /// No elements.
  public init(arrayLiteral elements: Never...) { self.init([], at: Place(file: "")) }

  /// 0.
  public var startIndex: Int { 0 }

  /// How many elements there are.
  public var endIndex: Int { nodes.count }

  /// An element, counted from 0.
  public subscript(index: Int) -> Value { Value(nodes[index], in: place, .element(index)) }
}
