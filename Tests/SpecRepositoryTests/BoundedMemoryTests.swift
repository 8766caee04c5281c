import SpecRepository
import Testing

@Suite struct BoundedMemoryTests {
  @Test func forgetsRatherThanGrows() {
    var memory = BoundedMemory<Int, Int?>(limit: 3)
    for key in 0..<3 { memory[key] = .some(key == 1 ? nil : key) }
    #expect(memory[0] == .some(0))
    // That nothing is there can be known, too.
    #expect(memory[1] == .some(nil))
    memory[3] = 3
    #expect((0...3).filter { memory[$0] != nil } == [3])
  }

  /// What is known of more folders than there is room for is found out anew, and is the same.
  @Test func rootsAreThoseOfBefore() {
    let tree = TemporaryTree(names: ["LICENSE", "a/b/c.rst"])
    let roots = tree.roots
    let first = roots.pathInRoot(of: tree.at("a/b/c.rst"))
    for number in 0..<10_000 { _ = roots.pathInRoot(of: tree.at("none/\(number)/x.rst")) }
    #expect(first == "a/b/c.rst")
    #expect(roots.pathInRoot(of: tree.at("a/b/c.rst")) == first)
  }
}
