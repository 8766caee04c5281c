import Testing

@testable import Arguments

@Test func declarationsOfTheToolAreSound() {
  #expect(Tool.declarationProblems() == [])
}
