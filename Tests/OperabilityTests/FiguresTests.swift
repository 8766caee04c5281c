import Glibc
import SpecText
import Templates
import Testing

@testable import Operability

/// The figures that weights are learned from.
struct FiguresTests {
  /// What `Tests/Benchmarks/train` runs: reads the specs that BOB_FIGURES_FROM lists and writes their figures to
  /// BOB_FIGURES_TO, as lines of fields that tabs separate; the checklist is BOB_FIGURES_WITH or operability.
  @Test(.enabled(if: getenv("BOB_FIGURES_FROM") != nil, "run by Tests/Benchmarks/train"))
  func writeFigures() throws {
    let (from, to) = (try #require(getenv("BOB_FIGURES_FROM")), try #require(getenv("BOB_FIGURES_TO")))
    let list = String(decoding: try bytes(of: String(cString: from)), as: UTF8.self)
    let name = getenv("BOB_FIGURES_WITH").map { String(cString: $0) } ?? "operability"
    let checklist = try Checklist(
      loading: embedded("Checklists/\(name).yaml"), name: name, base: EmbeddedFile.base)
    let reviewer = Reviewer(checklist: checklist)
    let layout = FigureLayout(checklist)
    var text = "names\tchange\t" + layout.change.joined(separator: "\t") + "\n"
    text += "names\tstatus\t" + layout.status.joined(separator: "\t") + "\n"
    for path in list.split(separator: "\n").map(String.init) {
      let syntax = Syntax(fileName: path)
      let template = SpecTemplate(
        decoding: embedded(syntax == .markdown ? "Specs/kep.txt" : "Specs/openstack-spec.txt"))
      let document = Document(reading: SourceText(try bytes(of: path)), as: syntax)
      let figures = reviewer.figures(of: document, template: template)
      text += "spec\t\(path)\n"
      for (kind, values) in zip(checklist.changes, figures.changes) {
        text += line("change", kind.id, values)
      }
      for (item, values) in zip(checklist.items, figures.items) { text += line("item", item.id, values) }
      for unit in figures.units { text += line(unit) }
    }
    let file = try #require(fopen(to, "w"))
    let utf8 = Array(text.utf8)
    #expect(fwrite(utf8, 1, utf8.count, file) == utf8.count)
    #expect(fclose(file) == 0)
  }

  /// Weights find their figures by name, so no two figures share one.
  @Test func namesAreUniqueAndMatchTheFigures() throws {
    let checklist = try SmallChecklist.load()
    let layout = FigureLayout(checklist)
    for names in [layout.change, layout.status, layout.relevant] { #expect(Set(names).count == names.count) }
    let figures = Reviewer(checklist: checklist).figures(of: SmallChecklist.document("# T\n\nAdd a table.\n"))
    #expect(figures.changes.allSatisfy { $0.count == layout.change.count })
    #expect(figures.items.allSatisfy { $0.count == layout.status.count })
  }

  /// First and last line, marks, items about and covered and kinds of change by number, signs.
  private func line(_ unit: Figures.Unit) -> String {
    let lists = [unit.about, unit.covered, unit.changes].map { $0.map(String.init).joined(separator: ",") }
    let fields = [
      "unit", "\(unit.lines.lowerBound)", "\(unit.lines.upperBound)", unit.marks.joined(separator: ","),
    ]
    return (fields + lists + [unit.signs.joined(separator: " ")]).joined(separator: "\t") + "\n"
  }

  private func line(_ table: String, _ id: String, _ values: [Float]) -> String {
    ([table, id] + values.map { "\($0)" }).joined(separator: "\t") + "\n"
  }

  private func embedded(_ name: String) -> [UInt8] { EmbeddedFile.named(name).contents }

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
