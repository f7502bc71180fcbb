/// The first line of an HTTP/1 request, and what is kept of its headers: nothing, for a static site needs none.
struct RequestHead: Hashable {
  var method: String
  /// The path, percent-decoded, without a query.
  var path: String

  /// Reads the head of a request; nil where it is not HTTP/1 or its path is not UTF-8.
  init?(_ bytes: [UInt8]) {
    let line = bytes.prefix { $0 != 0x0D && $0 != 0x0A }
    let parts = line.split(separator: 0x20, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].starts(with: Array("HTTP/1.".utf8)), !parts[0].isEmpty,
      parts[0].allSatisfy({ (0x41...0x5A).contains($0) }), parts[1].first == 0x2F,
      let path = RequestHead.decoded(parts[1].prefix { $0 != 0x3F && $0 != 0x23 })
    else { return nil }
    method = String(decoding: parts[0], as: UTF8.self)
    self.path = path
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte != 0x25 {
        result.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
      result.append(high << 4 | low)
    }
    return String(validating: result, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
