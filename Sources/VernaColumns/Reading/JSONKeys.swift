/// The keys of JSON lines, in order of appearance; objects inside are flattened with a point.
struct JSONKeys {
  private(set) var names: [String] = []
  private var keys: [[UInt8]] = []
  /// More names than this come from data that stand where names should.
  private static let most = 4096

  /// Looks at each line of some bytes; what is no object is left to the reader of rows.
  mutating func see(_ bytes: UnsafeBufferPointer<UInt8>, newline: UInt8) {
    guard var position = bytes.baseAddress else { return }
    let end = position + bytes.count
    let arena = SpanArena()
    while position < end {
      let start = position
      while position < end && position.pointee != newline { position += 1 }
      if position > start { see(line: start, position, arena) }
      position += 1
    }
  }

  private mutating func see(line start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ arena: SpanArena) {
    var reader = JSONReader(start, end, arena)
    var hint = 0
    var found: [[UInt8]] = []
    _ = reader.object { key, _ in
      // Rows name their keys in the same order, so the next one is tried first.
      if hint < keys.count && key.elementsEqual(keys[hint]) {
        hint += 1
      } else if let place = keys.firstIndex(where: { key.elementsEqual($0) }) {
        hint = place + 1
      } else {
        found.append(Array(key))
      }
    }
    for key in found where keys.count < JSONKeys.most && !keys.contains(key) {
      keys.append(key)
      names.append(String(decoding: key, as: UTF8.self))
    }
  }
}
