import VernaStatistics

/// Receipts of one store, cashier or channel over shoppers: with a card `x`, all `y`.
struct ScanTally: BitwiseCopyable, Sendable {
  var x: Int64 = 0
  var y: Int64 = 0
  var xx: Int64 = 0
  var xy: Int64 = 0
  var yy: Int64 = 0
  var clusters: Int64 = 0

  /// Counts the receipts of a known shopper.
  @inline(__always)
  mutating func add(_ own: OwnReceipts) {
    let withCard = own.withCard
    let all = own.all
    x += withCard
    y += all
    xx += withCard * withCard
    xy += withCard * all
    yy += all * all
    clusters += 1
  }

  /// Counts receipts of nobody, each a shopper of its own.
  mutating func addAnonymous(_ count: Int64) {
    y += count
    yy += count
    clusters += count
  }

  static func += (left: inout ScanTally, right: ScanTally) {
    left.x += right.x
    left.y += right.y
    left.xx += right.xx
    left.xy += right.xy
    left.yy += right.yy
    left.clusters += right.clusters
  }

  /// The share with a card and its interval, clustered by shopper.
  var cells: [MetricTable.Cell] {
    let moments = PairMoments(
      count: clusters, x: Int128(x), y: Int128(y), xx: Int128(xx), xy: Int128(xy), yy: Int128(yy))
    let interval = moments.ratioInterval()
    return [
      .count(y), .count(x), .share(Double(x) / Double(y)),
      interval.map { .share($0.low) } ?? .missing("one_shopper"),
      interval.map { .share($0.high) } ?? .missing("one_shopper"),
    ]
  }
}

/// The current shopper's receipts in one place, all in the low half and those with a card in the high half.
struct OwnReceipts: BitwiseCopyable {
  private(set) var bits: UInt64 = 0

  /// One receipt.
  @inline(__always)
  init(hasCard: Bool) { bits = hasCard ? 1 << 32 | 1 : 1 }

  /// None.
  @inline(__always)
  init() {}

  @inline(__always)
  static func += (left: inout OwnReceipts, right: OwnReceipts) { left.bits &+= right.bits }

  var isNone: Bool {
    @inline(__always) get { bits == 0 }
  }
  var all: Int64 { Int64(bits & 0xffff_ffff) }
  var withCard: Int64 { Int64(bits >> 32) }
}

/// The tallies of a list of places (stores, cashiers or channels) by code, and the current shopper's own receipts in each.
final class ScanTallies {
  private(set) var sums: ScratchBuffer<ScanTally>
  /// The current shopper's own receipts by code, and the codes of places that have any.
  private var own: ScratchBuffer<OwnReceipts>
  private var touched: ScratchBuffer<Int32>
  /// Receipts of nobody by code.
  private var anonymous: ScratchBuffer<Int64>

  init(count: Int) {
    sums = ScratchBuffer(count, zero: ScanTally())
    own = ScratchBuffer(count, zero: OwnReceipts())
    touched = ScratchBuffer(count + 1, zero: 0)
    anonymous = ScratchBuffer(count, zero: 0)
  }

  /// The current shopper's receipts as plain memory, for the loop over them.
  struct Own {
    fileprivate var own: UnsafeMutablePointer<OwnReceipts>
    fileprivate var touched: UnsafeMutablePointer<Int32>
    fileprivate var room: Int
    fileprivate var count = 0

    /// Adds receipts at a place.
    @inline(__always)
    mutating func add(_ receipts: OwnReceipts, at code: Int, of tallies: ScanTallies) {
      if code >= room { tallies.grow(to: code &+ 1, &self) }
      touched[count] = Int32(truncatingIfNeeded: code)
      count &+= own[code].isNone ? 1 : 0
      own[code] += receipts
    }
  }

  /// Begins a shopper.
  @inline(__always)
  func begin() -> Own { Own(own: own.start, touched: touched.start, room: own.count) }

  /// Ends the shopper: calls with each place that has receipts of it.
  @inline(__always)
  func end(_ current: Own, _ each: (Int, OwnReceipts) -> Void) {
    let sums = sums.start
    for place in 0..<current.count {
      let code = Int(current.touched[place])
      let receipts = current.own[code]
      sums[code].add(receipts)
      current.own[code] = OwnReceipts()
      each(code, receipts)
    }
  }

  /// Adds a receipt of nobody.
  @inline(__always)
  func addAnonymous(at code: Int) {
    if code >= own.count {
      var none = begin()
      grow(to: code + 1, &none)
    }
    anonymous.start[code] &+= 1
  }

  /// Calls with the receipts of nobody at each place, and adds them to the sums.
  func finish(_ each: (Int, Int64) -> Void) {
    for code in 0..<anonymous.count where anonymous[code] > 0 {
      sums.start[code].addAnonymous(anonymous[code])
      each(code, anonymous[code])
    }
  }

  @inline(never)
  private func grow(to count: Int, _ current: inout Own) {
    let room = max(count, own.count * 2, 64)
    sums = sums.grown(to: room, zero: ScanTally())
    own = own.grown(to: room, zero: OwnReceipts())
    touched = touched.grown(to: room + 1, zero: 0)
    anonymous = anonymous.grown(to: room, zero: 0)
    let used = current.count
    current = begin()
    current.count = used
  }
}
