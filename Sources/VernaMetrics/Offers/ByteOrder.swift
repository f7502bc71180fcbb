/// The order of texts by their UTF-8 bytes, in which ids compare (PRODUCT.md, "Text").
enum ByteOrder {
  /// Whether a text comes before another.
  static func precedes(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }

  /// Each text once, in order.
  static func distinct(_ texts: [String]) -> [String] {
    var result: [String] = []
    for text in texts.sorted(by: precedes) {
      if let last = result.last, last.utf8.elementsEqual(text.utf8) { continue }
      result.append(text)
    }
    return result
  }
}
