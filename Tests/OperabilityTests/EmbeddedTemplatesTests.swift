import Glibc
import SpecText
import Templates
import Testing

@testable import Operability

/// The published templates as Bob embeds them: `Templates/Specs/FORMAT.txt`.
struct EmbeddedTemplatesTests {
  /// What `Tests/Benchmarks/embed-templates` runs: reads the files that BOB_TEMPLATES_FROM lists (format, tab, path)
  /// and writes one file a format into the folder BOB_TEMPLATES_TO.
  @Test(.enabled(if: getenv("BOB_TEMPLATES_FROM") != nil, "run by Tests/Benchmarks/embed-templates"))
  func writeEmbeddedTemplates() throws {
    let list = String(decoding: try bytes(of: try #require(variable("BOB_TEMPLATES_FROM"))), as: UTF8.self)
    let folder = try #require(variable("BOB_TEMPLATES_TO"))
    var formats: [String] = []
    var templates: [String: SpecTemplate] = [:]
    for line in list.split(separator: "\n") {
      let parts = line.split(separator: "\t").map(String.init)
      try #require(parts.count == 2)
      let syntax: Syntax = parts[1].hasSuffix(".md") ? .markdown : .reStructuredText
      let document = Document(reading: SourceText(try bytes(of: parts[1])), as: syntax)
      let template = SpecTemplate(document)
      if templates[parts[0]] == nil { formats.append(parts[0]) }
      templates[parts[0], default: SpecTemplate(headings: [], sentences: [])].formUnion(template)
    }
    for format in formats {
      let text = Array((templates[format]?.encoded() ?? "").utf8)
      let file = try #require(fopen("\(folder)/\(format).txt", "w"))
      #expect(fwrite(text, 1, text.count, file) == text.count)
      #expect(fclose(file) == 0)
    }
  }

  @Test(arguments: [
    (SpecFormat.openStackSpec, "Other deployer impact", 500), (.kep, "Version Skew Strategy", 200),
  ])
  func embeddedTemplatesHoldHeadingsAndHashes(format: SpecFormat, heading: String, sentences: Int) {
    let file = EmbeddedFile.named("Specs/\(format.rawValue).txt")
    let template = SpecTemplate(
      decoding: file.contents)
    #expect(template.headings.contains { $0.title == heading })
    #expect(template.sentences.count >= sentences)
  }

  private func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  private func bytes(of path: String) throws -> [UInt8] {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }
}
