import Templates

extension EmbeddedFile {
  /// The bytes of an embedded file; nil where there is none of that name.
  ///
  /// - Parameter name: the path below `Templates/`.
  package static func contents(of name: String) -> [UInt8]? { buffer(of: name).map(Array.init) }

  /// The same where they are, for as long as the process lasts.
  package static func buffer(of name: String) -> UnsafeBufferPointer<UInt8>? {
    let file = EmbeddedFile.named(name)
    return file.size > 0 ? UnsafeBufferPointer(start: file.bytes, count: file.size) : nil
  }
}
