import VernaCore

/// The lines of a basket that are not excluded, as columns of numbers, and room to work in. One thread's own.
///
/// Plain pointers, so that looking at it counts no references; whoever makes one gives its memory back. What fills a column is
/// `mutating`, so that it works where the sheet lies and not on a copy.
struct PricingSheet {
  let capacity: Int
  /// Rows: lines that offers may touch.
  var count = 0
  /// Words of a mask of them, 64 rows each.
  var words: Int {
    @inline(__always) get { max(1, (count + 63) / 64) }
  }
  /// By row: its place in the basket.
  let line: UnsafeMutablePointer<Int32>
  /// By row: the first row of the same goods at the same price, itself where there is none before.
  let twin: UnsafeMutablePointer<Int32>
  var hasTwins = false
  let quantity: UnsafeMutablePointer<Int64>
  /// Pieces: a quantity that is not whole is one piece.
  let units: UnsafeMutablePointer<Int64>
  let price: UnsafeMutablePointer<Int64>
  let full: UnsafeMutablePointer<Int64>
  /// What is left of it after discounts and points paid.
  let left: UnsafeMutablePointer<Int64>
  let paid: UnsafeMutablePointer<Int64>
  let spent: UnsafeMutablePointer<Int64>
  let earned: UnsafeMutablePointer<Int64>
  /// What must be left of a row by the guard, whatever is given, and which floor says so; what must be left of it beside points earned.
  let floor: UnsafeMutablePointer<Int64>
  let accrualFloor: UnsafeMutablePointer<Int64>
  let floorKind: UnsafeMutablePointer<GuardFloor>
  let accrualKind: UnsafeMutablePointer<GuardFloor>
  /// Money that the points earned on a row are worth, rounded up.
  let accrued: UnsafeMutablePointer<Int64>
  /// By how much a minor unit off a row lowers the basket's slack; zero where its cost is not known.
  let slackWeight: UnsafeMutablePointer<Int64>
  /// The rank of the offer after which nothing comes, while the row is locked.
  let lockedBy: UnsafeMutablePointer<Int32>
  /// Masks of rows: what nothing may touch any more, what points cannot pay for, what earns nothing, what gives no more points.
  let locked: UnsafeMutablePointer<UInt64>
  let unpayable: UnsafeMutablePointer<UInt64>
  let unearning: UnsafeMutablePointer<UInt64>
  let earnLocked: UnsafeMutablePointer<UInt64>
  /// A mask to work on.
  let mask: UnsafeMutablePointer<UInt64>
  let otherMask: UnsafeMutablePointer<UInt64>
  /// Never set.
  let unset: UnsafeMutablePointer<UInt64>
  /// Rows that an offer is about, one after the other, with what it gives on each, and room beside.
  let pick: UnsafeMutablePointer<Int32>
  let part: UnsafeMutablePointer<Int64>
  let weight: UnsafeMutablePointer<Int64>
  let rest: UnsafeMutablePointer<Int64>
  let wanted: UnsafeMutablePointer<Int64>
  /// Parts once they are cut to the floors of rows.
  let floored: UnsafeMutablePointer<Int64>
  var picked = 0
  private let numbers: UnsafeMutablePointer<Int64>
  private let places: UnsafeMutablePointer<Int32>
  private let bits: UnsafeMutablePointer<UInt64>

  init(capacity: Int) {
    self.capacity = max(64, capacity)
    let (rows, words) = (self.capacity, (self.capacity + 63) / 64)
    numbers = .allocate(capacity: rows * 17)
    numbers.initialize(repeating: 0, count: rows * 17)
    places = .allocate(capacity: rows * 4)
    places.initialize(repeating: 0, count: rows * 4)
    bits = .allocate(capacity: words * 7)
    bits.initialize(repeating: 0, count: words * 7)
    quantity = numbers
    units = numbers + rows
    price = numbers + rows * 2
    full = numbers + rows * 3
    left = numbers + rows * 4
    paid = numbers + rows * 5
    spent = numbers + rows * 6
    earned = numbers + rows * 7
    part = numbers + rows * 8
    weight = numbers + rows * 9
    rest = numbers + rows * 10
    wanted = numbers + rows * 11
    floor = numbers + rows * 12
    accrualFloor = numbers + rows * 13
    accrued = numbers + rows * 14
    floored = numbers + rows * 15
    slackWeight = numbers + rows * 16
    floorKind = .allocate(capacity: rows)
    accrualKind = .allocate(capacity: rows)
    floorKind.initialize(repeating: .minPrice, count: rows)
    accrualKind.initialize(repeating: .minPrice, count: rows)
    line = places
    twin = places + rows
    pick = places + rows * 2
    lockedBy = places + rows * 3
    locked = bits
    unpayable = bits + words
    unearning = bits + words * 2
    earnLocked = bits + words * 3
    mask = bits + words * 4
    otherMask = bits + words * 5
    unset = bits + words * 6
  }

  /// Gives its memory back; nothing may be asked of it any more.
  func deallocate() {
    numbers.deallocate()
    places.deallocate()
    bits.deallocate()
    floorKind.deallocate()
    accrualKind.deallocate()
  }

  /// Forgets what was done to the rows.
  mutating func reset() {
    for word in 0..<words { (locked[word], unpayable[word], unearning[word], earnLocked[word]) = (0, 0, 0, 0) }
    left.update(from: full, count: count)
    for row in 0..<count { (paid[row], spent[row], earned[row], accrued[row]) = (0, 0, 0, 0) }
  }

  /// Sets the mask to all rows.
  mutating func fillMask() {
    for word in 0..<words { mask[word] = ~0 }
    if count & 63 != 0 { mask[words - 1] = (1 << UInt64(count & 63)) - 1 }
    if count == 0 { mask[0] = 0 }
  }

  /// Picks the rows of the mask that are not in another; how many.
  @discardableResult
  mutating func pickRows(without other: UnsafeMutablePointer<UInt64>) -> Int {
    var found = 0
    for word in 0..<words {
      var bits = mask[word] & ~other[word]
      while bits != 0 {
        pick[found] = Int32(truncatingIfNeeded: word << 6 + bits.trailingZeroBitCount)
        found += 1
        bits &= bits &- 1
      }
    }
    picked = found
    return found
  }

  var isMaskEmpty: Bool {
    @inline(__always) get {
      for word in 0..<words where mask[word] != 0 { return false }
      return true
    }
  }

  /// Whether a fingerprint is none of those seen, where six bits of it say so already; else they must be compared.
  @inline(__always)
  static func isNew(_ fingerprint: UInt64, _ seen: inout UInt64) -> Bool {
    let bit: UInt64 = 1 &<< (fingerprint & 63)
    defer { seen |= bit }
    return seen & bit == 0
  }

  @inline(__always)
  static func set(_ row: Int, in mask: UnsafeMutablePointer<UInt64>) { mask[row >> 6] |= 1 << UInt64(row & 63) }

  @inline(__always)
  static func isSet(_ row: Int, in mask: UnsafeMutablePointer<UInt64>) -> Bool {
    mask[row >> 6] >> UInt64(row & 63) & 1 == 1
  }
}
