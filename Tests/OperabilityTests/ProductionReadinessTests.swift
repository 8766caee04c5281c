import SpecText
import Templates
import Testing

@testable import Operability

/// The checklist of Kubernetes' production readiness questions, and what it asks of the engine: stages, plain cases and
/// answers in `kep.yaml`.
struct ProductionReadinessTests {
  private static func reviewer(_ name: String) throws -> Reviewer {
    let file = EmbeddedFile.named("Checklists/\(name).yaml")
    let checklist = try Checklist(loading: file.contents, name: name, base: EmbeddedFile.base)
    let learned = EmbeddedFile.named("Checklists/\(checklist.learned ?? "")").contents
    return Reviewer(
      checklist: checklist, learned: try LearnedModels(parsing: learned, name: name, for: checklist))
  }

  private static func metadata(_ text: String) throws -> ProposalMetadata {
    try ProposalMetadata(parsing: Array(text.utf8), name: "kep.yaml")
  }

  private static func review(_ text: String, stage: String) throws -> Review {
    try reviewer("production-readiness").review(
      Document(reading: SourceText(Array(text.utf8)), as: .markdown), path: "README.md",
      metadata: metadata("stage: \(stage)\n"))
  }

  private static let proposal = """
    # KEP-1: Deadlines

    ## Production Readiness Review Questionnaire

    ### Feature Enablement and Rollback

    ###### Are there any tests for feature enablement/disablement?

    Unit tests will exist.

    ### Monitoring Requirements

    ###### What are the reasonable SLOs (Service Level Objectives) for the enhancement?

    ###### What specific metrics should inform a rollback?

    Pods fail to start.

    """

  @Test func everyQuestionHasItsStage() throws {
    let checklist = try Self.reviewer("production-readiness").checklist
    #expect(checklist.items.count == 25 && checklist.areas.count == 6 && checklist.changes.count == 12)
    #expect(
      checklist.items.filter { $0.dueAt == .alpha }.map(\.area) == Array(repeating: "enablement", count: 5))
    #expect(checklist.items.allSatisfy { $0.dueAt == ($0.area == "enablement" ? .alpha : .beta) })
  }

  @Test func anOpenQuestionIsAFindingOnceItIsDue() throws {
    let alpha = try Self.review(Self.proposal, stage: "alpha")
    let beta = try Self.review(Self.proposal, stage: "beta")
    let rules = { (review: Review) in review.findings.map(\.rule).filter { $0.hasPrefix("monitoring.") } }
    #expect(rules(alpha) == [])
    #expect(rules(beta).contains("monitoring.objectives"))
    let objectives = try #require(alpha.items.first { $0.id == "monitoring.objectives" })
    #expect(objectives.gap && !objectives.isDue)
    #expect(beta.findings.first { $0.rule == "monitoring.objectives" }?.line == 13)
    #expect(alpha.score == beta.score, "two revisions can be compared at any stage")
  }

  @Test func anAnswerThatSaysTooLittleIsAFindingAtAnyStage() throws {
    let review = try Self.review(Self.proposal, stage: "alpha")
    #expect(review.findings.first { $0.rule == "enablement.tests" }?.line == 9)
    #expect(review.findings.first { $0.rule == "rollout.signals" }?.line == 17)
    #expect(!review.ready)
  }

  @Test func aLongerAnswerScoresHigher() throws {
    let longer = Self.proposal.replacing(
      "Pods fail to start.",
      with:
        "A rise of `kubelet_pod_start_deadline_exceeded_total` above 5 per minute after the switch means that "
        + "Pods fail which started before; then switch the gate off.")
    #expect(try Self.review(longer, stage: "beta").score > Self.review(Self.proposal, stage: "beta").score)
  }

  @Test func authorsInTheMetadataAnswerForOwnership() throws {
    let document = Document(reading: SourceText(Array(Self.proposal.utf8)), as: .markdown)
    let reviewer = try Self.reviewer("operability")
    func ownership(_ metadata: ProposalMetadata?) throws -> Verdict {
      try #require(
        reviewer.review(document, path: "README.md", metadata: metadata).items.first {
          $0.id == "design.ownership"
        })
    }
    #expect(try ownership(nil).gap)
    #expect(
      try ownership(Self.metadata("authors: ['@jane.doe']\n")).gap, "the template's own words name nobody")
    let named = try ownership(Self.metadata("authors: ['@bspruce', '@cpine']\n"))
    #expect(!named.gap && named.status == .addressed && named.evidence.isEmpty)
    #expect(named.reason == "kep.yaml names @bspruce, @cpine.")
  }
}
