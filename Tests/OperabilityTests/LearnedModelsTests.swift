import Testing
import YAML

@testable import Operability

/// Learned weights: their text form and what is wrong with one.
struct LearnedModelsTests {
  private func read(_ text: String) throws -> LearnedModels {
    try LearnedModels(parsing: Array(text.utf8), name: "w.tsv", for: try SmallChecklist.load())
  }

  @Test func readsWeightsByName() throws {
    let models = try read(
      """
      # comment
      threshold\tgap\t0.42
      threshold\tchange.table\t.3
      features\tchange\tphrases\tproposal1
      change\ttable\t-1.5\t2\t0
      features\trelevant\tchange.table\tchange.gone
      relevant\ta.rows\t0.25\t-3.5\t1

      """)
    #expect(models.gapThreshold == 0.42 && models.changeThresholds["table"] == 0.3)
    #expect(models.changes["table"]?.base == -1.5)
    #expect(models.changes["table"]?.weights.map(\.weight) == [2])
    #expect(models.relevance["a.rows"]?.weights.map(\.feature) == [0])
  }

  @Test(arguments: [
    ("nothing\tx", "w.tsv:1:1: there is no table “nothing”"),
    ("change\ttable\t1", "w.tsv:1:1: the line with the features"),
    ("features\tchange\tx", "w.tsv:1:17: there is no feature “x”"),
    ("\nfeatures\tchange\tphrases\nchange\ttable\t1\tx", "w.tsv:3:16: a number is expected"),
    ("features\tchange\tphrases\nchange\ttable\t1", "w.tsv:2:15: a number is missing"),
    ("features\tchange\tphrases\nchange\ttable\t1\t2\t3", "more weights than features"),
    ("threshold\tx\t1", "there is no threshold “x”"),
    ("features\tstatus\ttopic\nstatus\ta.rows\tthin\t1\t2", "come in the order addressed"),
    ("features\tstatus\ttopic\nstatus\ta.rows\taddressed\t1\t2", "needs one line for each status"),
  ])
  func placesMistakes(_ text: String, _ expected: String) {
    do {
      _ = try read(text)
      Issue.record("it was read")
    } catch {
      #expect("\(error)".contains(expected), "\(error)")
    }
  }

  @Test func figuresOfLogarithmsAreRight() {
    #expect(abs(Logarithm.natural(10) - 2.302585092994046) < 1e-12)
    #expect(abs(Logarithm.logistic(0) - 0.5) < 1e-12)
    #expect(abs(Logarithm.logistic(2) - 0.8807970779778823) < 1e-9)
    #expect(Logarithm.logistic(-1000) < 1e-12 && Logarithm.logistic(1000) > 1 - 1e-12)
    let shares = StatusModel([1, 2, 3].map { LinearModel(base: $0, weights: []) }).shares([])
    #expect(abs(shares[2] - 0.6652409557748219) < 1e-6)
    #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
  }
}
