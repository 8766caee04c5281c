/// The roles that matter to an item, as sets.
struct ItemRoles: Sendable {
  /// Under which a bare "None" answers it.
  var main: SmallSet
  /// Under which an answer is to be expected.
  var covering: SmallSet

  init(main: SmallSet, covering: SmallSet) {
    self.main = main
    self.covering = covering
  }

  init(_ item: Checklist.Item, _ checklist: Checklist) {
    main = ItemRoles.set(item.noneUnder, checklist)
    covering = ItemRoles.set(item.headings, checklist)
    covering.formUnion(main)
  }

  static func set(_ names: [String], _ checklist: Checklist) -> SmallSet {
    SmallSet(names.compactMap { name in checklist.roles.firstIndex { $0.id == name } })
  }
}
