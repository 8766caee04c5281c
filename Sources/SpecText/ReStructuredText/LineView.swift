/// Lines of the table that are parsed together, and how much of each is cut off on the left.
///
/// This is how nested blocks are parsed without copying them: a list item is a view of its lines without
/// the marker's columns.
struct LineView {
  /// The index of the first line.
  var low: Int
  /// The index after the last line.
  var high: Int
  /// The columns cut off on the left of every line but the first.
  var column: Int
  /// The bytes cut off of the first line, a marker for example.
  var firstColumn: Int

  /// Lines with the same cut.
  init(_ low: Int, _ high: Int, column: Int) {
    self.init(low, high, column: column, firstColumn: column)
  }

  /// Lines with a cut of its own for the first.
  init(_ low: Int, _ high: Int, column: Int, firstColumn: Int) {
    self.low = low
    self.high = high
    self.column = column
    self.firstColumn = firstColumn
  }

  /// What is cut off of a line.
  @inline(__always)
  func cut(_ index: Int) -> Int { index == low ? firstColumn : column }
}

/// Lines that belong together by their indentation.
struct IndentedLines {
  /// The index after the last line that is not blank.
  var end: Int
  /// Where parsing goes on: the first line that does not belong to it and is not blank.
  var next: Int
  /// The least indentation of the lines (of those after the first, if that one is a marker's); 0 without
  /// lines.
  var indent: Int
}
