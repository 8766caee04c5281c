import Testing

@testable import YAML

@Suite struct YAMLDocumentTests {
  @Test(arguments: [
    ("", "null"),
    ("# nothing\n", "null"),
    ("---\n...\n", "null"),
    ("a: 1\nb: [x, 2.5]\n", "{a: 1, b: ['x', 2.5]}"),
    ("- no\n- on\n- yes\n- True\n- ~\n- null\n-\n", "['no', 'on', 'yes', true, null, null, null]"),
    ("['5', \"true\", !!str 7, ! 8]", "['5', 'true', '7', '8']"),
    ("[!!int '5', !!float 2, !!null '']", "[5, 2.0, null]"),
    ("t: |\n  a\n  b\nf: >\n  a\n  b\n", "{t: 'a\nb\n', f: 'a b\n'}"),
    ("a: &x [1, 2]\nb: *x\n", "{a: [1, 2], b: [1, 2]}"),
    ("&x [&x 1, *x]", "[1, 1]"),
    ("\u{FEFF}a: b\r\nc: d\r\n", "{a: 'b', c: 'd'}"),
    ("? a\n: b\n1: c\n", "{a: 'b', 1: 'c'}"),
    ("%YAML 1.2\n---\na: b\n", "{a: 'b'}"),
    ("a: \"<<\"\n\"<<\": b", "{a: '<<', <<: 'b'}"),
  ]) func reads(_ text: String, _ expected: String) throws {
    #expect(outline(try read(text).root) == expected)
  }

  @Test(
    arguments: [
      ("0", .integer(0)), ("-17", .integer(-17)), ("+3", .integer(3)), ("007", .integer(7)),
      ("0x1F", .integer(31)), ("0o17", .integer(15)), ("0x", .string), ("0x+1", .string), ("-0x1", .string),
      ("1.5", .number(1.5)), (".5", .number(0.5)), ("5.", .number(5)), ("-1e3", .number(-1000)),
      ("0.1", .number(0.1)), ("-2.675", .number(-2.675)),
      ("+0.30000000000000004", .number(0.30000000000000004)), ("0.000000000000001", .number(1e-15)),
      ("99999999999999.9", .number(99999999999999.9)),
      ("123456789012345.6789", .number(123456789012345.6789)), ("1.e2", .number(100)), ("1e", .string),
      ("e1", .string), (".", .string), ("-", .string),
      ("+", .string),
      ("1_000", .string), ("12:30", .string), ("2024-01-02", .string), ("1.20.3", .string),
      (".inf", .number(.infinity)),
      ("-.Inf", .number(-.infinity)), ("99999999999999999999", .number(1e20)), ("nULL", .string),
      ("tRue", .string), ("FALSE", .bool(false)), ("٣", .string),
    ] as [(String, Scalar.Meaning)]) func resolvesPlainScalars(_ text: String, _ expected: Scalar.Meaning)
  {
    #expect(Scalar(text).resolved == expected)
    #expect(Scalar(text, style: .doubleQuoted).resolved == .string)
  }

  @Test func readsAHugeNumberAsText() {
    #expect(Scalar(String(repeating: "9", count: 100_000)).resolved == .string)
  }

  @Test func knowsPlaces() throws {
    let document = try read("é: [ü, x]\r\nb:\r  - c: |\r\n      text\n  - d\n")
    guard case .mapping(let pairs) = document.root.content else { return #expect(Bool(false)) }
    #expect(pairs[0].mark == Mark(line: 1, column: 1))
    #expect(pairs[1].mark == Mark(line: 2, column: 1))
    let list = try document.value.mapping().list("b")
    #expect(list.map(\.mark) == [Mark(line: 3, column: 5), Mark(line: 5, column: 5)])
    #expect(try list[0].mapping().value("c").mark == Mark(line: 3, column: 8))
    #expect(try document.value.mapping().list("é")[1].mark == Mark(line: 1, column: 8))
  }

  @Test func countsLinesAsEditorsDo() throws {
    // libyaml takes U+2028 and U+0085 for line ends.
    let document = try read("a: \"x\u{2028}y\u{85}z\"\nb: 1\n")
    #expect(try document.value.mapping().value("b").mark == Mark(line: 2, column: 4))
  }

  @Test func keepsTheMarksOfAnAnchor() throws {
    let document = try read("a: &x\n  k: wrong\nb: *x\n")
    #expect(try document.value.mapping().mapping("b").value("k").mark == Mark(line: 2, column: 6))
  }

  @Test func countsFromAGivenFirstLine() throws {
    let bytes = Array("a: 1\nb: [\n".utf8)
    do {
      _ = try YAMLDocument(parsing: bytes, name: "README.md", firstLine: 2)
      #expect(Bool(false))
    } catch {
      #expect(error.mark.line == 4)
    }
    let empty = try YAMLDocument(parsing: [], name: "README.md", firstLine: 7)
    #expect(empty.root.mark == Mark(line: 7, column: 1))
  }

  @Test func findsDuplicatesAmongManyKeys() {
    let text = (1...30).map { "k\($0): 1\n" }.joined()
    #expect(problem(text) == "no error")
    for (key, line) in [("k1", 1), ("k12", 12), ("k13", 13), ("k30", 30)] {
      let expected = "f.yaml:31:1: the key \"\(key)\" is already on line \(line); remove one of the two"
      #expect(problem(text + key + ": 2\n") == expected)
    }
  }

  @Test func knowsPlacesFarApart() throws {
    let text = "a: |\n" + String(repeating: "  x\n", count: 1000) + "b: 1\n"
    #expect(try read(text).value.mapping().value("b").mark == Mark(line: 1002, column: 4))
  }

  @Test func readsManyDocumentsWhenAsked() throws {
    let documents = try YAMLDocument.all(parsing: Array("a\n---\nb\n---\n- c\n".utf8), name: "f.yaml")
    #expect(documents.map { outline($0.root) } == ["'a'", "'b'", "['c']"])
    #expect(try YAMLDocument.all(parsing: [], name: "f.yaml").isEmpty)
  }

  @Test(arguments: [
    ("a: 1\n---\nb: 2\n", "2:1: a second document begins here; only one is expected"),
    ("a: 1\nb: 2\na: 3\n", "3:1: the key \"a\" is already on line 1; remove one of the two"),
    ("{1: a, \"1\": b}", "1:8: the key \"1\" is already on line 1; remove one of the two"),
    ("a: 1\n<<: {b: 2}\n", "2:1: the merge key \"<<\" is not supported; write the keys out"),
    ("? [a]\n: b\n", "1:3: a key has to be text; put it in quotes"),
    ("a: *b\n", "1:4: no anchor before this names \"b\"; put text that begins with \"*\" in quotes"),
    ("a: &big 1\nb: *bgi\n", "2:4: no anchor before this names \"bgi\"; did you mean *big?"),
    ("a: &x\n  b: *x\n", "2:6: the alias \"x\" stands inside what it names; write it out"),
    (
      "a: !mine 1\n",
      "1:4: the tag \"!mine\" is not known here; remove it, or put text that begins with \"!\" in quotes"
    ),
    ("a: !!int x\n", "1:4: \"x\" is not of the type that its tag names"),
    (
      "!!str [a]",
      "1:1: what stands here is not of the type that its tag names"
    ),
    (
      "a: b: c\n",
      "1:5: a \": \" is not possible here; put text that holds one in quotes, or check the indentation"
    ),
    (
      "a: @b\n",
      "1:4: a value cannot begin with this character; put it in quotes (a tab cannot indent: use spaces)"
    ),
    (
      "a:\n\tb: 1\n",
      "2:1: a value cannot begin with this character; put it in quotes (a tab cannot indent: use spaces)"
    ),
    ("a: [1, 2\nb: 3\n", "2:2: expected \",\" or \"]\" in the list that begins on line 1"),
    ("a: \"x\n", "2:1: the quoted text that begins on line 1 is not closed"),
    (
      "a: \"\\q\"\n",
      "1:5: this is no escape of double-quoted text; double the backslash, or use single quotes"
    ),
    (
      "a: 1\n b: 2\n",
      "2:3: a \": \" is not possible here; put text that holds one in quotes, or check the indentation"
    ),
    (
      "a:\n  - b\n c: d\n",
      "3:2: expected a key of the mapping that begins on line 1; "
        + "check the indentation, and quotes inside values"
    ),
    ("- a\nb: c\n", "2:1: expected a \"-\" of the list that begins on line 1; check the indentation"),
    ("a: - b\n", "1:4: a list cannot begin here; put the \"-\" on a line of its own, below its key"),
    ("a: &\n", "1:5: \"*\" and \"&\" begin an alias and an anchor; put text that begins with one in quotes"),
    (
      "x\u{1}y",
      "1:2: the character U+0001 is not allowed in YAML; "
        + "remove it, or write it as an escape between double quotes"
    ),
    (
      "é\n\u{7F}",
      "2:1: the character U+007F is not allowed in YAML; "
        + "remove it, or write it as an escape between double quotes"
    ),
    (
      "a\u{FEFF}",
      "1:2: the character U+FEFF is not allowed in YAML; "
        + "remove it, or write it as an escape between double quotes"
    ),
  ]) func reports(_ text: String, _ expected: String) {
    #expect(problem(text) == "f.yaml:" + expected)
  }

  @Test(
    arguments: [
      [0x61, 0xFF], [0x61, 0xC3], [0x61, 0xC0, 0x80], [0x61, 0xED, 0xA0, 0x80],
      [0x61, 0xF4, 0x90, 0x80, 0x80],
      [0x61, 0xE0, 0x80, 0x80], [0x61, 0xE2, 0x82], [0x61, 0x80],
    ] as [[UInt8]]) func reportsInvalidUTF8(_ bytes: [UInt8])
  {
    #expect {
      _ = try YAMLDocument(parsing: Array("a: é\nb".utf8) + bytes, name: "f.yaml")
    } throws: { error in
      "\(error)" == "f.yaml:2:3: this is not UTF-8; save the file as UTF-8"
    }
  }

  @Test func refusesAnAliasBomb() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let aliases = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(
      problem(text).hasSuffix("aliases multiply the text to more than 100000 values; write less by alias"))
    #expect(problem(text).hasPrefix("f.yaml:5:"))
  }

  @Test func refusesLongTextByManyAliases() {
    let text = "- &a \"\(String(repeating: "x", count: 32_000))\"\n" + String(repeating: "- *a\n", count: 101)
    #expect(problem(text).hasPrefix("f.yaml:101:3: aliases multiply"))
  }

  @Test func boundsNesting() {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(problem(nested(64)) == "no error")
    #expect(problem(nested(65)) == "f.yaml:1:65: values are nested more than 64 levels deep")
    #expect(problem(nested(100_000)) == "f.yaml:1:65: values are nested more than 64 levels deep")
    // An alias brings its own depth.
    let text =
      "a: &x \(nested(40))\nb: \(String(repeating: "[", count: 30))*x\(String(repeating: "]", count: 30))\n"
    #expect(problem(text).hasSuffix("values are nested more than 64 levels deep"))
  }

  @Test func survivesEveryPrefix() {
    let text =
      "%YAML 1.2\n--- !!map\na: &x [é, \"q\\x41\", 'z']\nb: {c: *x, ? d : |2-\n   t\n}\ne: >+\n\n  f\n...\n"
    let bytes = Array(text.utf8)
    for count in 0...bytes.count {
      _ = try? YAMLDocument(parsing: Array(bytes.prefix(count)), name: "f.yaml")
      _ = try? YAMLDocument.all(parsing: Array(bytes.suffix(count)), name: "f.yaml")
    }
  }
}
