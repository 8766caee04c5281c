import Testing

@testable import Gerrit

/// JSON as RFC 8259 has it.
struct JSONReaderTests {
  static let valid: [(text: String, value: JSONValue)] = [
    ("null", .null), ("true", .bool(true)), (" \t\r\n false\n", .bool(false)),
    ("0", .number(0)), ("-0", .number(0)), ("42", .number(42)), ("-1.50", .number(-1.5)),
    ("1e3", .number(1000)), ("25E-2", .number(0.25)), ("0.1e+1", .number(1)),
    ("9007199254740993", .number(9_007_199_254_740_992)), ("1e999", .number(.infinity)),
    (#""""#, .string("")), (#""a b""#, .string("a b")), ("\"é 日 😀\"", .string("é 日 😀")),
    (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")),
    (#""\u0041\u00e9\u65E5""#, .string("Aé日")), (#""\ud83d\ude00!""#, .string("😀!")),
    (#""\u0000""#, .string("\0")), ("\"\u{7F}\"", .string("\u{7F}")),
    ("[]", .array([])), ("[ ]", .array([])), ("[1, [2] ]", .array([.number(1), .array([.number(2)])])),
    ("{}", .object([])), ("{ }", .object([])),
    (
      #"{"b" : 1,"a":{"":null}}"#,
      .object([
        .init(name: "b", value: .number(1)),
        .init(name: "a", value: .object([.init(name: "", value: .null)])),
      ])
    ),
    // Two names to a file system, and one to Unicode.
    (
      "{\"\u{E9}\": 1, \"e\u{301}\": 2}",
      .object([.init(name: "\u{E9}", value: .number(1)), .init(name: "e\u{301}", value: .number(2))])
    ),
  ]

  @Test("What is JSON is read", arguments: valid)
  func reads(_ sample: (text: String, value: JSONValue)) throws {
    #expect(try JSONReader.read(sample.text.utf8) == sample.value)
  }

  /// Each with the byte at which it goes wrong.
  static let invalid: [(text: String, offset: Int)] = [
    ("", 0), ("  ", 2), ("nul", 0), ("nulL", 0), ("True", 0), ("undefined", 0), ("'a'", 0), ("// 1", 0),
    ("1 2", 2), ("null,", 4), ("{}}", 2), ("\u{FEFF}1", 0), ("1\u{0}", 1), ("\u{A0}1", 0),
    ("-", 1), ("+1", 0), (".5", 0), ("01", 1), ("-01", 2), ("1.", 2), ("1.e3", 2), ("1e", 2), ("1e+", 3),
    ("0x10", 1), ("NaN", 0), ("-Infinity", 1), ("1_000", 1),
    (#"""#, 0), (#""abc"#, 0), ("\"a\nb\"", 2), ("\"\t\"", 1), (#""\"#, 2), (#""\x41""#, 2), (#""\'""#, 2),
    (#""\u12"#, 5), (#""\u12g4""#, 5), (#""\ud800""#, 3), (#""\ude00""#, 3), (#""\ud83dx""#, 3),
    (#""\ud83d\u0041""#, 3), (#""\ud83d\n""#, 3), (#""\ud83d\ud83d""#, 3),
    ("[", 1), ("[1", 2), ("[1,", 3), ("[1,]", 3), ("[,1]", 1), ("[1 2]", 3), ("[1}", 2), ("]", 0),
    ("{", 1), (#"{"a""#, 4), (#"{"a":"#, 5), (#"{"a":1"#, 6), (#"{"a":1,}"#, 7), (#"{"a" 1}"#, 5),
    ("{a: 1}", 1), ("{1: 1}", 1), (#"{"a":1 "b":2}"#, 7), (#"{"a":1]"#, 6), ("{,}", 1),
    (#"{"a": 1, "b": 2, "a": 3}"#, 17), (#"{"a": 1, "\u0061": 3}"#, 9),
  ]

  @Test("What is no JSON is refused, with the place", arguments: invalid)
  func refuses(_ sample: (text: String, offset: Int)) {
    let error = #expect(throws: JSONError.self) { try JSONReader.read(sample.text.utf8) }
    #expect(error?.offset == sample.offset, "\(error?.message ?? "")")
  }

  @Test(
    "Bytes that are not UTF-8 are refused",
    arguments: [
      [0x80], [0xC3], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF],
    ] as [[UInt8]])
  func refusesBrokenText(_ bytes: [UInt8]) {
    #expect(throws: JSONError.self) { try JSONReader.read([0x22] + bytes + [0x22]) }
    #expect(throws: JSONError.self) { try JSONReader.read(bytes) }
  }

  @Test("Nesting is bounded")
  func boundsDepth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try JSONReader.read(nested(JSONReader.depthLimit).utf8)
    let error = #expect(throws: JSONError.self) {
      try JSONReader.read(nested(JSONReader.depthLimit + 1).utf8)
    }
    #expect(error?.offset == JSONReader.depthLimit)
    #expect(throws: JSONError.self) {
      try JSONReader.read(String(repeating: #"{"a":["#, count: 1_000_000).utf8)
    }
  }

  @Test("Large objects take no longer than their size calls for")
  func readsLargeObjects() throws {
    let members = (0..<100_000).map { #""key\#($0)":\#($0)"# }.joined(separator: ",")
    let value = try JSONReader.read("{\(members)}".utf8)
    #expect(try value.members { (value) throws(JSONError) in try value.integer() }.last?.value == 99_999)
  }

  @Test("A value of another kind is an error, an absent one or null is none")
  func checksKinds() throws {
    let value = try JSONReader.read(
      #"{"text": "a", "count": 3, "half": 0.5, "huge": 1e99, "is": true, "no": null, "list": ["b", 1]}"#.utf8)
    #expect(try value.string("text") == "a")
    #expect(try value.integer("count") == 3)
    #expect(try value.optionalBool("is") == true)
    #expect(try value.optionalString("no") == nil)
    #expect(try value.optionalInteger("absent") == nil)
    #expect(throws: JSONError.self) { try value.string("absent") }
    #expect(throws: JSONError.self) { try value.string("no") }
    #expect(throws: JSONError.self) { try value.optionalString("count") }
    #expect(throws: JSONError.self) { try value.integer("half") }
    #expect(throws: JSONError.self) { try value.integer("huge") }
    #expect(throws: JSONError.self) { try value.optionalBool("text") }
    #expect(throws: JSONError.self) { try value.optionalMembers("list") { _ in } }
    #expect(throws: JSONError.self) {
      try value.optionalList("list") { (element) throws(JSONError) in try element.string() }
    }
    #expect(throws: JSONError.self) { try JSONValue.array([]).optionalString("text") }
  }
}
