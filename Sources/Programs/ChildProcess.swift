import CSpawn
@preconcurrency import Glibc

/// A program that was started and has not been waited for yet.
struct ChildProcess {
  let identifier: pid_t
  /// Whether it leads a session, and so a process group, of its own.
  let leadsSession: Bool

  /// What `kill` is to be given to reach it: its group if it leads one.
  var target: pid_t { leadsSession ? -identifier : identifier }

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - standard: what its descriptors 0, 1 and 2 are; it has no others.
  ///   - leadsSession: whether it gets a session of its own, so that it can be ended with all that it starts,
  ///     and
  ///     has no terminal on which it would stop to wait for an answer.
  /// - Throws: ``ProgramError`` when it cannot be started.
  static func start(
    _ executable: Executable, arguments: [String], environment: Environment, workingDirectory: String?,
    standard: [Int32], leadsSession: Bool
  ) throws(ProgramError) -> ChildProcess {
    let (file, words) = try executable.resolve(arguments, searchPath: environment["PATH"])
    guard
      let argumentVector = CStrings(words.map { Array($0.utf8) }),
      let variables = CStrings(environment.entries),
      !file.utf8.contains(0), workingDirectory?.utf8.contains(0) != true
    else { throw ProgramError(executable, .nulInArgument) }
    if let workingDirectory {
      var status = stat()
      guard stat(workingDirectory, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        throw ProgramError(executable, .noWorkingDirectory(path: workingDirectory))
      }
    }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var code: Int32 = 0
    for (number, descriptor) in standard.enumerated() where code == 0 {
      code = posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
    if code == 0 { code = spawn_close_from(&actions, 3) }
    if code == 0, let workingDirectory {
      code = posix_spawn_file_actions_addchdir_np(&actions, workingDirectory)
    }

    // What the caller blocks or ignores for itself is no business of the program's.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    sigaddset(&defaults, SIGCHLD)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    var flags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
    if leadsSession { flags |= spawn_setsid }
    posix_spawnattr_setflags(&attributes, flags)

    var identifier: pid_t = 0
    if code == 0 {
      code = posix_spawn(
        &identifier, file, &actions, &attributes, argumentVector.pointers, variables.pointers)
    }
    guard code == 0 else { throw ProgramError(executable, .cannotStart(errno: code)) }
    return ChildProcess(identifier: identifier, leadsSession: leadsSession)
  }

  /// Waits for the end of the program and gives the system its entry back.
  func wait() -> TerminationStatus {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0 {
      // ECHILD: something else in this process waited for it, and its status is lost. That is no success.
      guard errno == EINTR else { return .exited(255) }
    }
    return TerminationStatus(waitStatus: status)
  }

  /// Sends a signal to it: to all of its group if it leads one.
  func send(_ signal: Int32) {
    _ = kill(target, signal)
  }
}

/// Strings in the form that C takes a list of them, ended by a null pointer.
final class CStrings {
  private(set) var pointers: [UnsafeMutablePointer<CChar>?] = []

  /// nil when one has a NUL in it, where C would end it.
  init?(_ strings: [[UInt8]]) {
    for string in strings {
      if string.contains(0) { return nil }
      pointers.append(strdup(string.map(CChar.init(bitPattern:)) + [0]))
    }
    pointers.append(nil)
  }

  deinit {
    for pointer in pointers { free(pointer) }
  }
}
