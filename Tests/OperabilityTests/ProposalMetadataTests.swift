import Operability
import Testing
import YAML

@Suite struct ProposalMetadataTests {
  private func read(_ text: String) throws(YAMLError) -> ProposalMetadata {
    try ProposalMetadata(parsing: Array(text.utf8), name: "kep.yaml")
  }

  @Test func readsAWholeFile() throws {
    let metadata = try read(
      """
      title: Colour the
        Lamp
      kep-number: 4711
      authors: ["@ada", "@grace"]
      owning-sig: sig-light
      status: Implementable
      creation-date: 2024-02-03
      stage: beta
      latest-milestone: "v1.36"
      milestone:
        alpha: "v1.35"
        beta: 1.36
      feature-gates:
        - name: LampColour
          components: [lampd]
        - LampHue
      disable-supported: true
      metrics:
        - lamp_colour_changes_total
      """)
    #expect(metadata.title == "Colour the Lamp")
    #expect(metadata.number == 4711)
    #expect(metadata.authors == ["@ada", "@grace"])
    #expect(metadata.owningGroup == "sig-light")
    #expect(metadata.status == "implementable")
    #expect(metadata.creationDate == "2024-02-03")
    #expect(metadata.stage == .beta)
    #expect(metadata.latestMilestone == "v1.36")
    #expect(metadata.milestones == [.alpha: "v1.35", .beta: "1.36"])
    #expect(metadata.featureGates == ["LampColour", "LampHue"])
    #expect(metadata.disableSupported == true)
    #expect(metadata.metrics == ["lamp_colour_changes_total"])
  }

  @Test(
    arguments: [
      ("stage: alpha", .alpha), ("stage: BETA", .beta), ("stage: \"stable\"", .stable),
      ("stage: ' Stable '", .stable),
      ("stage: removed", .alpha), ("stage: alpha|beta|stable", .alpha), ("stage: beta #|stable", .beta),
      ("stage: beta (deprecated)", .alpha), ("stage:", .alpha), ("stage: [beta]", .alpha),
      ("title: x", .alpha),
    ] as [(String, ProposalMetadata.Stage)])
  func readsTheStage(_ text: String, _ expected: ProposalMetadata.Stage) throws {
    #expect(try read(text).stage == expected)
  }

  @Test func takesOtherTypesForAbsent() throws {
    let metadata = try read(
      "title: [x]\nkep-number: many\nauthors: '@ada'\nmilestone: v1\n"
        + "feature-gates: {a: b}\ndisable-supported: no\n"
    )
    #expect(metadata.title == nil)
    #expect(metadata.number == nil)
    #expect(metadata.authors == ["@ada"])
    #expect(metadata.milestones.isEmpty)
    #expect(metadata.featureGates.isEmpty)
    #expect(metadata.disableSupported == nil)
  }

  @Test(arguments: [
    ("title: a: b\n", "kep.yaml:1:9: "), ("title: x\n\tstage: beta\n", "kep.yaml:2:1: "),
    ("- x\n", "kep.yaml:1:1: expected keys and values, found a list"),
    ("", "kep.yaml:1:1: expected keys and values, found nothing"),
  ]) func refusesWhatIsNoMapping(_ text: String, _ expected: String) {
    #expect {
      _ = try read(text)
    } throws: {
      "\($0)".hasPrefix(expected)
    }
  }

  @Test func stagesAreInOrder() {
    #expect(ProposalMetadata.Stage.alpha < .beta)
    #expect(ProposalMetadata.Stage.beta < .stable)
  }
}
