import YAML

/// Reads the text form of learned weights in one pass over its bytes.
struct LearnedReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let name: String
  private let checklist: Checklist
  private var models = LearnedModels()
  private var units: UnitModel?
  /// The index of the figure that each column of a table weighs; -1 for one that the checklist does not have. Nil as long
  /// as the table's features are not named.
  private var columns: (change: [Int32]?, relevant: [Int32]?, status: [Int32]?, unit: [Int32]?)
  private var line = 0
  private var lineStart = 0
  private var position = 0

  /// Reads a file.
  ///
  /// - Throws: `YAMLError` at the first mistake.
  static func read(_ bytes: [UInt8], name: String, for checklist: Checklist) throws -> LearnedModels {
    try bytes.withUnsafeBufferPointer { bytes in
      var reader = LearnedReader(bytes: bytes, name: name, checklist: checklist)
      try reader.read()
      return reader.models
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, name: String, checklist: Checklist) {
    self.bytes = bytes
    self.name = name
    self.checklist = checklist
  }

  private mutating func read() throws {
    while position < bytes.count {
      line += 1
      lineStart = position
      if !isAtLineEnd, bytes[position] != UInt8(ascii: "#") { try readLine() }
      while !isAtLineEnd { position += 1 }
      position += 1
    }
    models.units = units
    let incomplete = models.status.filter { $0.value.count != LearnedModels.statuses.count }
    if let item = incomplete.keys.min() {
      throw YAMLError(
        file: name, mark: Mark(line: line, column: 1),
        message: "“\(item)” needs one line for each status: \(LearnedModels.statuses.joined(separator: ", "))"
      )
    }
  }

  /// The byte that comes next; a line's end at the end.
  @inline(__always)
  private var next: UInt8 { position < bytes.count ? bytes[position] : UInt8(ascii: "\n") }

  @inline(__always)
  private var isAtLineEnd: Bool { next == UInt8(ascii: "\n") }

  private func error(at offset: Int? = nil, _ message: String) -> YAMLError {
    YAMLError(
      file: name, mark: Mark(line: line, column: (offset ?? lineStart) - lineStart + 1), message: message)
  }

  private mutating func readLine() throws {
    let table = field()
    switch table {
    case "unit": try readUnitRow()
    case "features": try readColumns(of: field())
    case "threshold":
      let which = field()
      let value = try number()
      if which == "gap" {
        models.gapThreshold = value
      } else if which.hasPrefix("change.") {
        models.changeThresholds[String(which.dropFirst("change.".count))] = value
      } else {
        throw error("there is no threshold “\(which)”")
      }
    case "change":
      let id = field()
      models.changes[id] = try model(columns.change, of: table)
    case "relevant":
      let id = field()
      models.relevance[id] = try model(columns.relevant, of: table)
    case "status":
      let id = field()
      let status = field()
      let index = models.status[id]?.count ?? 0
      guard index < LearnedModels.statuses.count, status == LearnedModels.statuses[index] else {
        throw error(
          "the statuses of “\(id)” come in the order \(LearnedModels.statuses.joined(separator: ", "))")
      }
      models.status[id, default: []].append(try model(columns.status, of: table))
    default: throw error("there is no table “\(table)”")
    }
  }

  private mutating func readColumns(of table: String) throws {
    let layout = FigureLayout(checklist)
    switch table {
    case "change": columns.change = try places(among: layout.change)
    case "relevant": columns.relevant = try places(among: layout.relevant)
    case "status": columns.status = try places(among: layout.status)
    case "unit": columns.unit = try places(among: layout.unit, allowsOthers: true)
    default: throw error("there is no table “\(table)”")
    }
  }

  /// The places of the features that the rest of the line names.
  ///
  /// - Parameter allowsOthers: whether others may be there, beside kinds of change, which may always.
  private mutating func places(among known: [String], allowsOthers: Bool = false) throws -> [Int32] {
    var placesByName: [String: Int32] = Dictionary(minimumCapacity: known.count)
    for (place, name) in known.enumerated() { placesByName[name] = Int32(place) }
    var places: [Int32] = []
    while !isAtLineEnd {
      let start = position
      let name = field()
      guard let place = placesByName[name] ?? (allowsOthers || name.hasPrefix("change.") ? -1 : nil) else {
        throw error(at: start, "there is no feature “\(name)”")
      }
      places.append(place)
    }
    return places
  }

  private mutating func model(_ columns: [Int32]?, of table: String) throws -> LinearModel {
    guard let columns else { throw error("the line with the features of “\(table)” must come first") }
    var model = LinearModel(base: try number(), weights: [])
    model.weights.reserveCapacity(columns.count)
    for column in columns {
      let weight = try number()
      if weight != 0, column >= 0 { model.weights.append((column, weight)) }
    }
    guard isAtLineEnd else { throw error(at: position, "there are more weights than features") }
    return model
  }

  /// A sign of units with its weights, as pairs of a column and thousandths.
  private mutating func readUnitRow() throws {
    guard let columns = columns.unit else {
      throw error("the line with the features of “unit” must come first")
    }
    if units == nil { units = UnitModel(checklist) }
    let start = position
    let sign = skipField()
    guard !sign.isEmpty else { throw error(at: start, "the name of a sign is missing here") }
    let isBase = sign.count == 1 && sign[sign.startIndex] == UInt8(ascii: "*")
    // A role that the checklist no longer has, or one word too many, is passed over.
    let isKnown = !isBase && units?.addRow(UnsafeBufferPointer(rebasing: sign)) == true
    while !isAtLineEnd {
      let place = position
      guard let column = integer(), column >= 0, column < columns.count, next == UInt8(ascii: ":") else {
        throw error(at: place, "the number of a feature, a colon and a weight are expected")
      }
      position += 1
      guard let weight = integer(), isAtLineEnd || next == UInt8(ascii: "\t") else {
        throw error(at: place, "a weight in thousandths is expected after the colon")
      }
      skipTab()
      let target = Int(columns[column])
      guard target >= 0 else { continue }
      if isBase {
        units?.setBase(target, thousandths: weight)
      } else if isKnown {
        units?.addWeight(target, thousandths: weight)
      }
    }
  }

  // MARK: Fields

  @inline(__always)
  private mutating func skipTab() {
    if next == UInt8(ascii: "\t") { position += 1 }
  }

  /// Goes behind the next tab, and gives what stands before it.
  private mutating func skipField() -> Slice<UnsafeBufferPointer<UInt8>> {
    let start = position
    while !isAtLineEnd, next != UInt8(ascii: "\t") { position += 1 }
    let end = position
    skipTab()
    return bytes[start..<end]
  }

  /// The text up to the next tab.
  private mutating func field() -> String {
    String(decoding: UnsafeBufferPointer(rebasing: skipField()), as: UTF8.self)
  }

  /// A whole number of at most nine digits.
  @inline(__always)
  private mutating func integer() -> Int? {
    let isNegative = next == UInt8(ascii: "-")
    if isNegative { position += 1 }
    let start = position
    var value = 0
    while next &- 0x30 < 10, position - start < 9 {
      value = value * 10 + Int(next - 0x30)
      position += 1
    }
    return position > start ? (isNegative ? -value : value) : nil
  }

  /// A number such as `-0.25`, up to the next tab.
  private mutating func number() throws -> Double {
    let start = position
    let isNegative = next == UInt8(ascii: "-")
    if isNegative { position += 1 }
    // At most fifteen digits, which a Double holds exactly; so does it their power of ten.
    var value = 0
    var digits = 0
    var fraction: Int?
    while !isAtLineEnd, next != UInt8(ascii: "\t") {
      if next == UInt8(ascii: "."), fraction == nil {
        fraction = digits
      } else if next &- 0x30 < 10, digits < 15 {
        value = value * 10 + Int(next - 0x30)
        digits += 1
      } else {
        throw error(at: start, "a number is expected here")
      }
      position += 1
    }
    guard digits > 0 else { throw error(at: start, "a number is missing here") }
    skipTab()
    let scale = LearnedReader.powersOfTen[digits - (fraction ?? digits)]
    return Double(isNegative ? -value : value) / scale
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
