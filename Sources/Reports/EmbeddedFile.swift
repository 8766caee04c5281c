import Templates

extension EmbeddedFile {
  /// The bytes of an embedded file; nil where there is none of that name.
  ///
  /// - Parameter name: the path below `Templates/`.
  package static func contents(of name: String) -> [UInt8]? {
    let file = EmbeddedFile.named(name)
    guard file.size > 0 else { return nil }
    return Array(UnsafeBufferPointer(start: file.bytes, count: file.size))
  }
}
