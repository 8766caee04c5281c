/// The linear models of the statuses of one item, weighed together: most figures are 0, and one that is not weighs in all.
struct StatusModel: Sendable {
  private let base: [Double]
  /// For each figure its weight for each status; one after the other.
  private var weights: [SIMD8<Double>]

  /// - Parameter models: one for each status; at most eight.
  init(_ models: [LinearModel]) {
    base = models.map(\.base)
    let count = models.flatMap(\.weights).map { Int($0.feature) + 1 }.max() ?? 0
    weights = Array(repeating: SIMD8(), count: count)
    for (place, model) in models.enumerated() {
      for (feature, weight) in model.weights { weights[Int(feature)][place] = weight }
    }
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
