/// The linear models of the statuses of one item, weighed together: most figures are 0, and one that is not weighs in all.
struct StatusModel: Sendable {
  private var base: [Double] = []
  /// For each figure its weight for each status; one after the other.
  private var weights: [SIMD8<Double>] = []

  /// No status so far.
  init() {}

  /// How many statuses there are; at most eight.
  var count: Int { base.count }

  /// Whether there is one for each of ``LearnedModels/statuses``.
  var isComplete: Bool { count == LearnedModels.statuses.count }

  /// Adds the weights of the next status.
  mutating func add(_ model: LinearModel) {
    let figures = model.weights.reduce(weights.count) { max($0, Int($1.feature) + 1) }
    weights += repeatElement(SIMD8(), count: figures - weights.count)
    let status = count
    weights.withUnsafeMutableBytes { bytes in
      // To set an element of a vector takes as long as to copy the vector.
      for (figure, weight) in model.weights {
        let place = Int(figure) * MemoryLayout<SIMD8<Double>>.stride + status * MemoryLayout<Double>.stride
        bytes.storeBytes(of: weight, toByteOffset: place, as: Double.self)
      }
    }
    base.append(model.base)
  }

  /// How likely each status is, given that one of them holds.
  func shares(_ values: [Float]) -> [Double] {
    var sums = SIMD8<Double>()
    for place in base.indices { sums[place] = base[place] }
    for (value, weights) in zip(values, weights) where value != 0 { sums += weights * Double(value) }
    let largest = base.indices.map { sums[$0] }.max() ?? 0
    return base.indices.map { place in
      // e^x from the logistic function, so that there is one source of rounding.
      let share = Logarithm.logistic(sums[place] - largest)
      return share / (1 - min(share, 0.999_999))
    }.normalized
  }
}
