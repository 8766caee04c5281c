/// The linear models of the statuses of one item, weighed together, in a table that the judge owns.
struct StatusModel: Sendable {
  /// The statuses in pairs, which are what a processor of any make weighs at once.
  private struct Pairs {
    var first = SIMD2<Double>()
    var second = SIMD2<Double>()
    var third = SIMD2<Double>()

    subscript(place: Int) -> Double {
      get { place < 2 ? first[place] : place < 4 ? second[place - 2] : third[place - 4] }
      set {
        if place < 2 {
          first[place] = newValue
        } else if place < 4 {
          second[place - 2] = newValue
        } else {
          third[place - 4] = newValue
        }
      }
    }
  }

  private let count: Int
  private var base = Pairs()
  /// For each figure its weight for each status.
  private let weights: FixedTable<Pairs>

  /// - Parameter models: one for each status; at most six.
  init(_ models: [LinearModel]) {
    count = models.count
    let figures = models.flatMap(\.weights).map { Int($0.feature) + 1 }.max() ?? 0
    var weights = Array(repeating: Pairs(), count: figures)
    for (place, model) in models.enumerated() {
      base[place] = model.base
      for (feature, weight) in model.weights { weights[Int(feature)][place] = weight }
    }
    self.weights = FixedTable(weights)
  }

  /// Gives the memory back.
  func deallocate() { weights.deallocate() }

  /// How likely each status is, given that one of them holds.
  func shares(_ values: UnsafeBufferPointer<Float>) -> [Double] {
    var sums = base
    // Most figures are 0, yet which ones cannot be foreseen: to weigh them all is quicker than to ask.
    for place in 0..<min(values.count, weights.count) {
      let value = SIMD2(repeating: Double(values[place]))
      sums.first += weights[place].first * value
      sums.second += weights[place].second * value
      sums.third += weights[place].third * value
    }
    var largest = sums[0]
    for place in 1..<max(count, 1) { largest = max(largest, sums[place]) }
    let shares = Pairs(
      first: StatusModel.exponential(sums.first - largest),
      second: StatusModel.exponential(sums.second - largest),
      third: StatusModel.exponential(sums.third - largest))
    var sum = 0.0
    for place in 0..<count { sum += shares[place] }
    return (0..<count).map { shares[$0] / sum }
  }

  /// e^x for numbers up to 0, from the logistic function, so that there is one source of rounding.
  private static func exponential(_ odds: SIMD2<Double>) -> SIMD2<Double> {
    let share = Logarithm.logistic(odds)
    let most = SIMD2(repeating: 0.999_999)
    return share / (1 - share.replacing(with: most, where: most .< share))
  }
}
