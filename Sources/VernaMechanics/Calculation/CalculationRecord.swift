import VernaCore

/// What was worked out about a basket, in numbers: the elements of a calculation are made of it when they are read.
///
/// It keeps what the basket was priced by for as long as the calculation lives, and is never changed.
public final class CalculationRecord: @unchecked Sendable {
  let book: PricingBook
  let basket: [BasketLine]
  let codes: [ByteText]
  /// What was wrong with rules.
  let failures: [String]
  /// Whether lines are split for a fiscal till.
  let isFiscal: Bool
  /// By line of the basket.
  let lines: UnsafePointer<LineRecord>
  /// In the order in which they were taken off.
  let discounts: UnsafePointer<RecordedDiscount>
  /// Places of discounts, by line, in each in that order.
  let byLine: UnsafePointer<Int32>
  let granted: UnsafePointer<RecordedPoints>
  let applied: UnsafePointer<AppliedOffer>
  /// Places of those of the applied that give points.
  let grants: UnsafePointer<Int32>
  let refused: UnsafePointer<RefusedOffer>
  let grantCount: Int
  private let memory: UnsafeMutableRawPointer

  /// How many there are of each.
  struct Counts {
    var discounts: Int
    var granted: Int
    var applied: Int
    var grants: Int
    var refused: Int
  }

  /// A record whose tables the caller fills, before anybody reads it.
  init(
    _ book: PricingBook, _ basket: [BasketLine], codes: [ByteText], failures: [String], isFiscal: Bool,
    _ counts: Counts,
    fill: (Tables) -> Void
  ) {
    self.book = book
    self.basket = basket
    self.codes = codes
    self.failures = failures
    self.isFiscal = isFiscal
    grantCount = counts.grants
    // Tables of wide elements first, so that each lies as its elements want it.
    let lineBytes = basket.count * MemoryLayout<LineRecord>.stride
    let discountBytes = counts.discounts * MemoryLayout<RecordedDiscount>.stride
    let grantedBytes = counts.granted * MemoryLayout<RecordedPoints>.stride
    let appliedBytes = counts.applied * MemoryLayout<AppliedOffer>.stride
    let refusedBytes = counts.refused * MemoryLayout<RefusedOffer>.stride
    let places = (counts.discounts + counts.grants) * MemoryLayout<Int32>.stride
    memory = .allocate(
      byteCount: lineBytes + discountBytes + grantedBytes + appliedBytes + refusedBytes + places, alignment: 8)
    var free = memory
    func table<Element>(_: Element.Type, _ bytes: Int) -> UnsafeMutablePointer<Element> {
      defer { free += bytes }
      return free.assumingMemoryBound(to: Element.self)
    }
    let tables = Tables(
      lines: table(LineRecord.self, lineBytes), discounts: table(RecordedDiscount.self, discountBytes),
      granted: table(RecordedPoints.self, grantedBytes), applied: table(AppliedOffer.self, appliedBytes),
      refused: table(RefusedOffer.self, refusedBytes),
      byLine: table(Int32.self, counts.discounts * MemoryLayout<Int32>.stride),
      grants: table(Int32.self, counts.grants * MemoryLayout<Int32>.stride))
    lines = UnsafePointer(tables.lines)
    discounts = UnsafePointer(tables.discounts)
    granted = UnsafePointer(tables.granted)
    applied = UnsafePointer(tables.applied)
    refused = UnsafePointer(tables.refused)
    byLine = UnsafePointer(tables.byLine)
    grants = UnsafePointer(tables.grants)
    fill(tables)
  }

  deinit { memory.deallocate() }

  /// Where a record's tables begin, to be filled.
  struct Tables {
    let lines: UnsafeMutablePointer<LineRecord>
    let discounts: UnsafeMutablePointer<RecordedDiscount>
    let granted: UnsafeMutablePointer<RecordedPoints>
    let applied: UnsafeMutablePointer<AppliedOffer>
    let refused: UnsafeMutablePointer<RefusedOffer>
    let byLine: UnsafeMutablePointer<Int32>
    let grants: UnsafeMutablePointer<Int32>
  }

  /// An offer's id, by its rank; -1 is the till's rounding.
  func id(_ rank: Int32) -> ByteText { rank < 0 ? Pricing.rounding : book.offers[Int(rank)].offer.id }

  /// Where a line's discounts begin among `byLine`.
  func firstDiscount(of line: Int) -> Int { line == 0 ? 0 : Int(lines[line - 1].discountsEnd) }

  /// The sum of something over all lines.
  func sum(_ amount: (LineRecord) -> Int64) -> Int64 {
    var sum: Int64 = 0
    for line in 0..<basket.count { sum += amount(lines[line]) }
    return sum
  }
}

/// A line in numbers: minor units, and hundredths of points.
struct LineRecord {
  var full: Int64
  /// To be paid in money.
  var left: Int64
  var paid: Int64
  var spent: Int64
  var earned: Int64
  var unsplit: Int64
  /// Where its discounts end among those of all lines.
  var discountsEnd: Int64
}

/// Money that an offer took off a line.
struct RecordedDiscount {
  /// -1 for the till's rounding.
  var rank: Int32
  var line: Int32
  /// Minor units, above zero.
  var money: Int64
}

/// Points that an offer gave on a line.
struct RecordedPoints {
  var line: Int32
  /// Hundredths, above zero.
  var points: Int64
}

/// An offer that does not apply.
struct RefusedOffer {
  var rank: Int32
  var verdict: OfferVerdict
}

/// What a programme's baskets are priced by, as a calculation refers to it.
final class PricingBook: Sendable {
  let rules: PricingRules
  /// In the order of priority.
  let offers: [CompiledOffer]

  init(_ rules: PricingRules, _ offers: [CompiledOffer]) {
    self.rules = rules
    self.offers = offers
  }
}
