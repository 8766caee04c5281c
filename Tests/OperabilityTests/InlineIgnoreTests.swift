import Testing

@testable import Operability

/// What is said of comments that silence nothing.
struct InlineIgnoreTests {
  private func mistakes(_ comment: String) throws -> [String] {
    let review = try SmallChecklist.review("# T\n\nText.\n\n<!-- \(comment) -->\n")
    #expect(review.items.allSatisfy { $0.silenced == nil })
    return review.findings.filter { $0.rule == "structure.bad-ignore" }.map(\.message)
  }

  @Test func aMisspeltItemGetsTheNearest() throws {
    let there = "There is no item “b.doc” in the checklist “small”. Did you mean “b.docs”?"
    #expect(try mistakes("bob: ignore b.doc -- why") == [there])
    #expect(try mistakes("bob: ignore docs -- why").first?.hasSuffix("Did you mean “b.docs”?") == true)
    #expect(try mistakes("bob: ignore nothing.near -- why").first?.hasSuffix("“small”.") == true)
  }

  @Test func anAreaIsNoItem() throws {
    let message = try #require(try mistakes("bob: ignore b -- why").first)
    #expect(message.hasPrefix("“b” is an area, and only items can be silenced in a spec, such as b.docs"))
    #expect(message.contains("“ignore: [b]” in .bob.yaml"))
    // The only item of this area is critical, and no example.
    #expect(try mistakes("bob: ignore a -- why").first?.contains("such as") == false)
  }

  @Test(arguments: ["structure", "structure.placeholder", "syntax", "style.line-length"])
  func aRuleIsNoItem(rule: String) throws {
    let message = try #require(try mistakes("bob: ignore \(rule) -- why").first)
    #expect(message.contains("is about form") && message.contains("“ignore: [\(rule)]” in .bob.yaml"))
  }

  @Test func aCriticalItemHasAWayOut() throws {
    let message = try #require(try mistakes("bob: ignore a.rows -- why").first)
    #expect(message.contains("is critical") && message.contains("“ignore: [a.rows]” in .bob.yaml"))
  }

  @Test(arguments: [
    "bob ignore b.docs -- why", "BOB: ignore b.docs -- why", "Bob: Ignore b.docs -- why",
    "bob : ignore b.docs",
    "bob:ignore b.docs -- why", "BOB IGNORE", "bob: Ignore b.docs -- why", "Bob ignore: b.docs",
  ])
  func whatIsPlainlyMeantIsTold(comment: String) throws {
    #expect(try mistakes(comment).first?.contains("“bob: ignore ITEM -- reason”") == true)
  }

  @Test(arguments: [
    "Bob ignores what it cannot read", "bobbin: ignore this", "Bob, ignore this", "Bob said so", "bob",
    "Bob:",
    "ask bob: ignore b.docs -- why",
  ])
  func otherWordsAreNot(comment: String) throws { #expect(try mistakes(comment).isEmpty) }
}
