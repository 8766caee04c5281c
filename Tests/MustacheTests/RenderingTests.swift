import Mustache
import Testing

struct Example: Sendable, CustomTestStringConvertible {
  let template: String
  let data: MustacheValue
  let expected: String
  var partials: [String: String] = [:]
  var testDescription: String { template }
}

@Suite struct RenderingTests {
  @Test(arguments: [
    Example(
      template: "{{a}} & {{{b}}} & {{&b}}", data: ["a": "<1>", "b": "<2>"],
      expected: "&lt;1&gt; & <2> & <2>"),
    Example(template: "{{a.b}}", data: ["a": ["b": 7]], expected: "7"),
    Example(
      template: "{{i}} {{d}} {{whole}} {{big}}",
      data: ["i": -3, "d": 58.3, "whole": 20.0, "big": 1e300], expected: "-3 58.3 20 1e+300"),
    Example(
      template: "{{yes}}{{no}}{{list}}{{object}}{{null}}{{missing}}",
      data: ["yes": true, "no": false, "list": [1], "object": ["a": 1], "null": nil], expected: "truefalse"),
    Example(
      template: "{{#zero}}{{.}}{{/zero}}{{#empty}}no{{/empty}}{{^empty}}none{{/empty}}",
      data: ["zero": 0, "empty": ""], expected: "0none"),
    Example(
      template: "{{#a}}{{x}}{{#b}}{{x}}{{y}}{{/b}}{{/a}}",
      data: ["y": "outer", "a": ["x": 1, "b": [["x": 2], [:]]]], expected: "12outer1outer"),
    Example(
      template: "{{#l}}\n- {{.}}\n{{/l}}\n{{^l}}\nnone\n{{/l}}\nend\n", data: ["l": ["a", "b"]],
      expected: "- a\n- b\nend\n"),
    Example(template: "{{a}}{{a}}", data: .object([("a", 1), ("a", 2)]), expected: "11"),
    Example(
      template: "{{=<% %>=}}{{a}}<%a%><%{a}%><%={{ }}=%>{{{a}}}", data: ["a": "&"], expected: "{{a}}&amp;&&"),
    Example(template: "a {{! no\nmore }}b\n  {{!x}}  \nc", data: [:], expected: "a b\nc"),
    Example(template: "{{#é}}ü{{/é}}", data: ["é": true], expected: "ü"),
    Example(template: "{{ # a }}x{{ / a }}", data: ["a": true], expected: "x"),
    Example(template: "", data: nil, expected: ""),
    Example(template: "}} { } {", data: nil, expected: "}} { } {"),
  ])
  func renders(example: Example) throws {
    #expect(try MustacheTemplate(string: example.template).render(example.data) == example.expected)
  }

  @Test(arguments: [
    // Each line that holds anything is indented, but no line of a value.
    Example(
      template: "<\n  {{>p}}\n>", data: ["v": "1\n2"], expected: "<\n  a\n\n  1\n2\n  b\n>",
      partials: ["p": "a\n\n{{{v}}}\nb\n"]),
    // The lines of tags that stand alone leave no indentation behind.
    Example(
      template: "  {{>p}}\n", data: ["l": [1, 2]], expected: "  - 1\n  - 2\n  .\n",
      partials: ["p": "{{#l}}\n- {{.}}\n{{/l}}\n{{!c}}.\n"]),
    Example(
      template: " {{>p}}\n", data: [:], expected: "   x\n   y\n",
      partials: ["p": "  {{>q}}\n", "q": "x\ny\n"]),
    Example(
      template: " {{>p}}\n", data: [:], expected: " - x\ny\n\n",
      partials: ["p": "- {{>q}}\n", "q": "x\ny\n"]),
    Example(
      template: "\t{{>p}}\r\n.", data: ["a": 1], expected: "\t1\r\n\t\r\n.",
      partials: ["p": "{{a}}\r\n{{b}}\r\n"]),
    Example(
      template: "{{>none}}|{{>folder/p.mustache}}", data: [:], expected: "|here",
      partials: ["folder/p.mustache": "here"]),
  ])
  func partials(example: Example) throws {
    var library = MustacheLibrary()
    for (name, text) in example.partials { try library.register(text, named: name) }
    try library.register(example.template, named: "main")
    #expect(try library.render(example.data, withTemplate: "main") == example.expected)
    #expect(try library.render(example.data, withTemplate: "other") == nil)
  }

  @Test func partialsMayUseThemselvesOnFiniteData() throws {
    var tree: MustacheValue = ["name": "0", "below": []]
    for depth in 1...60 { tree = ["name": .integer(depth), "below": [tree]] }
    let library = MustacheLibrary(templates: [
      "node": try MustacheTemplate(string: "{{name}}{{#below}} {{>node}}{{/below}}")
    ])
    let expected = (0...60).reversed().map(String.init).joined(separator: " ")
    #expect(try library.render(tree, withTemplate: "node") == expected)
  }

  @Test func partialsWithoutAnEndAreAnErrorWithTheirPlace() throws {
    var library = MustacheLibrary()
    try library.register("x\n {{> b}}", named: "a")
    try library.register("{{#.}}{{#.}}{{> a}}{{/.}}{{/.}}", named: "b")
    let error = #expect(throws: MustacheError.self) {
      try library.render(["x": 1], withTemplate: "a")
    }
    #expect(error?.message.contains("use itself without an end") == true)
    #expect(["a", "b"].contains(error?.template))
  }

  @Test func listsCanBeMadeWhileTheyAreWritten() throws {
    let numbers = MustacheSequence(1...3) { .integer($0) }
    let template = try MustacheTemplate(string: "{{#n}}{{.}}{{/n}}{{^n}}none{{/n}}{{#n}}!{{/n}}")
    #expect(try template.render(["n": .sequence(numbers)]) == "123!!!")
    #expect(try template.render(["n": .sequence(MustacheSequence([Int]()) { .integer($0) })]) == "none")
  }

  @Test func outputIsAppended() throws {
    var output = Array("before ".utf8)
    try MustacheTemplate(string: "{{a}}").render(["a": "after"], into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "before after")
  }

  @Test func aStreamWritesWhatTheWholeWrites() throws {
    let template = try MustacheTemplate(
      string: "# {{title}}\n{{#reviews}}\n* {{path}} of {{title}}{{> more}}\n{{/reviews}}\n{{count}} in all\n"
    )
    let library = MustacheLibrary(templates: ["more": try MustacheTemplate(string: ".")])
    let whole = try template.render(
      ["title": "T", "reviews": [["path": "a"], ["path": "b"]], "count": 2], library: library)

    var stream = try #require(template.stream(over: "reviews", library: library))
    var output: [UInt8] = []
    try stream.begin(["title": "T"], into: &output)
    try stream.add(["path": "a"], into: &output)
    try stream.add(["path": "b"], into: &output)
    try stream.end(["count": 2], into: &output)
    #expect(String(decoding: output, as: UTF8.self) == whole)
  }

  @Test(arguments: [
    "{{#other}}{{#reviews}}{{/reviews}}{{/other}}", "{{^reviews}}none{{/reviews}}",
    "{{#reviews}}{{/reviews}}{{^reviews}}none{{/reviews}}", "{{#reviews}}{{/reviews}}{{> table}}", "text",
  ])
  func aListUsedOtherwiseCannotBeStreamed(template: String) throws {
    let library = MustacheLibrary(templates: [
      "table": try MustacheTemplate(string: "{{#reviews}}{{> table}}{{/reviews}}")
    ])
    #expect(try MustacheTemplate(string: template).stream(over: "reviews", library: library) == nil)
  }
}
