/// The cells of a command's properties by their keys, so few that looking through them is quicker than hashing.
struct ValueCells {
  private var cells: [(key: String, cell: any ValueCell)] = []

  subscript(key: String) -> (any ValueCell)? {
    get { cells.first { $0.key == key }?.cell }
    set {
      cells.removeAll { $0.key == key }
      if let newValue { cells.append((key, newValue)) }
    }
  }
}
