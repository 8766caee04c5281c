/// Numbers with a fixed count of decimals, the same in every locale.
enum FixedPoint {
  /// The number rounded half away from zero, such as `58.3`; what is no number counts as 0.
  ///
  /// - Parameter places: 1 to 3.
  static func text(_ value: Double, places: Int) -> String {
    let scale = places == 1 ? 10 : places == 2 ? 100 : 1000
    let scaled = value * Double(scale)
    let limit = 1e15
    // Without `rounded`, which would need the C library's mathematics beside the standard library.
    let whole = scaled.isNaN ? 0 : Int(min(max(scaled, -limit), limit) + (scaled < 0 ? -0.5 : 0.5))
    let fraction = String(whole.magnitude % UInt(scale))
    let zeros = String(repeating: "0", count: places - fraction.utf8.count)
    return (whole < 0 ? "-" : "") + String(whole.magnitude / UInt(scale)) + "." + zeros + fraction
  }
}

/// Hexadecimal digits, lower case.
enum Hexadecimal {
  /// The digit of a number below 16.
  static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x57 + value
  }

  /// A 64-bit number as 16 digits.
  static func text(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
