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
    ("contradiction\t*\t1", "w.tsv:1:1: the line with the features of “contradiction”"),
    ("contradiction\ta.rows\t1", "w.tsv:1:1: there is one line of “contradiction”, whose item is *"),
    ("features\tcontradiction\titems", "w.tsv:1:24: there is no feature “items”"),
    ("gap\ta.rows\t1", "w.tsv:1:1: the line with the features of “gap” must come first"),
    ("features\tgap\ttopic\ngap\ta.rows\t0\t1:2 =1 =2", "w.tsv:2:14: the number of a feature, a colon"),
    ("features\tgap\ttopic\ngap\ta.rows\t0\t0:x =1 =2", "w.tsv:2:14: the number of a feature, a colon"),
    ("features\tgap\ttopic\ngap\ta.rows\t0\t0:2 =1", "w.tsv:2:20: a node is missing here"),
    ("features\tgap\ttopic\ngap\ta.rows\t0\t=1 =2", "w.tsv:2:16: a tree has more nodes than its splits"),
    ("features\tgap\ttopic\ngap\ta.rows\t0\t=", "w.tsv:2:14: a leaf in thousandths"),
    (
      "features\tgap\ttopic\ngap\ta.rows\t0\t" + String(repeating: "0:1 ", count: 9) + "=1",
      "a tree has at most 8 levels"
    ),
  ])
  func placesMistakes(_ text: String, _ expected: String) {
    do {
      _ = try read(text)
      Issue.record("it was read")
    } catch {
      #expect("\(error)".contains(expected), "\(error)")
    }
  }

  @Test func addsUpTrees() throws {
    let models = try read(
      """
      features\tgap\tchange.table\ttopic\tchange.gone
      gap\ta.rows\t-1\t0:0.5 =100 1:2.25 =200 =300\t=-1000\t2:0.5 =10 =9999

      """)
    let model = try #require(models.gaps["a.rows"])
    // The probability of the change comes first, the figures of the status follow; a kind that is gone is 0.
    func logOdds(_ change: Float, topic: Float) throws -> Double {
      let place = try #require(FigureLayout(try SmallChecklist.load()).gap.firstIndex(of: "topic"))
      var figures = Array(repeating: Float(0), count: place + 1)
      (figures[0], figures[place]) = (change, topic)
      let probability = model.probability(figures)
      return Logarithm.natural(probability / (1 - probability) * 100) - Logarithm.natural(100)
    }
    #expect(abs(try logOdds(0.5, topic: 3) - (-1 + 0.1 - 1 + 0.01)) < 1e-6)
    #expect(abs(try logOdds(0.6, topic: 2.25) - (-1 + 0.2 - 1 + 0.01)) < 1e-6)
    #expect(abs(try logOdds(0.6, topic: 2.5) - (-1 + 0.3 - 1 + 0.01)) < 1e-6)
  }

  @Test func weighsContradictionsOfAllItemsByOneLine() throws {
    let models = try read(
      """
      threshold\tcontradiction\t0.4
      features\tcontradiction\tchange.table\tstate.bare\titem.gone\titem.b.docs
      contradiction\t*\t-2\t1\t0.5\t9\t0.25

      """)
    let names = FigureLayout(try SmallChecklist.load()).contradiction
    let model = try #require(models.contradiction)
    #expect(models.contradictionThreshold == 0.4 && model.base == -2)
    #expect(model.weights.map { names[Int($0.feature)] } == ["change.table", "state.bare", "item.b.docs"])
    #expect(model.weights.map(\.weight) == [1, 0.5, 0.25])
  }

  @Test func figuresOfLogarithmsAreRight() {
    #expect(abs(Logarithm.natural(10) - 2.302585092994046) < 1e-12)
    #expect(abs(Logarithm.logistic(0) - 0.5) < 1e-12)
    #expect(abs(Logarithm.logistic(2) - 0.8807970779778823) < 1e-9)
    #expect(Logarithm.logistic(-1000) < 1e-12 && Logarithm.logistic(1000) > 1 - 1e-12)
    var model = StatusModel()
    for base in [1.0, 2, 3, -40] { model.add(LinearModel(base: base, weights: [])) }
    let shares = [].withUnsafeBufferPointer { model.shares($0) }
    #expect(abs(shares[2] - 0.6652409557748219) < 1e-6)
    #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
  }
}
