import Foundation

/// Checks JSON by a JSON Schema, as far as the schemas that Bob's output has to fit need it. A keyword it does not know
/// is a problem of its own, so that no schema passes unread.
struct JSONSchema {
  private let root: Any

  /// Reads a schema; nil where that is no JSON.
  init?(_ bytes: some Sequence<UInt8>) {
    guard let root = try? JSONSerialization.jsonObject(with: Data(bytes)) else { return nil }
    self.root = root
  }

  /// What does not fit, with the path to it; empty for a valid value.
  func problems(in text: String) -> [String] {
    guard let value = try? JSONSerialization.jsonObject(with: Data(text.utf8)) else { return ["no JSON"] }
    return problems(value, root, at: "")
  }

  private func problems(_ value: Any, _ schema: Any, at path: String) -> [String] {
    guard let schema = schema as? [String: Any] else {
      return schema as? Bool == false ? ["\(path): not allowed"] : []
    }
    return schema.sorted { $0.key < $1.key }.flatMap { problems(value, $0.key, $0.value, schema, at: path) }
  }

  private func problems(
    _ value: Any, _ keyword: String, _ wanted: Any, _ schema: [String: Any], at path: String
  ) -> [String] {
    func check(_ holds: Bool) -> [String] { holds ? [] : ["\(path): \(keyword) \(wanted)"] }
    let object = value as? [String: Any]
    let list = value as? [Any]
    let number = JSONSchema.kinds(of: value).contains("number") ? (value as? NSNumber)?.doubleValue : nil
    switch keyword {
    case "$schema", "id", "$id", "title", "description", "default", "format", "definitions", "$defs",
      "examples":
      return []
    case "$ref":
      return (wanted as? String).flatMap(target).map { problems(value, $0, at: path) } ?? [
        "\(path): \(wanted)?"
      ]
    case "type":
      let names = wanted as? [String] ?? [wanted as? String ?? "?"]
      return check(!JSONSchema.kinds(of: value).isDisjoint(with: names))
    case "enum": return check((wanted as? [Any] ?? []).contains { ($0 as? NSObject) == (value as? NSObject) })
    case "const": return check((wanted as? NSObject) == (value as? NSObject))
    case "required":
      return check((wanted as? [String] ?? []).allSatisfy { name in object.map { $0[name] != nil } ?? true })
    case "properties":
      let known = wanted as? [String: Any] ?? [:]
      return (object ?? [:]).flatMap { key, value in
        known[key].map { problems(value, $0, at: "\(path)/\(key)") } ?? []
      }
    case "additionalProperties":
      let known = schema["properties"] as? [String: Any] ?? [:]
      return (object ?? [:]).filter { known[$0.key] == nil }.flatMap {
        problems($1, wanted, at: "\(path)/\($0)")
      }
    case "items": return (list ?? []).enumerated().flatMap { problems($1, wanted, at: "\(path)/\($0)") }
    case "minItems": return check(list.map { $0.count >= wanted as? Int ?? 0 } ?? true)
    case "maxItems": return check(list.map { $0.count <= wanted as? Int ?? 0 } ?? true)
    case "uniqueItems": return check(list.map { NSSet(array: $0).count == $0.count } ?? true)
    case "minLength":
      return check((value as? String).map { $0.unicodeScalars.count >= wanted as? Int ?? 0 } ?? true)
    case "minimum": return check(number.map { $0 >= (wanted as? NSNumber)?.doubleValue ?? 0 } ?? true)
    case "maximum": return check(number.map { $0 <= (wanted as? NSNumber)?.doubleValue ?? 0 } ?? true)
    case "pattern":
      guard let text = value as? String, let pattern = wanted as? String else { return [] }
      return check(text.range(of: pattern, options: .regularExpression) != nil)
    case "anyOf", "oneOf":
      let fits = (wanted as? [Any] ?? []).count { problems(value, $0, at: path).isEmpty }
      return check(keyword == "anyOf" ? fits > 0 : fits == 1)
    default: return ["\(path): the keyword \(keyword) is unknown to this check"]
    }
  }

  /// What a pointer within the schema leads to, such as `#/$defs/finding`.
  private func target(_ reference: String) -> Any? {
    reference.dropFirst(2).split(separator: "/").reduce(root as Any?) { ($0 as? [String: Any])?[String($1)] }
  }

  private static func kinds(of value: Any) -> Set<String> {
    switch value {
    case is NSNull: return ["null"]
    case is String: return ["string"]
    case is [Any]: return ["array"]
    case is [String: Any]: return ["object"]
    case let number as NSNumber:
      if String(cString: number.objCType) == "c" { return ["boolean"] }
      return number.doubleValue == number.doubleValue.rounded() ? ["number", "integer"] : ["number"]
    default: return []
    }
  }
}
