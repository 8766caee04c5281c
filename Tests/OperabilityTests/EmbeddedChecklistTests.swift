import SpecText
import Templates
import Testing

@testable import Operability

/// The checklist that Bob embeds: its parts, its words and what it takes headings for.
struct EmbeddedChecklistTests {
  private static var file: EmbeddedFile { EmbeddedFile.named("Checklists/operability.yaml") }

  private static func checklist() throws -> Checklist {
    try Checklist(
      loading: file.contents, name: "operability.yaml",
      base: EmbeddedFile.base)
  }

  @Test func hasItsAreasItemsAndKindsOfChange() throws {
    let checklist = try Self.checklist()
    #expect(checklist.areas.map(\.id) == ["monitoring", "lifecycle", "upgrade", "docs", "impact", "design"])
    #expect(checklist.items.count == 27)
    #expect(checklist.changes.count == 12)
    #expect(
      checklist.items.filter(\.critical).map(\.id) == ["upgrade.path", "upgrade.data", "upgrade.rollback"])
    #expect(checklist.items.allSatisfy { $0.id.hasPrefix($0.area + ".") })
  }

  /// Loading costs every run of Bob, so the file stays small.
  @Test func isSmall() { #expect(Self.file.size <= 60_000) }

  @Test func asksQuestionsThatCanBePosted() throws {
    for item in try Self.checklist().items {
      #expect(item.question.hasSuffix("?"), "\(item.id)")
      #expect(item.ask.contains("?"), "\(item.id)")
      #expect(item.ask.utf8.count <= 240, "\(item.id)")
      #expect(item.good.utf8.count > item.bad.utf8.count, "\(item.id)")
      for words in [item.title, item.question, item.why, item.ask, item.good, item.bad] {
        #expect(!words.contains("  ") && !words.contains("\n"), "\(item.id)")
      }
    }
  }

  /// No sentence stands twice in one review.
  @Test func hasWordsOfItsOwnForEveryItem() throws {
    let checklist = try Self.checklist()
    for occasion in [Messages.Occasion.missing, .thin, .contradicted] {
      var seen: [[Messages.Variant.Piece]] = []
      for item in checklist.items {
        for variant in item.messages[occasion] {
          #expect(!seen.contains(variant.pieces), "\(item.id)")
          seen.append(variant.pieces)
        }
      }
    }
    for item in checklist.items {
      let last = item.messages[.missing].last?.filled { _ in nil }
      #expect(last != nil, "\(item.id): always something to say")
      #expect(!item.messages[.thin].isEmpty, "\(item.id)")
    }
  }

  /// A reason needs words for every kind of change that may be one.
  @Test func saysWhatEachKindOfChangeDoes() throws {
    let checklist = try Self.checklist()
    #expect(checklist.changes.allSatisfy { $0.does != nil })
    #expect(!checklist.messages[.because].isEmpty)
    for item in checklist.items {
      let givesReason = item.messages[.missing].contains { $0.pieces.contains(.placeholder(.because)) }
      #expect(givesReason == !item.causes.isEmpty, "\(item.id)")
    }
  }

  @Test(arguments: [
    ("Upgrade impact", "upgrade"), ("Upgrades and Backwards Compatibility", "upgrade"),
    ("Other Deployer Impact", "deployer"), ("Data model impact", "datamodel"), ("DB Impact", "datamodel"),
    ("Client (CLI) impact", "client"), ("Cinder-client impact", "client"), ("RPC API impact", "rpcapi"),
    ("Active/Active HA impact", "ha"), ("Nova driver impact", "driver"), ("Tempest Tests", "testing"),
    ("Assignee(s)", "assignee"), ("Performance Impact", "performance"), ("Other end user impact", "enduser"),
    ("Feature Enablement and Rollback", "kep.enable"), ("Version Skew Strategy", "kep.skew"),
    (
      "Can the feature be disabled once it has been enabled (i.e. can we rollback the enablement)?",
      "upg.rollback"
    ),
    ("Rollout, Upgrade and Rollback Planning", "kep.rollout"),
    ("Upgrade / Downgrade Strategy", "kep.upgrade"),
    ("What specific metrics should inform a rollback?", "kep.rollmetrics"),
    ("How can a rollout fail? Can it impact already running workloads?", "kep.rolloutfail"),
    ("What are the reasonable SLOs (Service Level Objectives) for the above SLIs?", "kep.slo"),
    ("Will enabling / using this feature result in any new calls to cloud provider?", "kep.scal.api"),
    ("Notes/Constraints/Caveats [optional]", "kep.notes"), ("How to Teach This", "docs"),
    ("Rejected Ideas", "alternatives"),
  ])
  func knowsWhatAHeadingStandsFor(title: String, role: String) throws {
    let checklist = try Self.checklist()
    let section = { Section(level: 1, title: $0, line: 1, lines: 1...1, parent: nil) }
    let document = Document(
      source: SourceText([]), syntax: .markdown, title: "A", sections: [section("A"), section(title)],
      blocks: [],
      spans: [])
    var scanner = EvidenceScanner(checklist, CompiledEvidence(checklist))
    let heading = try #require(scanner.read(document, template: nil).headings.last)
    #expect(heading.role.map { checklist.roles[$0].id } == role)
  }
}
