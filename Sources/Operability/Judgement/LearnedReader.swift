import YAML

/// Reads the text form of learned weights.
struct LearnedReader {
  let bytes: [UInt8]
  let name: String
  let layout: FigureLayout
  var models = LearnedModels()
  /// For each table the index of the figure that a column weighs; -1 for a kind of change that is not there.
  private var columns: [String: [Int32]] = [:]
  private var line = 0

  init(bytes: [UInt8], name: String, layout: FigureLayout) {
    self.bytes = bytes
    self.name = name
    self.layout = layout
  }

  mutating func read() throws {
    var start = 0
    while start < bytes.count {
      line += 1
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if start < end, bytes[start] != 0x23 { try readLine(start..<end) }
      start = end + 1
    }
    for (item, list) in models.status where list.count != LearnedModels.statuses.count {
      throw YAMLError(
        file: name, mark: Mark(line: line, column: 1),
        message: "“\(item)” needs one line for each status: \(LearnedModels.statuses.joined(separator: ", "))"
      )
    }
  }

  private func error(_ offset: Int, from start: Int, _ message: String) -> YAMLError {
    YAMLError(file: name, mark: Mark(line: line, column: offset - start + 1), message: message)
  }

  private mutating func readLine(_ range: Range<Int>) throws {
    var position = range.lowerBound
    let table = field(&position, range)
    switch table {
    case "features":
      let name = field(&position, range)
      columns[name] = try readColumns(name, &position, range)
    case "threshold":
      let which = field(&position, range)
      let value = try number(&position, range)
      if which == "gap" {
        models.gapThreshold = value
      } else if which.hasPrefix("change.") {
        models.changeThresholds[String(which.dropFirst("change.".count))] = value
      } else {
        throw error(range.lowerBound, from: range.lowerBound, "there is no threshold “\(which)”")
      }
    case "unit": try readUnitRow(&position, range)
    case "change", "relevant":
      let id = field(&position, range)
      let model = try readModel(table, &position, range)
      if table == "change" { models.changes[id] = model } else { models.relevance[id] = model }
    case "status":
      let id = field(&position, range)
      let status = field(&position, range)
      let index = models.status[id]?.count ?? 0
      guard index < LearnedModels.statuses.count, status == LearnedModels.statuses[index] else {
        throw error(
          range.lowerBound, from: range.lowerBound,
          "the statuses of “\(id)” come in the order \(LearnedModels.statuses.joined(separator: ", "))")
      }
      models.status[id, default: []].append(try readModel(table, &position, range))
    default: throw error(range.lowerBound, from: range.lowerBound, "there is no table “\(table)”")
    }
  }

  private func readColumns(_ table: String, _ position: inout Int, _ range: Range<Int>) throws -> [Int32] {
    let known: [String]
    switch table {
    case "change": known = layout.change
    case "relevant": known = layout.relevant
    case "status": known = layout.status
    case "unit": known = layout.unit
    default: throw error(range.lowerBound, from: range.lowerBound, "there is no table “\(table)”")
    }
    var places: [String: Int32] = [:]
    for (index, name) in known.enumerated() { places[name] = Int32(index) }
    var result: [Int32] = []
    while position < range.upperBound {
      let start = position
      let name = field(&position, range)
      guard let place = places[name] ?? (table == "unit" || name.hasPrefix("change.") ? -1 : nil) else {
        throw error(start, from: range.lowerBound, "there is no feature “\(name)”")
      }
      result.append(place)
    }
    return result
  }

  private func readModel(_ table: String, _ position: inout Int, _ range: Range<Int>) throws -> LinearModel {
    guard let columns = columns[table] else {
      throw error(
        range.lowerBound, from: range.lowerBound, "the line with the features of “\(table)” must come first")
    }
    var model = LinearModel(base: try number(&position, range), weights: [])
    for column in columns {
      let weight = try number(&position, range)
      if weight != 0, column >= 0 { model.weights.append((column, weight)) }
    }
    guard position >= range.upperBound else {
      throw error(position, from: range.lowerBound, "there are more weights than features")
    }
    return model
  }

  /// A sign of units with its weights, as pairs of a column and thousandths.
  private mutating func readUnitRow(_ position: inout Int, _ range: Range<Int>) throws {
    guard let columns = columns["unit"] else {
      throw error(
        range.lowerBound, from: range.lowerBound, "the line with the features of “unit” must come first")
    }
    if models.units == nil { models.units = layout.unitModel }
    let start = position
    let end = bytes[position..<range.upperBound].firstIndex(of: 0x09) ?? range.upperBound
    let sign = bytes[position..<end]
    position = min(end + 1, range.upperBound)
    let isBase = sign.elementsEqual("*".utf8)
    let isWord = sign.starts(with: "word.".utf8)
    // A role that the checklist no longer has, or one word too many, is passed over.
    let isKnown = !isBase && models.units?.addRow(isWord ? sign.dropFirst(5) : sign, isWord: isWord) == true
    guard start < end else {
      throw error(start, from: range.lowerBound, "the name of a sign is missing here")
    }
    while position < range.upperBound {
      let place = position
      let column = integer(&position, range)
      guard let column, column >= 0, column < columns.count, position < range.upperBound,
        bytes[position] == 0x3A
      else {
        throw error(
          place, from: range.lowerBound, "the number of a feature, a colon and a weight are expected")
      }
      position += 1
      guard let weight = integer(&position, range), position == range.upperBound || bytes[position] == 0x09
      else {
        throw error(place, from: range.lowerBound, "a weight in thousandths is expected after the colon")
      }
      position = min(position + 1, range.upperBound)
      let target = Int(columns[column])
      guard target >= 0 else { continue }
      if isBase {
        models.units?.setBase(target, thousandths: weight)
      } else if isKnown {
        models.units?.addWeight(target, thousandths: weight)
      }
    }
  }

  /// A whole number of at most nine digits.
  private func integer(_ position: inout Int, _ range: Range<Int>) -> Int? {
    var value = 0
    var digits = 0
    let isNegative = position < range.upperBound && bytes[position] == 0x2D
    if isNegative { position += 1 }
    while position < range.upperBound, bytes[position] &- 0x30 < 10, digits < 9 {
      value = value * 10 + Int(bytes[position] - 0x30)
      digits += 1
      position += 1
    }
    return digits > 0 ? (isNegative ? -value : value) : nil
  }

  /// The text up to the next tab.
  private func field(_ position: inout Int, _ range: Range<Int>) -> String {
    let end = bytes[position..<range.upperBound].firstIndex(of: 0x09) ?? range.upperBound
    let text = String(decoding: bytes[position..<end], as: UTF8.self)
    position = min(end + 1, range.upperBound)
    return text
  }

  /// A number such as `-0.25`, up to the next tab.
  private func number(_ position: inout Int, _ range: Range<Int>) throws -> Double {
    let start = position
    var isNegative = false
    var digits = 0
    var value = 0.0
    var scale = 1.0
    var isFraction = false
    while position < range.upperBound, bytes[position] != 0x09 {
      let byte = bytes[position]
      if byte == 0x2D, position == start {
        isNegative = true
      } else if byte == 0x2E, !isFraction {
        isFraction = true
      } else if byte &- 0x30 < 10, digits < 15 {
        value = value * 10 + Double(byte - 0x30)
        if isFraction { scale *= 10 }
        digits += 1
      } else {
        throw error(start, from: range.lowerBound, "a number is expected here")
      }
      position += 1
    }
    guard digits > 0 else { throw error(start, from: range.lowerBound, "a number is missing here") }
    if position < range.upperBound { position += 1 }
    return (isNegative ? -value : value) / scale
  }
}
