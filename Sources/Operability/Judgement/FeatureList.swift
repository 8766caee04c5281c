/// Figures that a judgement rests on, in a fixed order. Their names are kept only where someone asks for them.
///
/// It cannot be copied, so that a figure is added without asking who else holds the others.
struct FeatureList: ~Copyable {
  private var room = UnsafeMutableBufferPointer<Float>.allocate(capacity: 128)
  private var count = 0
  private(set) var names: [String] = []
  private let keepsNames: Bool

  init(keepsNames: Bool = false) { self.keepsNames = keepsNames }

  deinit { room.deallocate() }

  /// The figures; not to be kept beyond the call.
  func withValues<Result>(_ body: (UnsafeBufferPointer<Float>) -> Result) -> Result {
    body(UnsafeBufferPointer(rebasing: room[..<count]))
  }

  /// The figures for whoever keeps them.
  var values: [Float] { withValues { Array($0) } }

  mutating func add(_ name: @autoclosure () -> String, _ value: Float) {
    if count == room.count { grow() }
    room.initializeElement(at: count, to: value)
    count += 1
    if keepsNames { names.append(name()) }
  }

  mutating func add(_ name: @autoclosure () -> String, count: Int) {
    // Most are none.
    add(name(), count == 0 ? 0 : Logarithm.ofOnePlus(count))
  }

  mutating func add(_ name: @autoclosure () -> String, _ value: Bool) { add(name(), value ? 1 : 0) }

  private mutating func grow() {
    let larger = UnsafeMutableBufferPointer<Float>.allocate(capacity: room.count * 2)
    _ = larger.moveInitialize(fromContentsOf: room)
    room.deallocate()
    room = larger
  }
}

/// Logarithms by arithmetic alone, so that they are the same on every machine.
enum Logarithm {
  /// For the numbers that most counts are.
  private static let table: [Float] = (0..<256).map { Float(natural(Double($0) + 1)) }
  private static let largest = 4096

  /// ln(1 + count); greater counts than 4096 are taken for that.
  static func ofOnePlus(_ count: Int) -> Float {
    let count = min(max(count, 0), largest)
    return count < table.count ? table[count] : Float(natural(Double(count) + 1))
  }

  /// The natural logarithm of a number from 1 on, by halving and a series for artanh.
  static func natural(_ number: Double) -> Double {
    var mantissa = number
    var exponent = 0.0
    while mantissa > 1.5 {
      mantissa /= 2
      exponent += 1
    }
    let ratio = (mantissa - 1) / (mantissa + 1)
    var term = ratio
    var sum = 0.0
    var divisor = 1.0
    while abs(term) > 1e-17 {
      sum += term / divisor
      term *= ratio * ratio
      divisor += 2
    }
    return 2 * sum + exponent * 0.693147180559945309417
  }

  /// 1 / (1 + e^-x) for four numbers at once, by the same steps as for one.
  static func logistic(_ odds: SIMD4<Double>) -> SIMD4<Double> {
    let bounded = odds.clamped(lowerBound: SIMD4(repeating: -30), upperBound: SIMD4(repeating: 30))
    let small = -bounded / 1024
    var sum = SIMD4(repeating: 1.0)
    for place in 0..<inverses.count { sum = 1 + small * inverses[place] * sum }
    for _ in 0..<10 { sum *= sum }
    return 1 / (1 + sum)
  }

  /// 1 / (1 + e^-x).
  static func logistic(_ odds: Double) -> Double {
    let bounded = min(max(odds, -30), 30)
    // e^x = (e^(x/1024))^1024; nine terms of the inner one's series are as good as a Double can hold.
    let small = -bounded / 1024
    var sum = 1.0
    for place in 0..<inverses.count { sum = 1 + small * inverses[place] * sum }
    for _ in 0..<10 { sum *= sum }
    return 1 / (1 + sum)
  }

  /// 1/9 down to 1/1, for Horner's scheme of the exponential series.
  private static let inverses: InlineArray<9, Double> = [
    1.0 / 9, 1.0 / 8, 1.0 / 7, 1.0 / 6, 1.0 / 5, 1.0 / 4, 1.0 / 3, 1.0 / 2, 1.0,
  ]
}
