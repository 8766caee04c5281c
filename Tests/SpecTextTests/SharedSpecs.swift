import Glibc

/// Some of the specifications beside the repository, or where BOB_SHARED says.
enum SharedSpecs {
  /// Every release's first ones of one project.
  static let paths: [String] = {
    let root = getenv("BOB_SHARED").map { String(cString: $0) } ?? defaultRoot
    let specs = root + "/corpus/nova-specs/specs"
    return names(specs).flatMap { release in
      let folder = "\(specs)/\(release)/approved"
      return names(folder).filter { $0.hasSuffix(".rst") }.prefix(3).map { "\(folder)/\($0)" }
    }
  }()

  /// `shared` beside the package's root.
  private static var defaultRoot: String {
    #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined() + "/shared"
  }

  private static func names(_ folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafePointer(to: entry.pointee.d_name) { name in
          name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names.sorted()
  }

  static func bytes(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "rb") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return bytes
  }
}
