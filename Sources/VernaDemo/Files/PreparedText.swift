/// Up to 64 bytes of text laid out once, so that the hot loop copies them without touching a `String`.
struct PreparedText: Sendable {
  private let storage: [UInt8]

  init(_ text: String) {
    storage = Array(text.utf8)
    precondition(storage.count <= 64, "prepared texts are at most 64 bytes long")
  }

  var count: Int { storage.count }

  @inline(__always)
  func copy(to target: UnsafeMutablePointer<UInt8>) {
    storage.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { target.update(from: base, count: source.count) }
    }
  }
}
