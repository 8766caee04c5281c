/// Identifies a finding across revisions: FNV-1a (64 bits) of what does not change when the text around it does.
public enum Fingerprint {
  /// The fingerprint of the given parts, in order.
  public static func of(_ parts: String...) -> UInt64 { of(parts) }

  static func of(_ parts: [String]) -> UInt64 {
    var hash = SentenceHash.seed
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* SentenceHash.prime }
      // No text holds this byte, so that parts cannot run into one another.
      hash = (hash ^ 0xFF) &* SentenceHash.prime
    }
    return hash
  }

  /// Sixteen digits, as reports write it.
  public static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
