/// A weighted sum of features, turned into a probability by whoever asks.
struct LinearModel: Sendable {
  /// The log-odds without any feature.
  var base: Double
  /// Feature indices and their weights.
  var weights: [(feature: Int32, weight: Double)]

  /// The log-odds for a list of features.
  func odds(_ values: [Float]) -> Double {
    var sum = base
    for (feature, weight) in weights { sum += weight * Double(values[Int(feature)]) }
    return sum
  }

  /// The probability for a list of features.
  func probability(_ values: [Float]) -> Double { Logarithm.logistic(odds(values)) }

  /// The shares of several possibilities of which one holds, from their log-odds.
  static func shares(_ odds: [Double]) -> [Double] {
    let largest = odds.max() ?? 0
    // e^x from the logistic function, so that there is one source of rounding.
    return odds.map { odd in
      let share = Logarithm.logistic(odd - largest)
      return share / (1 - min(share, 0.999_999))
    }.normalized
  }
}
