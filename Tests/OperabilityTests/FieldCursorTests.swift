import Testing

@testable import Operability

/// Fields of the text form of learned weights.
struct FieldCursorTests {
  private func reading<Value>(_ text: String, _ body: (inout FieldCursor) -> Value) -> Value {
    var text = text
    return text.withUTF8 { bytes in
      var cursor = FieldCursor(bytes)
      return body(&cursor)
    }
  }

  @Test func decimalsAreTheNearestDoubles() {
    for integer in stride(from: -99_999, through: 99_999, by: 37) {
      for digits in 0...15 {
        let sign = integer < 0 ? "-" : ""
        let fraction = String("\(abs(integer))".prefix(digits))
        let text = sign + "\(abs(integer) % 1000)." + fraction
        #expect(reading(text) { $0.number() } == Double(fraction.isEmpty ? text + "0" : text), "\(text)")
      }
    }
    #expect(reading("123456789.012345\t7") { $0.number() } == 123456789.012345)
    #expect(reading(".5") { $0.number() } == 0.5)
  }

  @Test(arguments: [
    "", "-", ".", "x", "1x", "1.2.3", "1 ", "+1", "--1", "1234567890123456", "0.1234567890123456",
  ])
  func otherNumbersAreNone(_ text: String) { #expect(reading(text) { $0.number() } == nil) }

  @Test func wholeNumbersHaveAtMostNineDigits() {
    #expect(reading("-123456789") { $0.integer() } == -123_456_789)
    #expect(reading("1234567890") { ($0.integer() ?? 0) + Int($0.next - 0x30) } == 123_456_789)
    #expect(reading("-x") { $0.integer() } == nil)
  }

  @Test func wordsEndAtATabOrTheLine() {
    #expect(reading("unit\tx") { $0.skip(field: "unit") ? $0.text() : "" } == "x")
    #expect(reading("unit\nx") { $0.skip(field: "unit") && $0.isAtLineEnd })
    #expect(reading("unit") { $0.skip(field: "unit") && $0.isAtEnd })
    #expect(!reading("units\tx") { $0.skip(field: "unit") || $0.position > 0 })
    #expect(!reading("uni") { $0.skip(name: "unit") || $0.position > 0 })
  }
}
