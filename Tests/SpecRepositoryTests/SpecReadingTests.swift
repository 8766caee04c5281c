import Glibc
import Testing

@testable import SpecRepository

@Suite struct SpecReadingTests {
  private func fault(_ path: String, limit: Int = SpecReading.sizeLimit) -> SpecReading.Fault? {
    do throws(SpecReading.Fault) {
      _ = try SpecReading.read(path, limit: limit)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [0, 1, 8191, 65_536, 300_000]) func readsWhole(_ count: Int) throws {
    let bytes = (0..<count).map { UInt8(1 + $0 % 255) }
    let tree = TemporaryTree()
    tree.add("a.rst", bytes)
    #expect(try SpecReading.read(tree.at("a.rst")) == bytes)
  }

  @Test func readsFilesWhoseSizeTheSystemDoesNotTell() throws {
    #expect(try !SpecReading.read("/proc/self/status").isEmpty)
  }

  @Test func refuses() throws {
    let tree = TemporaryTree(["a.rst": "abc", "folder/": ""])
    mkfifo(tree.at("pipe"), 0o600)
    tree.link("loop", to: "loop")
    tree.add("binary", Array(repeating: 0x61, count: 8191) + [0])
    tree.add("late", Array(repeating: 0x61, count: 8192) + [0])

    #expect(fault(tree.at("missing")) == .missing)
    #expect(fault(tree.at("a.rst/b")) == .missing)
    #expect(fault(tree.at("a.rst\0")) == .missing)
    #expect(fault("") == .missing)
    #expect(fault(tree.at("folder")) == .folder)
    #expect(fault(tree.at("pipe")) == .special("a pipe"))
    #expect(fault("/dev/null") == .special("a device"))
    #expect(fault(tree.at("loop")) == .unreadable("too many levels of symbolic links"))
    #expect(fault(tree.at("binary")) == .binary)
    #expect(fault(tree.at("late")) == nil)
    #expect(fault(tree.at("a.rst"), limit: 2) == .tooLarge(limit: 2))
    #expect(fault(tree.at("a.rst"), limit: 3) == nil)
    #expect(fault("/proc/self/status", limit: 10) == .tooLarge(limit: 10))
  }

  @Test func refusesSockets() throws {
    let tree = TemporaryTree()
    let path = tree.at("socket")
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(result == 0)
    #expect(fault(path) == .special("a socket"))
  }

  @Test func refusesMoreThanAGibibyte() throws {
    let tree = TemporaryTree(["big.rst": ""])
    // A sparse file takes no room.
    try #require(truncate(tree.at("big.rst"), (1 << 30) + 1) == 0)
    #expect(fault(tree.at("big.rst")) == .tooLarge(limit: 1 << 30))
    #expect(SpecReading.Fault.tooLarge(limit: 1 << 20).message.hasPrefix("is larger than 1 MiB,"))
  }

  @Test(.enabled(if: getuid() != 0, "the superuser may read everything"))
  func reportsMissingPermission() {
    let tree = TemporaryTree(["a.rst": "x"])
    chmod(tree.at("a.rst"), 0)
    #expect(fault(tree.at("a.rst")) == .unreadable("permission denied"))
  }

  @Test func saysWhatToDo() {
    #expect(SpecReading.Fault.special("a pipe").message == "is a pipe; to read standard input, use -")
    #expect(SpecReading.Fault.unreadable("no").message == "cannot be read: no")
    #expect(!SpecReading.Fault.unreadable("no").isSkippedInSearch)
    #expect(SpecReading.Fault.binary.isSkippedInSearch)
    #expect("\(FileProblem(path: "a\n\u{1B}b", message: "x"))" == "a\\n\\u{1B}b: x")
  }
}
