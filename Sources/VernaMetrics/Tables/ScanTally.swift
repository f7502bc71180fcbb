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
  private var own: ScratchBuffer<OwnReceipts>
  private var touched: ScratchBuffer<Int32>
  private var touchedCount = 0
  /// Receipts of nobody by code.
  private var anonymous: ScratchBuffer<Int64>

  init(count: Int) {
    sums = ScratchBuffer(count, zero: ScanTally())
    own = ScratchBuffer(count, zero: OwnReceipts())
    touched = ScratchBuffer(count + 1, zero: 0)
    anonymous = ScratchBuffer(count, zero: 0)
  }

  /// Adds receipts of the current shopper.
  @inline(__always)
  func add(_ receipts: OwnReceipts, at code: Int) {
    if code >= own.count { grow(to: code + 1) }
    touched.start[touchedCount] = Int32(truncatingIfNeeded: code)
    touchedCount &+= own.start[code].isNone ? 1 : 0
    own.start[code] += receipts
  }

  /// Adds a receipt of nobody.
  @inline(__always)
  func addAnonymous(at code: Int) {
    if code >= own.count { grow(to: code + 1) }
    anonymous.start[code] &+= 1
  }

  /// Ends the current shopper: calls with each place that has receipts of it.
  @inline(__always)
  func finishShopper(_ each: (Int, OwnReceipts) -> Void) {
    for place in 0..<touchedCount {
      let code = Int(touched.start[place])
      let receipts = own.start[code]
      sums.start[code].add(receipts)
      own.start[code] = OwnReceipts()
      each(code, receipts)
    }
    touchedCount = 0
  }

  /// Calls with the receipts of nobody at each place, and adds them to the sums.
  func finish(_ each: (Int, Int64) -> Void) {
    for code in 0..<anonymous.count where anonymous[code] > 0 {
      sums.start[code].addAnonymous(anonymous[code])
      each(code, anonymous[code])
    }
  }

  @inline(never)
  private func grow(to count: Int) {
    let room = max(count, own.count * 2, 64)
    sums = sums.grown(to: room, zero: ScanTally())
    own = own.grown(to: room, zero: OwnReceipts())
    touched = touched.grown(to: room + 1, zero: 0)
    anonymous = anonymous.grown(to: room, zero: 0)
  }
}
