/// Numbers with a fixed count of decimals, the same in every locale.
enum FixedPoint {
  /// The number rounded half away from zero, such as `58.3`; what is no number counts as 0.
  ///
  /// - Parameter places: 1 to 3.
  static func text(_ value: Double, places: Int) -> String {
    var bytes: [UInt8] = []
    append(value, places: places, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the number as ``text(_:places:)`` gives it.
  static func append(_ value: Double, places: Int, to bytes: inout [UInt8]) {
    let scale = places == 1 ? 10 : places == 2 ? 100 : 1000
    let scaled = value * Double(scale)
    let limit = 1e15
    // Without `rounded`, which would need the C library's mathematics beside the standard library.
    let whole = scaled.isNaN ? 0 : Int(min(max(scaled, -limit), limit) + (scaled < 0 ? -0.5 : 0.5))
    if whole < 0 { bytes.append(UInt8(ascii: "-")) }
    let magnitude = Int(whole.magnitude)
    append(magnitude / scale, to: &bytes)
    bytes.append(UInt8(ascii: "."))
    var unit = scale / 10
    while unit > 0 {
      bytes.append(0x30 + UInt8(magnitude / unit % 10))
      unit /= 10
    }
  }

  /// Appends a whole number in decimal digits.
  static func append(_ value: Int, to bytes: inout [UInt8]) {
    guard value >= 0, value < 100_000_000 else { return bytes.append(contentsOf: String(value).utf8) }
    // The digits, the first in the lowest byte.
    var digits: UInt64 = 0
    var count = 0
    var rest = UInt32(value)
    repeat {
      digits = digits << 8 | UInt64(0x30 + rest % 10)
      rest /= 10
      count += 1
    } while rest > 0
    bytes.append(addingCapacity: count) { span in
      for _ in 0..<count {
        span.append(UInt8(truncatingIfNeeded: digits))
        digits >>= 8
      }
    }
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
