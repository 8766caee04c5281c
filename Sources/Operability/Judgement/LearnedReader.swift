import YAML

/// Reads the text form of learned weights in one pass over its bytes.
struct LearnedReader {
  private var cursor: FieldCursor
  private let name: String
  private let checklist: Checklist
  /// The weights of the line.
  private var row: [UnitModel.Weight] = []
  /// The index of the figure that each column of a table weighs; -1 for one that the checklist does not have. Nil as long
  /// as the table's features are not named.
  private var columns = Columns()
  private var line = 0
  private var lineStart = 0

  private struct Columns {
    var change, relevant, status, gap, contradiction, unit: [Int32]?
  }

  /// Reads a file.
  ///
  /// - Throws: `YAMLError` at the first mistake.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, name: String, for checklist: Checklist
  ) throws -> LearnedModels {
    var reader = LearnedReader(bytes: bytes, name: name, checklist: checklist)
    var models = LearnedModels()
    try reader.read(into: &models)
    return models
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, name: String, checklist: Checklist) {
    cursor = FieldCursor(bytes)
    self.name = name
    self.checklist = checklist
  }

  private mutating func read(into models: inout LearnedModels) throws {
    while !cursor.isAtEnd {
      line += 1
      lineStart = cursor.position
      if !cursor.isAtLineEnd, cursor.next != UInt8(ascii: "#") { try readLine(into: &models) }
      cursor.skipLine()
    }
    if let item = models.status.filter({ !$0.value.isComplete }).keys.min() {
      throw YAMLError(
        file: name, mark: Mark(line: line, column: 1),
        message: "“\(item)” needs one line for each status: \(LearnedModels.statuses.joined(separator: ", "))"
      )
    }
  }

  private func error(at offset: Int? = nil, _ message: String) -> YAMLError {
    YAMLError(
      file: name, mark: Mark(line: line, column: (offset ?? lineStart) - lineStart + 1), message: message)
  }

  private mutating func readLine(into models: inout LearnedModels) throws {
    // Most lines.
    if cursor.skip(field: "unit") { return try readUnitRow(into: &models.units) }
    let table = cursor.text()
    switch table {
    case "features": try readColumns(of: cursor.text())
    case "threshold":
      let which = cursor.text()
      let value = try number()
      if which == "gap" {
        models.gapThreshold = value
      } else if which == "contradiction" {
        models.contradictionThreshold = value
      } else if which.hasPrefix("change.") {
        models.changeThresholds[String(which.dropFirst("change.".count))] = value
      } else {
        throw error("there is no threshold “\(which)”")
      }
    case "change":
      let id = cursor.text()
      models.changes[id] = try model(columns.change, of: table)
    case "relevant":
      let id = cursor.text()
      models.relevance[id] = try model(columns.relevant, of: table)
    case "status":
      let id = cursor.text()
      try readStatus(of: id, into: &models.status[id, default: StatusModel()])
    case "gap":
      let id = cursor.text()
      models.gaps[id] = try trees()
    case "contradiction":
      guard cursor.text() == LearnedModels.anyItem else {
        throw error("there is one line of “contradiction”, whose item is \(LearnedModels.anyItem)")
      }
      models.contradiction = try model(columns.contradiction, of: table)
    default: throw error("there is no table “\(table)”")
    }
  }

  private mutating func readColumns(of table: String) throws {
    let layout = FigureLayout(checklist)
    switch table {
    case "change": columns.change = try places(among: layout.change)
    case "relevant": columns.relevant = try places(among: layout.relevant)
    case "status": columns.status = try places(among: layout.status)
    case "gap": columns.gap = try places(among: layout.gap)
    case "contradiction": columns.contradiction = try places(among: layout.contradiction)
    case "unit": columns.unit = try places(among: layout.unit, allowsOthers: true)
    default: throw error("there is no table “\(table)”")
    }
  }

  /// The places of the features that the rest of the line names.
  ///
  /// - Parameter allowsOthers: whether others may be there, beside kinds of change and items, which may always.
  private mutating func places(among known: [String], allowsOthers: Bool = false) throws -> [Int32] {
    lazy var placesByName = Dictionary(zip(known, Int32(0)...), uniquingKeysWith: { $1 })
    var places: [Int32] = []
    places.reserveCapacity(known.count)
    while !cursor.isAtLineEnd {
      // As a rule they come in the order in which they are known.
      if places.count < known.count, cursor.skip(name: known[places.count]) {
        places.append(Int32(places.count))
        continue
      }
      let start = cursor.position
      let name = cursor.text()
      let isOther = allowsOthers || name.hasPrefix("change.") || name.hasPrefix("item.")
      guard let place = placesByName[name] ?? (isOther ? -1 : nil) else {
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
    // A cursor of its own stays in registers.
    var cursor = cursor
    defer { self.cursor = cursor }
    for column in columns {
      let start = cursor.position
      guard let weight = cursor.number() else { throw noNumber(at: start, cursor) }
      if weight != 0, column >= 0 { model.weights.append((column, weight)) }
    }
    guard cursor.isAtLineEnd else {
      throw error(at: cursor.position, "there are more weights than features")
    }
    return model
  }

  /// Reads the weights of one status of an item.
  private mutating func readStatus(of item: String, into model: inout StatusModel) throws {
    let status = cursor.text()
    guard !model.isComplete, status == LearnedModels.statuses[model.count] else {
      throw error(
        "the statuses of “\(item)” come in the order \(LearnedModels.statuses.joined(separator: ", "))")
    }
    model.add(try self.model(columns.status, of: "status"))
  }

  private mutating func trees() throws -> TreeModel {
    guard let columns = columns.gap else {
      throw error("the line with the features of “gap” must come first")
    }
    var model = TreeModel(base: try number())
    // As above.
    var cursor = cursor
    defer { self.cursor = cursor }
    // The splits on the way to a node, at most `mostLevels`, and a bit for each that waits for its right side.
    var path = InlineArray<8, Int>(repeating: 0)
    var waiting: UInt = 0
    while !cursor.isAtLineEnd {
      model.beginTree()
      var depth = 0
      while true {
        let start = cursor.position
        if cursor.skip("=") {
          guard let thousandths = cursor.integer() else {
            throw error(at: start, "a leaf in thousandths is expected after “=”")
          }
          model.addLeaf(Double(thousandths) / 1000)
          guard waiting != 0 else { break }
          depth = UInt.bitWidth - waiting.leadingZeroBitCount
          waiting &= ~(1 << UInt(depth - 1))
          model.continueBeyond(path[depth - 1])
        } else {
          guard depth < TreeModel.mostLevels else {
            throw error(at: start, "a tree has at most \(TreeModel.mostLevels) levels")
          }
          guard let column = cursor.integer(), column >= 0, column < columns.count, cursor.skip(":"),
            let limit = cursor.decimal()
          else { throw error(at: start, "the number of a feature, a colon and a number are expected") }
          path[depth] = model.addSplit(columns[column] < 0 ? .max : columns[column], upTo: limit)
          waiting |= 1 << UInt(depth)
          depth += 1
        }
        guard cursor.skip(" ") else { throw error(at: cursor.position, "a node is missing here") }
      }
      guard cursor.skip("\t") || cursor.isAtLineEnd else {
        throw error(at: cursor.position, "a tree has more nodes than its splits ask for")
      }
    }
    return model
  }

  private mutating func number() throws -> Double {
    let start = cursor.position
    guard let number = cursor.number() else { throw noNumber(at: start, cursor) }
    return number
  }

  private func noNumber(at start: Int, _ cursor: FieldCursor) -> YAMLError {
    let isMissing = cursor.isAtLineEnd || cursor.next == UInt8(ascii: "\t")
    return error(at: start, isMissing ? "a number is missing here" : "a number is expected here")
  }

  /// A sign of units with its weights, as pairs of a column and thousandths.
  private mutating func readUnitRow(into units: inout UnitModel?) throws {
    guard let columns = columns.unit else {
      throw error("the line with the features of “unit” must come first")
    }
    if units == nil { units = UnitModel(checklist) }
    // Half of the file is read here.
    var cursor = cursor
    defer { self.cursor = cursor }
    let start = cursor.position
    let sign = cursor.field()
    guard !sign.isEmpty else { throw error(at: start, "the name of a sign is missing here") }
    row.removeAll(keepingCapacity: true)
    while !cursor.isAtLineEnd {
      let place = cursor.position
      guard let column = cursor.integer(), column >= 0, column < columns.count, cursor.skip(":") else {
        throw error(at: place, "the number of a feature, a colon and a weight are expected")
      }
      guard let weight = cursor.integer(), cursor.skip("\t") || cursor.isAtLineEnd else {
        throw error(at: place, "a weight in thousandths is expected after the colon")
      }
      if columns[column] >= 0 { row.append(UnitModel.Weight(target: columns[column], thousandths: weight)) }
    }
    if sign.count == 1, sign[0] == UInt8(ascii: "*") {
      units?.setBase(row)
    } else {
      // A role that the checklist no longer has, or one word too many, is passed over.
      units?.addRow(sign, row)
    }
  }
}
