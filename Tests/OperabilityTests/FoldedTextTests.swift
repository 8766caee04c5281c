import Testing

@testable import Operability

struct FoldedTextTests {
  private func folded(_ text: String, limit: Int = .max - 8) -> String {
    let bytes = Array(text.utf8)
    return String(unsafeUninitializedCapacity: bytes.count) { room in
      bytes.withUnsafeBufferPointer { FoldedText.write($0, 0..<$0.count, limit: limit, into: room) }
    }
  }

  /// As splitting and joining does, whatever stands where in an eight.
  @Test func foldsWhiteSpace() {
    let pieces = [
      "a", "words", " ", "  ", "\n", "\t ", "naïve", "exactly8", "日本", "\u{1}", "a b c d e f", "\r\n",
    ]
    for first in pieces {
      for second in pieces {
        for third in pieces {
          let text = first + second + third + second + first
          let expected = text.utf8.split { $0 == 0x20 || (0x09...0x0D).contains($0) }
            .map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
          #expect(folded(text) == expected, "\(text.debugDescription)")
        }
      }
    }
  }

  @Test func stopsAtTheLimit() {
    let text = String(repeating: "ab  cd ", count: 100)
    let whole = folded(text)
    for limit in 1..<40 {
      let part = folded(text, limit: limit)
      #expect(whole.hasPrefix(part) && part.utf8.count >= limit - 1 && part.utf8.count <= limit + 8)
    }
  }
}
