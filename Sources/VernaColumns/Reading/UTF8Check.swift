/// Whether bytes are well-formed UTF-8 (Unicode 15, table 3-7).
///
/// - Complexity: O(length); eight ASCII bytes at a time.
func isValidUTF8(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
  firstInvalidUTF8(bytes, count) == nil
}

/// The offset of the first byte that is in no well-formed character, nil if there is none.
func firstInvalidUTF8(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
  var index = 0
  while index < count {
    if index + 8 <= count {
      let word = UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self)
      if word & 0x8080_8080_8080_8080 == 0 {
        index += 8
        continue
      }
    }
    let lead = bytes[index]
    if lead < 0x80 {
      index += 1
      continue
    }
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, low) = (3, 0xA0)
    case 0xED: (length, high) = (3, 0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, low) = (4, 0x90)
    case 0xF4: (length, high) = (4, 0x8F)
    case 0xF1...0xF3: length = 4
    default: return index
    }
    guard index + length <= count, bytes[index + 1] >= low, bytes[index + 1] <= high else { return index }
    for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return index }
    index += length
  }
  return nil
}
