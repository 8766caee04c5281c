import YAML

/// A checklist as it is written, its values still with their places, so that one file can extend another key by key.
struct ChecklistDraft {
  /// The keys of the outermost mapping that hold neither a list of entries nor named lists.
  var settings: [String: Value] = [:]
  var terms = NamedValues()
  var signals = NamedValues()
  var forms = NamedValues()
  var messages = NamedValues()
  var roles = Entries()
  var areas = Entries()
  var items = Entries()
  var changes = Entries()
  /// The `extends` name of the file that names the learned weights, if it is another than this.
  var learnedOrigin: String?
  /// Where the outermost mapping begins, for keys that are missing.
  var root: Mapping

  /// Values by name, in the order in which the names were first given.
  struct NamedValues {
    var pairs: [(name: String, value: Value)] = []

    mutating func merge(_ mapping: Mapping?) {
      for entry in mapping?.entries ?? [] {
        if let index = pairs.firstIndex(where: { $0.name == entry.key }) {
          pairs[index].value = entry.value
        } else {
          pairs.append((entry.key, entry.value))
        }
      }
    }
  }

  /// A mapping with an identifier.
  struct Entry {
    var id: String
    /// The area of an item.
    var area: String?
    /// The mapping that named it last, for keys that are missing.
    var place: Mapping
    var keys: [String: Value] = [:]

    func value(_ key: String) throws -> Value {
      guard let value = keys[key] else { throw place.error("“\(key)” is missing for “\(id)”") }
      return value
    }
  }

  /// Mappings with identifiers, in order.
  struct Entries {
    var list: [Entry] = []

    func index(of id: String) -> Int? { list.firstIndex { $0.id == id } }

    /// Adds an entry or replaces the given keys of the one with the same identifier.
    mutating func merge(_ mapping: Mapping, known: [String], area: String? = nil, seen: inout Set<String>)
      throws
      -> String
    {
      try mapping.requireKnownKeys(known)
      let id = try mapping.string("id")
      guard seen.insert(id).inserted else { throw mapping.error("“\(id)” is there twice", at: "id") }
      let index = self.index(of: id) ?? list.count
      if index == list.count { list.append(Entry(id: id, area: area, place: mapping)) }
      list[index].place = mapping
      if let area { list[index].area = area }
      for (key, value) in mapping.entries where key != "id" && !value.isNull { list[index].keys[key] = value }
      return id
    }
  }

  static let itemKeys = [
    "id", "title", "question", "why", "ask", "good", "bad", "weight", "critical", "headings", "none",
    "messages",
    "relevant", "evidence",
  ]
  static let changeKeys = ["id", "title", "evidence"]
  static let roleKeys = ["id", "scope", "headings"]
  static let areaKeys = ["id", "title", "weight", "items"]
  static let settingKeys = ["id", "title", "ready-at", "credits", "see-also", "formats", "masks", "learned"]
  static let rootKeys =
    settingKeys
    + ["extends", "remove", "terms", "signals", "forms", "messages", "roles", "areas", "changes"]

  /// Reads a file and what it extends.
  static func reading(
    _ bytes: [UInt8], name: String, base: (String) throws -> [UInt8], depth: Int = 0
  ) throws -> ChecklistDraft {
    let root = try YAMLDocument(parsing: bytes, name: name).value.mapping()
    try root.requireKnownKeys(rootKeys)
    var draft: ChecklistDraft
    if let parent = root["extends"] {
      guard depth < 8 else { throw parent.error("checklists extend one another too deeply, or in a circle") }
      let parentName = try parent.string()
      let bytes: [UInt8]
      do { bytes = try base(parentName) } catch { throw parent.error("\(error)") }
      draft = try reading(bytes, name: parentName, base: base, depth: depth + 1)
      draft.learnedOrigin = draft.learnedOrigin ?? parentName
    } else if let remove = root["remove"] {
      throw remove.error("there is nothing to remove from without “extends”")
    } else {
      draft = ChecklistDraft(root: root)
    }
    try draft.remove(root)
    try draft.merge(root)
    return draft
  }

  private mutating func remove(_ root: Mapping) throws {
    for value in try root.optionalList("remove") ?? [] {
      let id = try value.string()
      if let index = items.index(of: id) {
        items.list.remove(at: index)
      } else if let index = areas.index(of: id) {
        areas.list.remove(at: index)
        items.list.removeAll { $0.area == id }
      } else if let index = changes.index(of: id) {
        changes.list.remove(at: index)
      } else if let index = roles.index(of: id) {
        roles.list.remove(at: index)
      } else {
        throw value.error("there is no item, area, change or role “\(id)”")
      }
    }
  }

  private mutating func merge(_ root: Mapping) throws {
    self.root = root
    if root["learned"] != nil { learnedOrigin = nil }
    for (key, value) in root.entries where ChecklistDraft.settingKeys.contains(key) && !value.isNull {
      settings[key] = value
    }
    terms.merge(try root.optionalMapping("terms"))
    signals.merge(try root.optionalMapping("signals"))
    forms.merge(try root.optionalMapping("forms"))
    messages.merge(try root.optionalMapping("messages"))
    var seenRoles: Set<String> = []
    for value in try root.optionalList("roles") ?? [] {
      _ = try roles.merge(try value.mapping(), known: ChecklistDraft.roleKeys, seen: &seenRoles)
    }
    var seenAreas: Set<String> = []
    var seenItems: Set<String> = []
    for value in try root.optionalList("areas") ?? [] {
      let mapping = try value.mapping()
      let area = try areas.merge(mapping, known: ChecklistDraft.areaKeys, seen: &seenAreas)
      for item in try mapping.optionalList("items") ?? [] {
        _ = try items.merge(
          try item.mapping(), known: ChecklistDraft.itemKeys, area: area, seen: &seenItems)
      }
    }
    var seenChanges: Set<String> = []
    for value in try root.optionalList("changes") ?? [] {
      _ = try changes.merge(try value.mapping(), known: ChecklistDraft.changeKeys, seen: &seenChanges)
    }
  }
}
