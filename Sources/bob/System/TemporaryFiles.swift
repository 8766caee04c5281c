import Glibc
import Synchronization

/// The unfinished output files, which an interrupt removes.
enum TemporaryFiles {
  /// More files than a command line names formats.
  private static let capacity = 32

  /// C strings, so that the signal handler can use them; a slot is 0 while free.
  private static let slots: [Slot] = (0..<capacity).map { _ in Slot() }

  /// A place that holds the address of a C string.
  private final class Slot: Sendable {
    let address = Atomic<UInt>(0)
  }

  /// Removes unfinished files and leaves with status 130 when the user interrupts, 143 when asked to end;
  /// a write to a closed pipe becomes an error instead of the end. What the caller happened to block does not stay
  /// blocked, and a hang-up that nohup has Bob ignore stays ignored.
  static func installSignalHandlers() {
    signal(SIGPIPE, SIG_IGN)
    _ = slots.count  // made now, not in the handler
    var handled = sigset_t()
    sigemptyset(&handled)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var current = sigaction()
      sigaction(number, nil, &current)
      if number == SIGHUP, unsafeBitCast(current.__sigaction_handler.sa_handler, to: Int.self) == ignored {
        continue
      }
      signal(number) { number in
        TemporaryFiles.unlinkAll()
        _exit(128 + number)
      }
      sigaddset(&handled, number)
    }
    pthread_sigmask(SIG_UNBLOCK, &handled, nil)
  }

  /// `SIG_IGN` as a number, since functions cannot be compared.
  private static let ignored = 1

  /// Remembers a file to remove.
  static func add(_ path: String) {
    guard let copy = strdup(path) else { return }
    let address = UInt(bitPattern: copy)
    for slot in slots
    where slot.address.compareExchange(expected: 0, desired: address, ordering: .acquiringAndReleasing)
      .exchanged
    {
      return
    }
    free(copy)
  }

  /// Forgets a file.
  static func remove(_ path: String) {
    for slot in slots {
      let address = slot.address.load(ordering: .acquiring)
      guard let text = UnsafeMutablePointer<CChar>(bitPattern: address), strcmp(text, path) == 0 else {
        continue
      }
      slot.address.store(0, ordering: .releasing)
      free(text)
    }
  }

  /// Removes every file that is remembered; calls nothing that a signal handler may not.
  static func unlinkAll() {
    for slot in slots {
      if let text = UnsafePointer<CChar>(bitPattern: slot.address.load(ordering: .acquiring)) { unlink(text) }
    }
  }
}
