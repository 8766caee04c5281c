import Testing

@testable import YAML

@Suite struct MappingTests {
  private enum Colour: String, CaseIterable { case red, green, blue }

  private static let text = """
    title: A title
    weight: 2.5
    count: 3
    critical: true
    empty:
    names: [a, "5", c]
    inner:
      colour: green
      list:
        - x: 1
    """

  @Test func readsTypedValues() throws {
    let mapping = try read(MappingTests.text).value.mapping()
    #expect(try mapping.string("title") == "A title")
    #expect(try mapping.number("weight", in: 0...10) == 2.5)
    #expect(try mapping.number("count") == 3)
    #expect(try mapping.integer("count", in: 0...3) == 3)
    #expect(try mapping.bool("critical"))
    #expect(try mapping.strings("names") == ["a", "5", "c"])
    #expect(try mapping.mapping("inner").choice("colour", of: Colour.self) == .green)
    #expect(try mapping.mapping("inner").list("list")[0].mapping().integer("x") == 1)
    #expect(mapping.keys == ["title", "weight", "count", "critical", "empty", "names", "inner"])
    #expect(mapping.entries.map(\.key) == mapping.keys)
    #expect(mapping["count"]?.text == "3")
    #expect(mapping.mark(of: "inner") == Mark(line: 7, column: 1))
  }

  @Test func readsOptionalValues() throws {
    let mapping = try read(MappingTests.text).value.mapping()
    for key in ["empty", "absent"] {
      #expect(try mapping.optionalString(key) == nil)
      #expect(try mapping.optionalNumber(key) == nil)
      #expect(try mapping.optionalInteger(key) == nil)
      #expect(try mapping.optionalBool(key) == nil)
      #expect(try mapping.optionalList(key) == nil)
      #expect(try mapping.optionalStrings(key) == nil)
      #expect(try mapping.optionalMapping(key) == nil)
      #expect(try mapping.optionalChoice(key, of: Colour.self) == nil)
    }
    #expect(try mapping.optionalString("title") == "A title")
    #expect(try mapping.optionalNumber("weight") == 2.5)
    #expect(try mapping.optionalInteger("count") == 3)
    #expect(try mapping.optionalBool("critical") == true)
    #expect(try mapping.optionalList("names")?.count == 3)
    #expect(try mapping.optionalStrings("names")?.count == 3)
    #expect(try mapping.optionalMapping("inner")?.optionalChoice("colour", of: Colour.self) == .green)
  }

  private typealias Use = (Mapping) throws -> Void

  @Test func reportsWithFileLineColumnAndKey() {
    let table: [(String, Use, String)] = [
      ("a: 1", { _ = try $0.string("a") }, "1:4: a: expected text, found 1; put it in quotes"),
      ("a: [1]", { _ = try $0.string("a") }, "1:4: a: expected text, found a list"),
      ("b: 1", { _ = try $0.string("a") }, "1:1: a: is missing"),
      ("b: 1\na:\n", { _ = try $0.string("a") }, "2:1: a: has no value"),
      ("a: x", { _ = try $0.number("a") }, "1:4: a: expected a number, found the text \"x\""),
      (
        "a: '5'", { _ = try $0.number("a") },
        "1:4: a: expected a number, found the text \"5\"; remove the quotes"
      ),
      ("a: 5", { _ = try $0.number("a", in: 0...1) }, "1:4: a: expected a number from 0 to 1, found 5"),
      ("a: .inf", { _ = try $0.number("a") }, "1:4: a: expected a finite number, found .inf"),
      ("a: .nan", { _ = try $0.number("a", in: 0...1) }, "1:4: a: expected a number from 0 to 1, found .nan"),
      ("a: 1e999", { _ = try $0.number("a") }, "1:4: a: expected a finite number, found 1e999"),
      ("a: 1.5", { _ = try $0.integer("a") }, "1:4: a: expected a whole number, found 1.5"),
      (
        "a: 99999999999999999999", { _ = try $0.integer("a", in: 1...Int.max) },
        "1:4: a: expected a whole number of at least 1, found 99999999999999999999"
      ),
      (
        "a: 70000", { _ = try $0.integer("a", in: 1...65535) },
        "1:4: a: expected a whole number from 1 to 65535, found 70000"
      ),
      (
        "a: no", { _ = try $0.bool("a") },
        "1:4: a: expected true or false, found the text \"no\"; write false, without quotes"
      ),
      (
        "a: On", { _ = try $0.bool("a") },
        "1:4: a: expected true or false, found the text \"On\"; write true, without quotes"
      ),
      ("a: 1", { _ = try $0.bool("a") }, "1:4: a: expected true or false, found 1"),
      (
        "a: x", { _ = try $0.list("a") },
        "1:4: a: expected a list, found the text \"x\"; put it in [ ] or after \"- \""
      ),
      ("a:\n- b\n- 2", { _ = try $0.strings("a") }, "3:3: a[2]: expected text, found 2; put it in quotes"),
      ("a: [x]", { _ = try $0.mapping("a") }, "1:4: a: expected keys and values, found a list"),
      (
        "a:\n  - b: gren", { _ = try $0.list("a")[0].mapping().choice("b", of: Colour.self) },
        "2:8: a[1].b: expected one of red, green, blue, found the text \"gren\"; did you mean green?"
      ),
      (
        "a: \"x\\e[31m\\u202E\"", { _ = try $0.number("a") },
        "1:4: a: expected a number, found the text \"x\\u{1B}[31m\\u{202E}\""
      ),
      (
        "titel: x", { try $0.requireKnownKeys(["title", "weight"]) },
        "1:1: unknown key \"titel\"; did you mean title?"
      ),
      (
        "qqq: x", { try $0.requireKnownKeys(["title", "weight"]) },
        "1:1: unknown key \"qqq\"; known are title, weight"
      ),
      (
        "a:\n  fail_on: x", { try $0.mapping("a").requireKnownKeys(["fail-on"]) },
        "2:3: unknown key \"fail_on\" in a; did you mean fail-on?"
      ),
      ("a: 1\nb: 2", { throw $0.error("clashes with a", at: "b") }, "2:1: b: clashes with a"),
      ("a: 1\nb: 2", { throw $0.error("needs c") }, "1:1: needs c"),
      ("a: 1\nb: x", { throw try $0.value("b").error("is no such item") }, "2:4: b: is no such item"),
    ]
    for (text, use, expected) in table {
      #expect(
        problem(text) { document in try use(document.value.mapping()) } == "f.yaml:"
          + expected)
    }
    #expect(
      problem("- a") { document in _ = try document.value.mapping() }
        == "f.yaml:1:1: expected keys and values, found a list")
  }

  @Test func readsAnyScalarAsText() throws {
    let values = try read("[1.20, 2024-01-02, true, '', ~, [a], x]").value.list()
    #expect(values.map(\.text) == ["1.20", "2024-01-02", "true", "", nil, nil, "x"])
  }

  @Test func escapesTheNameOfTheFile() {
    let error = YAMLError(file: "a\u{1B}[2J\n.yaml", mark: Mark(line: 1, column: 1), message: "bad")
    #expect(error.description == "a\\u{1B}[2J\\n.yaml:1:1: bad")
  }

  @Test(
    arguments: [
      ("titel", "title"), ("Title", "title"), ("report_templates", "report-templates"), ("selct", "select"),
      ("zzz", nil), ("", nil), ("x", nil), (String(repeating: "t", count: 65), nil),
    ] as [(String, String?)]) func findsTheNearestName(_ name: String, _ expected: String?)
  {
    #expect(Spelling.nearest(to: name, among: ["title", "report-templates", "select", "ignore"]) == expected)
  }
}
