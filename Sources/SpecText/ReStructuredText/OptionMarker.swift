/// The options that begin an item of an option list: `-f FILE, --file=FILE` and two spaces, or nothing
/// more.
enum OptionMarker {
  /// Where the description behind the marker at an index begins; nil if there is no marker.
  static func end(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var index = start
    while true {
      guard let next = option(bytes, index, end) else { return nil }
      if next >= end { return end }
      if bytes[next] == 0x2C, next + 1 < end, bytes[next + 1] == 0x20 {
        index = next + 2
        continue
      }
      guard bytes[next] == 0x20 else { return nil }
      if next + 1 >= end { return end }
      guard bytes[next + 1] == 0x20 else { return nil }
      return LineKind.gap(bytes, next, end)
    }
  }

  private static func option(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard start + 1 < end else { return nil }
    let isShort = (bytes[start] == 0x2D || bytes[start] == 0x2B) && ASCII.isAlphanumeric(bytes[start + 1])
    if isShort {
      let next = start + 2
      if next < end, bytes[next] == 0x20, let argument = argument(bytes, next + 1, end) { return argument }
      return argument(bytes, next, end) ?? next
    }
    var index = start + 1
    if bytes[start] == 0x2D {
      guard bytes[index] == 0x2D else { return nil }
      index += 1
    } else if bytes[start] != 0x2F {
      return nil
    }
    guard index < end, ASCII.isAlphanumeric(bytes[index]) else { return nil }
    while index < end, isNameByte(bytes[index]) { index += 1 }
    if index < end, bytes[index] == 0x20 || bytes[index] == 0x3D,
      let argument = argument(bytes, index + 1, end)
    {
      return argument
    }
    return index
  }

  private static func argument(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard start < end else { return nil }
    if ASCII.isLetter(bytes[start]) {
      var index = start + 1
      while index < end, isNameByte(bytes[index]) { index += 1 }
      return index
    }
    guard bytes[start] == 0x3C else { return nil }
    var index = start + 1
    while index < end, bytes[index] != 0x3C, bytes[index] != 0x3E { index += 1 }
    return index < end && bytes[index] == 0x3E && index > start + 1 ? index + 1 : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    ASCII.isAlphanumeric(byte) || byte == 0x2D || byte == 0x5F
  }
}
