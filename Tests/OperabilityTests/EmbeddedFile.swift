import Templates

extension EmbeddedFile {
  /// The bytes; none where there is no such file.
  var contents: [UInt8] { Array(UnsafeBufferPointer(start: bytes, count: size)) }

  /// What an embedded checklist extends.
  static func base(_ names: [String]) -> (name: String, bytes: [UInt8]) {
    let name = "Checklists/\(names.last ?? "").yaml"
    return (name, named(name).contents)
  }
}
