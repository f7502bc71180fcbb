import VernaCore

/// Names of members, orders, receipts and keys by their numbers, each kind of one length, so that one life can be stamped for many members.
enum Names {
  /// How many tills print receipts.
  static let tills = 2000

  /// `M` and eight digits.
  static func member(_ number: Int) -> String { "M" + digits(number, 8) }

  /// `W` and twelve digits: a shop counts its orders.
  static func order(_ number: Int) -> String { "W" + digits(number, 12) }

  /// Each till counts its receipts: `T`, four digits, a dash and twelve digits.
  static func receipt(_ number: Int) -> String { "T" + digits(number % tills, 4) + "-" + digits(number / tills, 12) }

  /// The key of an order's step, 0 to reserve and 1 to confirm: 32 digits that lie anywhere, as those of a UUID do.
  static func key(order number: Int, step: Int) -> String { key(mixed(UInt64(2 * number + step))) }

  /// The key that a mixed number makes.
  static func key(_ mixed: UInt64) -> String { hexadecimal(mixed) + hexadecimal(Names.mixed(mixed)) }

  /// A number of 64 bits for each, no two alike.
  static func mixed(_ number: UInt64) -> UInt64 {
    var value = number &+ 0x9e37_79b9_7f4a_7c15
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }

  /// The number that was mixed.
  static func unmixed(_ mixed: UInt64) -> UInt64 {
    var value = mixed ^ (mixed >> 31) ^ (mixed >> 62)
    value = value &* 0x3196_42b2_d24d_8ec3
    value = value ^ (value >> 27) ^ (value >> 54)
    value = value &* 0x96de_1b17_3f11_9089
    value = value ^ (value >> 30) ^ (value >> 60)
    return value &- 0x9e37_79b9_7f4a_7c15
  }

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
