import Mustache
import Testing

@Suite struct ErrorTests {
  @Test(arguments: [
    ("a\n é{{#open}}\n{{/other}}", 3, 1, "the section open at this place is “open”, from line 2"),
    ("\n{{#a}}{{#b}}{{/b}}", 2, 1, "“a” is opened here and never closed. Write {{/a}}"),
    ("é{{^a}}", 1, 2, "never closed"),
    ("{{/a}}", 1, 1, "was not opened"),
    ("x {{name\nmore", 1, 3, "never closed. Write }}"),
    ("{{{name}}", 1, 1, "Write }}}"),
    ("{{name\n and {{more}}", 1, 1, "“name” is no name"),
    ("{{! never", 1, 1, "never closed"),
    ("{{}}", 1, 1, "no name"),
    ("{{# }}{{/ }}", 1, 1, "no name"),
    ("{{a..b}}", 1, 1, "dot without a name"),
    ("{{.a}}", 1, 1, "dot without a name"),
    ("{{=<%=}}", 1, 1, "Delimiters"),
    ("{{=<% %> !=}}", 1, 1, "Delimiters"),
    ("{{= = = =}}", 1, 1, "Delimiters"),
    ("{{=12345678901234567 x=}}", 1, 1, "16 bytes"),
    ("{{=<% %>}}", 1, 1, "Write =}}"),
    ("{{=<% %>=}}<%#a%>", 1, 12, "Write <%/a%>"),
    ("{{>*name}}", 1, 1, "cannot come from the data"),
    ("{{<layout}}{{/layout}}", 1, 1, "not supported"),
    ("{{$block}}{{/block}}", 1, 1, "not supported"),
    ("{{%PRAGMA}}", 1, 1, "not supported"),
  ])
  func brokenTemplate(template: String, line: Int, column: Int, message: String) throws {
    let error = #expect(throws: MustacheError.self) {
      try MustacheTemplate(string: template, name: "report.mustache")
    }
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    #expect(error?.description.hasPrefix("report.mustache:\(line):\(column): ") == true)
  }

  @Test func aTemplateOfTheLibraryIsNamedInItsErrors() {
    let error = #expect(throws: MustacheError.self) {
      var library = MustacheLibrary()
      try library.register("{{#a}}", named: "part")
    }
    #expect(error?.template == "part")
  }

  @Test func sectionsInsideEachOtherAreBounded() throws {
    let limit = MustacheTemplate.depthLimit
    func nested(_ count: Int) -> String {
      String(repeating: "{{#a}}", count: count) + "x" + String(repeating: "{{/a}}", count: count)
    }
    #expect(try MustacheTemplate(string: nested(limit)).render(["a": true]) == "x")
    let error = #expect(throws: MustacheError.self) { try MustacheTemplate(string: nested(limit + 1)) }
    #expect(error?.column == limit * 6 + 1)
  }

  @Test func noPrefixOfATemplateCrashes() {
    let template = Array(
      "a {{b}}\r\n {{#c.d}} {{{e}}} {{/c.d}}{{=<% %>=}}\n<%>f%>\n<%! g %>\n<%={{ }}=%>{{&é}}".utf8)
    for count in template.indices {
      let prefix = Array(template[..<count])
      if let read = try? MustacheTemplate(bytes: prefix) {
        #expect(throws: Never.self) { try read.render(["b": "x", "c": ["d": [1, 2]]]) }
      }
    }
  }
}
