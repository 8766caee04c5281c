/// What a document is like as a whole: how long, how much of it is code, how often it says "None".
struct DocumentFeatures {
  private(set) var list: FeatureList

  init(_ reading: SpecReading, keepsNames: Bool = false) {
    list = FeatureList(keepsNames: keepsNames)
    list.add("units", count: reading.units.count)
    list.add("words", count: reading.units.reduce(0) { $0 + $1.wordCount } / 10)
    list.add("headings", count: reading.headings.count)
    list.add("kep", reading.format == .kep)
    list.add("free", reading.format == .freeForm)
    list.add("code", count: reading.units.count { $0.kind == .code })
    list.add("rows", count: reading.units.count { $0.kind == .row })
    list.add("items", count: reading.units.count { $0.kind == .item })
    list.add("bare", count: reading.units.count { reading.has(.bare, $0) })
    list.add("template", count: reading.units.count(where: \.isTemplate))
    for signal in [Signal.measure, .condition, .setting, .undecided, .existing, .fresh, .hedge, .obligation] {
      list.add("all.\(signal)", count: reading.units.count { reading.has(signal, $0) })
    }
    for (name, traits) in [
      ("literal", TextUnit.Traits.literal), ("name", [.snake, .flag]), ("path", [.path, .method]),
      ("arrow", .arrow),
    ] { list.add("all.\(name)", count: reading.units.count { !$0.traits.isDisjoint(with: traits) }) }
  }
}
