import Glibc

/// When to use colour; the raw value is the option's.
enum ColorChoice: String, CaseIterable {
  case auto, always, never
}

/// What Bob knows of the place its output goes to.
enum Terminal {
  /// The columns to wrap text at: the terminal's, at most 100 and at least 40, or 80 where there is none.
  static var columns: Int {
    var size = winsize()
    for descriptor in [STDOUT_FILENO, STDERR_FILENO]
    where ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 {
      return min(max(Int(size.ws_col), 40), 100)
    }
    return 80
  }

  /// Whether standard output should be coloured: `--color` first, then `NO_COLOR`, then whether it is a terminal.
  static func usesColor(_ choice: ColorChoice) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto:
      if let value = environment("NO_COLOR"), !value.isEmpty { return false }
      return isatty(STDOUT_FILENO) == 1 && environment("TERM") != "dumb"
    }
  }

  /// Whether the user's locale can show more than ASCII; so does output that is no terminal.
  static var showsUnicode: Bool {
    guard isatty(STDOUT_FILENO) == 1 else { return true }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty } ?? ""
    let name = locale.lowercased()
    return name.contains("utf-8") || name.contains("utf8")
  }

  /// Whether progress may be shown.
  static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 && environment("TERM") != "dumb" }

  private static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
