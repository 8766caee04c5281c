/// Splits a grid table, whose cells are drawn with `+`, `-` and `|`, into cells.
struct GridTable {
  let bytes: UnsafeBufferPointer<UInt8>
  let columns: TableColumns
  private let height: Int
  private let width: Int
  /// The line between the header and the body, drawn with `=`.
  private var separator = -1
  /// For each column, the last line above which all is known to be cells.
  private var done: [Int] = []
  /// For lines with borders, how far the border reaches to the left of each column.
  private var borders: [Int: [Int32]] = [:]

  init(bytes: UnsafeBufferPointer<UInt8>, columns: TableColumns) {
    self.bytes = bytes
    self.columns = columns
    height = columns.count
    width = columns.widths.first ?? 0
  }

  mutating func parse() -> TableContent {
    for line in 0..<height {
      let start = columns.byte(line, 0)
      let end = columns.byte(line, columns.widths[line])
      guard LineKind.isGridBorder(bytes, start, end, of: 0x3D) else { continue }
      if separator >= 0 {
        return .malformed(offset: line, message: "It has two separators between header and body.")
      }
      separator = line
    }
    if separator == height - 1, separator > 0 {
      return .malformed(offset: height - 1, message: "The header's separator is its last line.")
    }
    done = [Int](repeating: -1, count: width)
    var cells: [TableCell] = []
    var corners = CornerQueue()
    corners.add(top: 0, left: 0)
    while let (top, left) = corners.removeFirst() {
      if top == height - 1 || left == width - 1 || top <= done[left] { continue }
      guard let (bottom, right) = cell(top, left) else { return incomplete }
      for column in left..<right {
        if done[column] != top - 1 { return incomplete }
        done[column] = bottom - 1
      }
      cells.append(TableCell(top: top, left: left, bottom: bottom, right: right))
      corners.add(top: top, left: right)
      corners.add(top: bottom, left: left)
    }
    for column in 0..<max(0, width - 1) where done[column] != height - 2 { return incomplete }
    return .cells(cells)
  }

  private var incomplete: TableContent {
    .malformed(offset: 0, message: "Its borders do not enclose every cell.")
  }

  private func character(_ line: Int, _ column: Int) -> UInt8 {
    let byte = bytes[columns.byte(line, column)]
    return byte == 0x3D && line == separator ? 0x2D : byte
  }

  /// The lower right corner of the smallest cell with an upper left corner.
  private mutating func cell(_ top: Int, _ left: Int) -> (bottom: Int, right: Int)? {
    guard character(top, left) == 0x2B else { return nil }
    // How far down the left border is known to reach.
    var leftEnd = top
    var right = left + 1
    while right < width {
      let edge = character(top, right)
      if edge == 0x2B {
        var bottom = top + 1
        while bottom < height {
          let side = character(bottom, right)
          guard side == 0x2B || side == 0x7C else { break }
          while leftEnd < bottom {
            let mark = character(leftEnd + 1, left)
            guard mark == 0x2B || mark == 0x7C else { break }
            leftEnd += 1
          }
          if leftEnd < bottom { break }
          if side == 0x2B, character(bottom, left) == 0x2B, borderStart(bottom, right) <= left {
            return (bottom, right)
          }
          bottom += 1
        }
      } else if edge != 0x2D {
        return nil
      }
      right += 1
    }
    return nil
  }

  /// The leftmost column from which a line is nothing but border up to the given column.
  private mutating func borderStart(_ line: Int, _ column: Int) -> Int {
    if let known = borders[line] { return Int(known[column]) }
    var starts = [Int32](repeating: 0, count: width)
    var start = 0
    for column in 0..<width {
      let mark = character(line, column)
      if mark != 0x2B && mark != 0x2D { start = column + 1 }
      starts[column] = Int32(start)
    }
    borders[line] = starts
    return Int(starts[column])
  }
}

/// Corners in the order of lines, then columns.
struct CornerQueue {
  /// A binary heap.
  private var heap: [(top: Int, left: Int)] = []

  mutating func add(top: Int, left: Int) {
    heap.append((top, left))
    var child = heap.count - 1
    while child > 0, heap[child] < heap[(child - 1) / 2] {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func removeFirst() -> (top: Int, left: Int)? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    guard !heap.isEmpty else { return first }
    heap[0] = last
    var parent = 0
    while true {
      var child = 2 * parent + 1
      guard child < heap.count else { return first }
      if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
      if heap[parent] <= heap[child] { return first }
      heap.swapAt(parent, child)
      parent = child
    }
  }
}
