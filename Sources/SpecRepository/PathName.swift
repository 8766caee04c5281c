import Glibc

/// Works on the text of paths: absolute ones without `.`, `..` and doubled slashes.
enum PathName {
  /// A path as an absolute one, seen from a folder.
  ///
  /// Symbolic links stay in it, since a spec belongs where the user found it; but where the path goes up by
  /// `..`, its folder is what the system says, because the text alone would be wrong after a link.
  static func absolute(_ path: String, in folder: String) -> String {
    let whole = path.utf8.first == slash ? path : folder + "/" + path
    if isNormal(whole) { return whole }
    let parts = whole.utf8.split(separator: slash)
    guard parts.contains(where: { $0.elementsEqual([dot, dot]) }), let last = parts.last else {
      return normalised(whole)
    }
    if last.elementsEqual([dot]) || last.elementsEqual([dot, dot]) {
      return FileStatus.realPath(whole) ?? normalised(whole)
    }
    let start = "/" + parts.dropLast().map { String(Substring($0)) }.joined(separator: "/")
    guard let real = FileStatus.realPath(start) else { return normalised(whole) }
    return joined(real, String(Substring(last)))
  }

  /// Whether an absolute path has neither doubled slashes, nor one at its end, nor parts that begin with a
  /// dot.
  private static func isNormal(_ path: String) -> Bool {
    var previous: UInt8 = 0
    for byte in path.utf8 {
      if previous == slash, byte == slash || byte == dot { return false }
      previous = byte
    }
    return previous != slash
  }

  /// An absolute path without `.`, `..` and doubled slashes, by its text alone.
  static func normalised(_ path: String) -> String {
    var parts: [Substring.UTF8View] = []
    for part in path.utf8.split(separator: slash) {
      if part.elementsEqual([dot]) { continue }
      if part.elementsEqual([dot, dot]) { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.map { String(Substring($0)) }.joined(separator: "/")
  }

  /// The folder that holds an absolute path; `/` holds itself.
  static func folder(of path: String) -> String {
    guard let end = path.utf8.lastIndex(of: slash), end > path.startIndex else { return "/" }
    return String(path[..<end])
  }

  /// What follows the last slash.
  static func name(of path: String) -> String {
    guard let end = path.utf8.lastIndex(of: slash) else { return path }
    return String(path[path.utf8.index(after: end)...])
  }

  /// An entry of a folder.
  static func joined(_ folder: String, _ name: String) -> String {
    folder.utf8.last == slash ? folder + name : folder + "/" + name
  }

  /// The way from a folder to a path in it, both absolute: empty for the folder itself, nil for what is not
  /// in it.
  static func relative(_ path: String, to folder: String) -> String? {
    if folder == "/" { return String(path.dropFirst()) }
    guard path.utf8.starts(with: folder.utf8) else { return nil }
    let rest = path.utf8.dropFirst(folder.utf8.count)
    if rest.isEmpty { return "" }
    return rest.first == slash ? String(Substring(rest.dropFirst())) : nil
  }

  /// An absolute path as a person at work in a folder would write it.
  static func shown(_ path: String, from folder: String) -> String {
    guard let rest = relative(path, to: folder), !rest.isEmpty else { return path }
    return rest
  }

  /// The folder in which Bob was started.
  static func workingFolder() -> String {
    guard let buffer = getcwd(nil, 0) else { return "/" }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")
}
