import Testing

@testable import Operability

/// Sets of hashes of sentences.
struct SentenceHashesTests {
  @Test func holdsEachHashOnceWhateverTheOrder() {
    let hashes: SentenceHashes = [7, 3, 7, 9, 1]
    #expect(hashes.hashes == [1, 3, 7, 9] && hashes.count == 4)
    #expect(hashes == SentenceHashes([1, 3, 7, 9]))
    for hash in UInt64(0)...10 { #expect(hashes.contains(hash) == [1, 3, 7, 9].contains(hash)) }
    #expect(!SentenceHashes([]).contains(0))
  }

  @Test func joinsAndForgets() {
    var hashes: SentenceHashes = [5, 2]
    hashes.formUnion([8, 2])
    #expect(hashes.hashes == [2, 5, 8])
    hashes.remove(5)
    hashes.remove(4)
    #expect(hashes.hashes == [2, 8])
  }
}
