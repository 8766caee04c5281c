import Templates

extension EmbeddedFile {
  /// The bytes; none where there is no such file.
  var contents: [UInt8] { Array(UnsafeBufferPointer(start: bytes, count: size)) }
}
