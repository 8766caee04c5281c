/// A weighted sum of features, turned into a probability by whoever asks.
struct LinearModel: Sendable {
  /// The log-odds without any feature.
  var base: Double
  /// Feature indices and their weights.
  var weights: [(feature: Int32, weight: Double)]

  /// The log-odds for a list of features.
  func odds(_ values: UnsafeBufferPointer<Float>) -> Double {
    var sum = base
    for (feature, weight) in weights { sum += weight * Double(values[Int(feature)]) }
    return sum
  }

  /// The probability for a list of features.
  func probability(_ values: UnsafeBufferPointer<Float>) -> Double { Logarithm.logistic(odds(values)) }
}
