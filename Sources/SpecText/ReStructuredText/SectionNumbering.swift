/// The numbers that a `sectnum` directive puts before the titles of a document.
struct SectionNumbering {
  /// The innermost level that is numbered.
  var depth = Int.max
  /// The number of the first section of the outermost level.
  var start = 1
  /// What stands around each number.
  var prefix = ""
  var suffix = ""

  /// Reads the directive's options.
  init(_ options: [(name: String, value: String?)]) {
    for (name, value) in options {
      switch name {
      // Whole numbers too large to be counted to are as good as none.
      case "depth": depth = value.flatMap { Int($0) } ?? Int.max
      case "start": start = min(max(value.flatMap { Int($0) } ?? 1, -1_000_000_000), 1_000_000_000)
      case "prefix": prefix = value ?? ""
      case "suffix": suffix = value ?? ""
      default: break
      }
    }
  }

  /// The numbers of sections in order; nil for those that have none.
  func numbers(of sections: [Section]) -> [String?] {
    var numbers: [String?] = []
    // The number of the last section of each level that is open, and the numbers around it.
    var counts: [Int] = []
    for section in sections {
      let level = max(1, section.level)
      if level <= counts.count {
        counts.removeSubrange(level...)
        counts[level - 1] += 1
      } else {
        while counts.count < level { counts.append(counts.isEmpty ? start : 1) }
      }
      let isNumbered = level <= depth || level == 1
      numbers.append(isNumbered ? prefix + counts.map(String.init).joined(separator: ".") + suffix : nil)
    }
    return numbers
  }
}
