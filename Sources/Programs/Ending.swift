@preconcurrency import Glibc

/// The end that is made of a program: it and all that it has started are told to end, and later killed.
struct Ending {
  /// When it is to be killed.
  var time: ContinuousClock.Instant

  private let process: ChildProcess
  /// What it has started, if it does not lead a group by which that can be reached.
  private let descendants: [Descendant]

  /// Tells a program to end.
  init(_ process: ChildProcess, time: ContinuousClock.Instant) {
    self.process = process
    self.time = time
    descendants = process.leadsSession ? [] : Descendant.all(of: process.identifier)
    send(SIGTERM)
    // One that is stopped does not heed the first before the second.
    send(SIGCONT)
  }

  /// Ends it without asking.
  func kill() {
    send(SIGKILL)
  }

  private func send(_ signal: Int32) {
    process.send(signal)
    for descendant in descendants { descendant.send(signal) }
  }
}

/// A process that another has started, itself or through others.
private struct Descendant {
  let identifier: pid_t
  private let parent: pid_t
  /// When it was started; a later process of the same number differs in it.
  private let start: UInt64

  /// All processes below one, as the system shows them in /proc now.
  static func all(of ancestor: pid_t) -> [Descendant] {
    guard let folder = opendir("/proc") else { return [] }
    defer { closedir(folder) }
    var children: [pid_t: [Descendant]] = [:]
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let identifier = pid_t(name), let found = Descendant(identifier) else { continue }
      children[found.parent, default: []].append(found)
    }
    var result: [Descendant] = []
    var next = [ancestor]
    while let parent = next.popLast() {
      // Taken out, so that it ends whatever /proc says.
      let found = children.removeValue(forKey: parent) ?? []
      result += found
      next += found.map(\.identifier)
    }
    return result
  }

  /// Reads /proc/…/stat (proc(5)): the parent is the fourth field, the start the twenty-second. The second,
  /// the name, is in parentheses and may hold anything.
  private init?(_ identifier: pid_t) {
    guard let file = Descriptor.open("/proc/\(identifier)/stat", O_RDONLY) else { return nil }
    var buffer = [UInt8](repeating: 0, count: 1024)
    let count = read(file.number, &buffer, buffer.count)
    guard count > 0, let name = buffer[..<count].lastIndex(of: UInt8(ascii: ")")) else { return nil }
    let fields = String(decoding: buffer[(name + 1)..<count], as: UTF8.self).split(separator: " ")
    guard fields.count > 19, let parent = pid_t(fields[1]), let start = UInt64(fields[19]) else { return nil }
    self.identifier = identifier
    self.parent = parent
    self.start = start
  }

  /// Sends a signal to it, if it is still the same.
  func send(_ signal: Int32) {
    if Descendant(identifier)?.start == start { _ = kill(identifier, signal) }
  }
}
