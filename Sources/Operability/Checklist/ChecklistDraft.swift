import YAML

/// A checklist as it is written, its values still with their places, so that one file can extend another key by key.
struct ChecklistDraft {
  /// The outermost mappings, for keys that hold neither a list of entries nor named lists.
  var root: Layers
  var terms = NamedValues()
  var signals = NamedValues()
  var forms = NamedValues()
  var messages = NamedValues()
  var roles = Entries()
  var areas = Entries()
  var items = Entries()
  var changes = Entries()
  /// What `extends` says from file to file on the way to the one that names the learned weights; empty if it is this.
  var learnedOrigin: [String] = []

  /// Values by name, in the order in which the names were first given.
  struct NamedValues {
    private(set) var pairs: [(key: String, value: Value)] = []

    mutating func merge(_ mapping: Mapping?) {
      guard let mapping else { return }
      // The keys of one mapping are all different.
      var known: [String: Int] = [:]
      for (index, pair) in pairs.enumerated() { known[pair.key] = index }
      for entry in mapping.entries {
        if let index = known[entry.key] {
          pairs[index].value = entry.value
        } else {
          pairs.append((entry.key, entry.value))
        }
      }
    }
  }

  /// Mappings of which a later one replaces the keys of those before it, unless it has them without a value.
  struct Layers {
    /// The one that came last, for keys that are missing.
    private(set) var latest: Mapping
    private var earlier: [Mapping] = []

    init(_ mapping: Mapping) { latest = mapping }

    var count: Int { earlier.count + 1 }

    mutating func add(_ mapping: Mapping) {
      earlier.append(latest)
      latest = mapping
    }

    subscript(key: String) -> Value? {
      if let value = latest[key] { return value }
      for mapping in earlier.reversed() {
        if let value = mapping[key] { return value }
      }
      return nil
    }
  }

  /// A mapping with an identifier.
  struct Entry {
    var id: String
    /// The area of an item.
    var area: String?
    var keys: Layers
    /// The number of the file that named it last.
    var file: Int

    func value(_ key: String) throws -> Value {
      guard let value = keys[key] else { throw lacks([key]) }
      return value
    }

    /// Throws an error that names all the keys that are not there.
    func require(_ required: [String]) throws {
      let missing = required.filter { keys[$0] == nil }
      if !missing.isEmpty { throw lacks(missing) }
    }

    private func lacks(_ missing: [String]) -> YAMLError {
      let names = missing.map { "“\($0)”" }
      let list =
        (names.count > 1 ? names.dropLast().joined(separator: ", ") + " and " : "") + names[names.count - 1]
      return keys.latest.error("\(list) \(names.count > 1 ? "are" : "is") missing for “\(id)”")
    }
  }

  /// Mappings with identifiers, in order.
  struct Entries {
    private(set) var list: [Entry] = []
    private var indices: [String: Int] = [:]

    func contains(_ id: String) -> Bool { indices[id] != nil }

    mutating func removeAll(where isGone: (Entry) -> Bool) {
      list.removeAll(where: isGone)
      indices = [:]
      for (index, entry) in list.enumerated() { indices[entry.id] = index }
    }

    /// Adds an entry or replaces the given keys of the one with the same identifier, which has to be from another file.
    ///
    /// - Returns: the identifier.
    mutating func merge(
      _ mapping: Mapping, known: [String], area: String? = nil, file: Int
    ) throws -> String {
      try mapping.requireKnownKeys(known)
      let id = try mapping.string("id")
      guard let index = indices[id] else {
        indices[id] = list.count
        list.append(Entry(id: id, area: area, keys: Layers(mapping), file: file))
        return id
      }
      guard list[index].file != file else { throw mapping.error("“\(id)” is there twice", at: "id") }
      list[index].file = file
      list[index].keys.add(mapping)
      if let area { list[index].area = area }
      return id
    }
  }

  static let itemKeys = [
    "id", "title", "question", "why", "ask", "good", "bad", "weight", "critical", "headings", "none",
    "messages", "causes", "relevant", "evidence", "due", "metadata",
  ]
  /// Those that no item can do without, beside its identifier.
  static let requiredItemKeys = ["title", "question", "why", "ask", "good", "bad"]
  static let changeKeys = ["id", "title", "does", "evidence"]
  static let roleKeys = ["id", "scope", "headings"]
  static let areaKeys = ["id", "title", "weight", "items"]
  static let settingKeys = [
    "id", "title", "ready-at", "credits", "see-also", "formats", "masks", "learned", "plain",
  ]
  static let rootKeys =
    settingKeys
    + ["extends", "remove", "terms", "signals", "forms", "messages", "roles", "areas", "changes"]

  /// Reads a file and what it extends.
  ///
  /// - Parameter chain: what `extends` says from file to file on the way to this one.
  static func reading(
    _ bytes: [UInt8], name: String, chain: [String] = [],
    base: (_ names: [String]) throws -> (name: String, bytes: [UInt8])
  ) throws -> ChecklistDraft {
    let root = try YAMLDocument(parsing: bytes, name: name).value.mapping()
    try root.requireKnownKeys(rootKeys)
    var draft: ChecklistDraft
    if let parent = root["extends"] {
      guard chain.count < 8 else {
        throw parent.error("checklists extend one another too deeply, or in a circle")
      }
      let chain = chain + [try parent.string()]
      let found: (name: String, bytes: [UInt8])
      do { found = try base(chain) } catch { throw parent.error("\(error)") }
      draft = try reading(found.bytes, name: found.name, chain: chain, base: base)
      draft.root.add(root)
    } else if let remove = root["remove"] {
      throw remove.error("there is nothing to remove from without “extends”")
    } else {
      draft = ChecklistDraft(root: Layers(root))
    }
    try draft.remove(root)
    try draft.merge(root)
    if root["learned"] != nil { draft.learnedOrigin = chain }
    return draft
  }

  private mutating func remove(_ root: Mapping) throws {
    guard let list = try root.optionalList("remove") else { return }
    // By identifier: an area and a role may share a name, of which the first kind is meant.
    var gone = (items: Set<String>(), areas: Set<String>(), changes: Set<String>(), roles: Set<String>())
    for value in list {
      let id = try value.string()
      if items.contains(id), gone.items.insert(id).inserted { continue }
      if areas.contains(id), gone.areas.insert(id).inserted { continue }
      if changes.contains(id), gone.changes.insert(id).inserted { continue }
      if roles.contains(id), gone.roles.insert(id).inserted { continue }
      throw value.error("there is no item, area, change or role “\(id)”")
    }
    items.removeAll { gone.items.contains($0.id) || gone.areas.contains($0.area ?? "") }
    areas.removeAll { gone.areas.contains($0.id) }
    changes.removeAll { gone.changes.contains($0.id) }
    roles.removeAll { gone.roles.contains($0.id) }
  }

  private mutating func merge(_ mapping: Mapping) throws {
    let file = root.count
    terms.merge(try mapping.optionalMapping("terms"))
    signals.merge(try mapping.optionalMapping("signals"))
    forms.merge(try mapping.optionalMapping("forms"))
    messages.merge(try mapping.optionalMapping("messages"))
    for value in try mapping.optionalList("roles") ?? [] {
      _ = try roles.merge(try value.mapping(), known: ChecklistDraft.roleKeys, file: file)
    }
    for value in try mapping.optionalList("areas") ?? [] {
      let mapping = try value.mapping()
      let area = try areas.merge(mapping, known: ChecklistDraft.areaKeys, file: file)
      for item in try mapping.optionalList("items") ?? [] {
        _ = try items.merge(try item.mapping(), known: ChecklistDraft.itemKeys, area: area, file: file)
      }
    }
    for value in try mapping.optionalList("changes") ?? [] {
      _ = try changes.merge(try value.mapping(), known: ChecklistDraft.changeKeys, file: file)
    }
  }
}
