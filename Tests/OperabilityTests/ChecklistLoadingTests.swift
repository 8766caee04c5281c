import Testing

@testable import Operability

/// Loading: what is read, what is merged, and where mistakes are.
struct ChecklistLoadingTests {
  @Test func readsEverything() throws {
    let checklist = try SmallChecklist.load()
    #expect(checklist.items.map(\.id) == ["a.rows", "b.docs"])
    #expect(checklist.items.map(\.weight) == [3, 1])
    #expect(checklist.items[0].critical && !checklist.items[1].critical)
    #expect(checklist.items[0].relevance.changes.map(\.change) == ["table"])
    #expect(checklist.credits.none == 0.5)
    #expect(checklist.changes[0].forms.map(\.name) == ["add"])
    #expect(checklist.roles.map(\.scope) == [.proposal, .alternatives, .problem])
    #expect(checklist.messages[.thin].count == 1)
  }

  @Test func extendingReplacesWhatIsGivenAndKeepsTheRest() throws {
    let checklist = try SmallChecklist.load(
      """
      extends: small
      title: Ours
      remove: [b.docs]
      areas:
        - id: a
          items:
            - {id: a.rows, ask: And the rows?}
            - id: a.more
              title: More
              question: More?
              why: It is asked.
              ask: Is there more?
              good: This.
              bad: That.
      """)
    #expect(checklist.title == "Ours" && checklist.id == "small")
    #expect(checklist.items.map(\.id) == ["a.rows", "a.more"])
    #expect(checklist.items[0].ask == "And the rows?")
    #expect(checklist.items[0].why == "They are there.")
    #expect(checklist.areas.map(\.weight) == [2, 1])
  }

  /// A change of the small checklist, and what is to be said of it, with its place.
  @Test(arguments: [
    ("ready-at: 60", "readyat: 60", "small.yaml:3:1: unknown key"),
    ("ready-at: 60", "ready-at: much", "small.yaml:3:11: ready-at: expected a number"),
    ("title: Small", "titel: Small", "small.yaml:2:1: unknown key"),
    ("        question: What becomes of rows?\n", "", "question"),
    ("- id: b.docs", "- id: a.rows", "there twice"),
    ("title: Existing rows", "title: Existing rows\n        title: Again", "small.yaml:"),
    ("none: [upgrade]", "none: [downgrade]", "no role “downgrade”"),
    ("changes: {table: 9}", "changes: {chair: 9}", "no kind of change “chair”"),
    ("\"row+|migrat*\"", "\"row+|mi-grat*\"", "no word"),
    ("<adds> ..4 <object>", "<puts> ..4 <object>", "no term “puts”"),
    ("{cause-line}", "{reason}", "no placeholder {reason}"),
    ("negation:", "negative:", "no signal “negative”"),
    ("scope: problem", "scope: trouble", "expected one of proposal"),
    ("id: small", "id: Small", "an identifier is made of"),
    ("title: Small", "title: Small\nremove: [x]", "without “extends”"),
  ])
  func placesMistakes(_ old: String, _ new: String, _ expected: String) {
    #expect(SmallChecklist.text.contains(old), "the test replaces nothing")
    let changed = SmallChecklist.text.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    let text = changed.joined(separator: new)
    let message = SmallChecklist.error(String(text))
    #expect(message.contains(expected), "\(message)")
    #expect(message.hasPrefix("small.yaml:"), "\(message)")
  }

  @Test func allKeysThatAnItemLacksAreNamedAtOnce() {
    let item = "extends: small\nareas:\n  - id: b\n    items:\n      - {id: b.x"
    #expect(
      SmallChecklist.error(item + ", why: W, good: G, title: T}")
        == "small.yaml:5:9: areas[1].items[1]: “question”, “ask” and “bad” are missing for “b.x”")
    #expect(
      SmallChecklist.error(item + ", why: W, good: G, title: T, question: Q, bad: B}").hasSuffix(
        "“ask” is missing for “b.x”"))
  }

  @Test func doesNotExtendItselfForever() {
    do {
      let text = Array("extends: me".utf8)
      _ = try Checklist(loading: text, name: "me.yaml") { _ in ("me", text) }
      Issue.record("it was loaded")
    } catch {
      #expect("\(error)".contains("in a circle"))
    }
  }

  @Test func findsEachBaseByTheNamesOnTheWayToIt() throws {
    var asked: [[String]] = []
    let checklist = try Checklist(loading: Array("extends: b/one.yaml".utf8), name: "a.yaml") { names in
      asked.append(names)
      let text =
        names.count == 1 ? "extends: two.yaml\nlearned: own.tsv" : SmallChecklist.text + "\nlearned: far.tsv"
      return (names.joined(separator: ">"), Array(text.utf8))
    }
    #expect(asked == [["b/one.yaml"], ["b/one.yaml", "two.yaml"]])
    #expect(checklist.learned == "own.tsv" && checklist.learnedOrigin == ["b/one.yaml"])
  }

  @Test func anErrorInABaseNamesItsFile() {
    #expect(throws: (any Error).self) {
      _ = try Checklist(loading: Array("extends: one".utf8), name: "a.yaml") { _ in
        ("folder/one.yaml", Array("titel: x".utf8))
      }
    }
    do {
      _ = try Checklist(loading: Array("extends: one".utf8), name: "a.yaml") { _ in
        ("folder/one.yaml", Array("titel: x".utf8))
      }
    } catch { #expect("\(error)".hasPrefix("folder/one.yaml:1:1: unknown key")) }
  }

  @Test func removingAnAreaTakesItsItemsAndLeavesARoleOfItsName() throws {
    let text = SmallChecklist.text.replacing("id: upgrade, headings", with: "id: a, headings")
      .replacing("[upgrade]", with: "[a]").replacing("under: upgrade", with: "under: a")
    let checklist = try Checklist(loading: Array("extends: x\nremove: [a]".utf8), name: "a.yaml") { _ in
      ("x", Array(text.utf8))
    }
    #expect(checklist.areas.map(\.id) == ["b"] && checklist.items.map(\.id) == ["b.docs"])
    #expect(checklist.roles.map(\.id) == ["a", "other", "problem"])
  }

  @Test func removingTheSameTwiceIsAMistake() {
    #expect(SmallChecklist.error("extends: small\nremove: [b, b]").contains("small.yaml:2:13"))
  }

  @Test func removingWhatIsNotThereIsAMistake() {
    #expect(SmallChecklist.error("extends: small\nremove: [a.x]").contains("small.yaml:2:10"))
  }
}
