import Programs

/// The ssh that git would use for this user, and how it is told the port.
///
/// The order is git's own (git-config(1), `core.sshCommand` and `ssh.variant`): `GIT_SSH_COMMAND`, then
/// `core.sshCommand`, both text for a shell; then `GIT_SSH`, a program; then `ssh`.
public struct SSHProgram: Sendable, Equatable {
  /// How options are written.
  enum Variant: Sendable, Equatable {
    case openSSH, plink, tortoisePlink
    /// Takes no options at all.
    case simple
  }

  let executable: Executable
  let variant: Variant

  /// Chooses the program.
  ///
  /// - Parameters:
  ///   - environment: gives a variable's value.
  ///   - configuration: gives the value of a key of git's configuration.
  public init(environment: (String) -> String?, configuration: (String) -> String?) {
    func set(_ value: String?) -> String? { value?.isEmpty == false ? value : nil }
    let word: String
    if let text = set(environment("GIT_SSH_COMMAND")) ?? set(configuration("core.sshCommand")) {
      executable = .command(text)
      word = SSHProgram.firstWord(of: text)
    } else {
      let program = set(environment("GIT_SSH")) ?? "ssh"
      executable = .name(program)
      word = program
    }
    switch set(environment("GIT_SSH_VARIANT")) ?? set(configuration("ssh.variant")) ?? "auto" {
    case "plink", "putty": variant = .plink
    case "tortoiseplink": variant = .tortoisePlink
    case "simple": variant = .simple
    case "ssh": variant = .openSSH
    default: variant = SSHProgram.variant(of: word)
    }
  }

  /// The program that a command begins with, quotes dropped.
  private static func firstWord(of text: String) -> String {
    let text = text.drop { $0 == " " || $0 == "\t" }
    if let quote = text.first, quote == "\"" || quote == "'" {
      return String(text.dropFirst().prefix { $0 != quote })
    }
    return String(text.prefix { $0 != " " && $0 != "\t" })
  }

  /// By the program's name, as git tells (`determine_ssh_variant` in its connect.c).
  private static func variant(of program: String) -> Variant {
    var name = String(program.split(separator: "/").last ?? "").lowercased()
    if name.hasSuffix(".exe") { name.removeLast(4) }
    switch name {
    case "plink": return .plink
    case "tortoiseplink": return .tortoisePlink
    default: return .openSSH
    }
  }

  /// The arguments that have a command run on a server.
  func arguments(_ address: SSHAddress, _ command: String) -> [String] {
    var arguments: [String] = []
    if let port = address.port {
      switch variant {
      case .openSSH: arguments = ["-p", String(port)]
      case .plink: arguments = ["-P", String(port)]
      case .tortoisePlink: arguments = ["-batch", "-P", String(port)]
      case .simple: break
      }
    }
    return arguments + [address.destination, command]
  }
}
