/// The linear models of the four statuses of one item, weighed together.
struct StatusModel: Sendable {
  /// How many statuses there are so far.
  private(set) var count = 0
  private var base = SIMD4<Double>()
  /// For each figure its weight for each status.
  private var weights: [SIMD4<Double>] = []

  /// No status so far.
  init() {}

  /// Whether there is one for each of ``LearnedModels/statuses``.
  var isComplete: Bool { count == LearnedModels.statuses.count }

  /// Adds the weights of the next status.
  mutating func add(_ model: LinearModel) {
    let figures = model.weights.reduce(weights.count) { max($0, Int($1.feature) + 1) }
    weights += repeatElement(SIMD4(), count: figures - weights.count)
    for (figure, weight) in model.weights { weights[Int(figure)][count] = weight }
    base[count] = model.base
    count += 1
  }

  /// How likely each status is, given that one of them holds.
  func shares(_ values: UnsafeBufferPointer<Float>) -> [Double] {
    var sums = base
    weights.withUnsafeBufferPointer { weights in
      // Most figures are 0, yet which ones cannot be foreseen: to weigh them all is quicker than to ask.
      for place in 0..<min(values.count, weights.count) { sums += weights[place] * Double(values[place]) }
    }
    let shares = StatusModel.exponential(sums - sums.max())
    let sum = shares.sum()
    return (0..<4).map { shares[$0] / sum }
  }

  /// e^x for numbers up to 0, from the logistic function, so that there is one source of rounding.
  private static func exponential(_ odds: SIMD4<Double>) -> SIMD4<Double> {
    let share = Logarithm.logistic(odds)
    let most = SIMD4(repeating: 0.999_999)
    return share / (1 - share.replacing(with: most, where: most .< share))
  }
}
