@preconcurrency import Glibc

/// What to run: a program by its name or path, or a command that the user configured.
public struct Executable: Sendable, Equatable, CustomStringConvertible {
  private enum Kind: Equatable {
    case name
    case path
    case command
  }

  private let kind: Kind
  /// The name, path or text, for messages.
  public let description: String

  private init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.description = text
  }

  /// A program to be looked for in the folders of `PATH`. A name with a `/` is a path.
  public static func name(_ name: String) -> Executable {
    Executable(name.utf8.contains(UInt8(ascii: "/")) ? .path : .name, name)
  }

  /// A program at a path. A relative one is relative to the caller's own working directory, wherever the
  /// program is to work.
  public static func path(_ path: String) -> Executable {
    Executable(.path, path)
  }

  /// Text that the user configured as a command, such as an editor or `core.sshCommand`: `emacs -nw`, `"my
  /// ssh" -v`.
  ///
  /// It is run as git runs such text (`prepare_shell_cmd` in its run-command.c): a mere word is a program's
  /// name; anything else goes to the shell as `sh -c 'TEXT "$@"' TEXT ARGUMENTS…`, so that the arguments are
  /// positional parameters, which the shell does not read as its language.
  public static func command(_ text: String) -> Executable {
    let special = Set("|&;<>()$`\\\"' \t\n*?[#~=%".utf8)
    return text.isEmpty || text.utf8.contains(where: special.contains)
      ? Executable(.command, text) : .name(text)
  }

  /// The package of Debian that has the program, for those that are needed most.
  var debianPackage: String? {
    switch description {
    case "git": "git"
    case "ssh", "scp", "ssh-keygen": "openssh-client"
    case "curl": "curl"
    default: nil
    }
  }

  /// The file to run and the arguments from the program's own name on.
  ///
  /// - Parameter searchPath: the value of `PATH`.
  /// - Throws: ``ProgramError`` when there is no such program, or it may not be run.
  func resolve(_ arguments: [String], searchPath: String?) throws(ProgramError) -> (
    file: String, arguments: [String]
  ) {
    switch kind {
    case .name:
      return (try find(in: searchPath), [description] + arguments)
    case .path:
      let path = try absolute()
      switch Self.look(at: path) {
      case .executable: return (path, [description] + arguments)
      case .other: throw ProgramError(self, .notExecutable(path: path))
      case .nothing: throw ProgramError(self, .notFound(debianPackage: nil))
      }
    case .command:
      let text = arguments.isEmpty ? description : description + " \"$@\""
      return ("/bin/sh", ["sh", "-c", text, description] + arguments)
    }
  }

  /// Looks the name up in the folders of `PATH`. Relative and empty ones, which stand for the working
  /// directory, are passed over: in a checkout of untrusted text they would run a program of that checkout.
  private func find(in searchPath: String?) throws(ProgramError) -> String {
    var refused: String?
    for folder in (searchPath ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":") {
      guard folder.utf8.first == UInt8(ascii: "/"), !description.isEmpty else { continue }
      let path = "\(folder)/\(description)"
      switch Self.look(at: path) {
      case .executable: return path
      case .other: refused = refused ?? path
      case .nothing: continue
      }
    }
    if let refused { throw ProgramError(self, .notExecutable(path: refused)) }
    throw ProgramError(self, .notFound(debianPackage: debianPackage))
  }

  private func absolute() throws(ProgramError) -> String {
    if description.utf8.first == UInt8(ascii: "/") { return description }
    guard let folder = getcwd(nil, 0) else { throw ProgramError(self, .cannotStart(errno: errno)) }
    defer { free(folder) }
    return String(cString: folder) + "/" + description
  }

  private enum Found {
    case executable
    case other
    case nothing
  }

  private static func look(at path: String) -> Found {
    var status = stat()
    guard stat(path, &status) == 0 else { return .nothing }
    return status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0 ? .executable : .other
  }
}
