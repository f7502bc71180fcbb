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

  /// Items in the order of their texts.
  ///
  /// - Complexity: O(n log n) comparisons, nearly all of them of the first eight bytes as one number.
  static func sorted<Item>(_ items: [Item], by text: (Item) -> String) -> [Item] {
    let keys = items.map { item in
      let text = text(item)
      return (head: head(of: text), text: text)
    }
    let order = items.indices.sorted { left, right in
      if keys[left].head != keys[right].head { return keys[left].head < keys[right].head }
      return precedes(keys[left].text, keys[right].text)
    }
    return order.map { items[$0] }
  }

  /// The first eight bytes, the first of them highest; a shorter text is filled up with zeros.
  private static func head(of text: String) -> UInt64 {
    var head: UInt64 = 0
    var shift: UInt64 = 64
    for byte in text.utf8.prefix(8) {
      shift -= 8
      head |= UInt64(byte) << shift
    }
    return head
  }
}
