import VernaColumns
import VernaCore

/// One member's lots of points: which came when, what is left of each, and which were used by what.
///
/// Redemptions take lots that have not expired by nearest expiry, then the oldest, then the order of the file, and
/// after them lots whose expiry nobody has posted yet. Points given back return to the lots they came from, latest
/// first, those of the same receipt before others. A clawback takes the lot that its receipt earned, then lots as a
/// redemption does. What finds no lot is a debt that the next lot pays.
struct LotBook {
  /// A lot: points that came in by one row.
  struct Lot {
    /// The month of earning, nil for openings, adjustments and points given back that no lot had lost.
    let cohort: Int?
    /// The month of coming in, and that of its expiry, nil where it never expires.
    let month: Int
    let expiryMonth: Int?
    /// UTC seconds; `Int64.max` where it never expires.
    let expiresAt: Int64
    let receiptID: String
    /// Hundredths of points.
    var left: Int64
  }

  /// What took points from a lot.
  enum Use { case redeemed, expired, clawedBack, other }

  /// Points that were taken from a lot (or, negative, given back to it).
  typealias Record = (_ use: Use, _ lot: Lot, _ hundredths: Int64) -> Void

  private(set) var lots: [Lot] = []
  private var takings: [(lot: Int, receiptID: String, hundredths: Int64)] = []
  private var debts: [(use: Use, hundredths: Int64)] = []

  /// Posts a row and says which month's points it used.
  ///
  /// - Parameters:
  ///   - month: the calendar month of the row, as an index.
  ///   - expiryMonth: that of its expiry.
  mutating func post(_ row: PointsRow, month: Int, expiryMonth: Int?, _ record: Record) {
    let size = row.points.hundredths
    switch row.kind {
    case .earn, .opening, .adjust:
      if size >= 0 {
        let lot = Lot(
          cohort: row.kind == .earn ? month : nil, month: month, expiryMonth: expiryMonth,
          expiresAt: row.expiresAt ?? Int64.max, receiptID: row.receiptID, left: size)
        add(lot, record)
      } else if row.kind == .earn {
        clawBack(row, record)
      } else {
        take(-size, row, .other, isExpiry: false, record)
      }
    case .redeem:
      size >= 0 ? take(size, row, .redeemed, isExpiry: false, record) : giveBack(row, month: month, record)
    case .expire:
      size >= 0 ? take(size, row, .expired, isExpiry: true, record) : addLoose(-size, month: month, record)
    }
  }

  /// Points that came back and that no lot had lost: a lot of their own, without a month of earning or an expiry.
  private mutating func addLoose(_ size: Int64, month: Int, _ record: Record) {
    add(
      Lot(cohort: nil, month: month, expiryMonth: nil, expiresAt: Int64.max, receiptID: "", left: size), record)
  }

  /// A new lot, of which debts are paid first.
  private mutating func add(_ lot: Lot, _ record: Record) {
    var lot = lot
    while lot.left > 0, let debt = debts.first {
      let paid = min(lot.left, debt.hundredths)
      lot.left -= paid
      if debt.use == .redeemed { takings.append((lots.count, "", paid)) }
      record(debt.use, lot, paid)
      if paid == debt.hundredths { debts.removeFirst() } else { debts[0].hundredths -= paid }
    }
    lots.append(lot)
  }

  private mutating func take(_ size: Int64, _ row: PointsRow, _ use: Use, isExpiry: Bool, _ record: Record) {
    var wanted = size
    while wanted > 0, let lot = nextLot(at: row.at, isExpiry: isExpiry) {
      wanted -= draw(wanted, from: lot, row, use, record)
    }
    if wanted > 0 { debts.append((use, wanted)) }
  }

  /// The lot with the nearest expiry; of equals the one that came first. An expiry takes lots that are past theirs as
  /// they come, everything else only when no other is left.
  private func nextLot(at moment: Int64, isExpiry: Bool) -> Int? {
    var best: Int?
    var past: Int?
    for index in lots.indices where lots[index].left > 0 {
      let expiresAt = lots[index].expiresAt
      if !isExpiry && expiresAt <= moment {
        if past.map({ expiresAt < lots[$0].expiresAt }) ?? true { past = index }
      } else if best.map({ expiresAt < lots[$0].expiresAt }) ?? true {
        best = index
      }
    }
    return best ?? past
  }

  private mutating func draw(_ wanted: Int64, from lot: Int, _ row: PointsRow, _ use: Use, _ record: Record) -> Int64 {
    let taken = min(wanted, lots[lot].left)
    lots[lot].left -= taken
    if use == .redeemed { takings.append((lot, row.receiptID, taken)) }
    record(use, lots[lot], taken)
    return taken
  }

  private mutating func clawBack(_ row: PointsRow, _ record: Record) {
    var wanted = -row.points.hundredths
    if !row.receiptID.isEmpty {
      for lot in lots.indices
      where wanted > 0 && lots[lot].left > 0 && lots[lot].cohort != nil
        && lots[lot].receiptID.utf8.elementsEqual(row.receiptID.utf8)
      {
        wanted -= draw(wanted, from: lot, row, .clawedBack, record)
      }
    }
    if wanted > 0 { take(wanted, row, .clawedBack, isExpiry: false, record) }
  }

  private mutating func giveBack(_ row: PointsRow, month: Int, _ record: Record) {
    var wanted = -row.points.hundredths
    func restore(_ index: Int) {
      let given = min(wanted, takings[index].hundredths)
      takings[index].hundredths -= given
      wanted -= given
      lots[takings[index].lot].left += given
      record(.redeemed, lots[takings[index].lot], -given)
    }
    // A redemption that is still a debt was never taken from a lot: it is given back first.
    for index in debts.indices.reversed() where wanted > 0 && debts[index].use == .redeemed {
      let forgiven = min(wanted, debts[index].hundredths)
      debts[index].hundredths -= forgiven
      wanted -= forgiven
    }
    debts.removeAll { $0.hundredths == 0 }
    if !row.receiptID.isEmpty {
      for index in takings.indices.reversed()
      where wanted > 0 && takings[index].receiptID.utf8.elementsEqual(row.receiptID.utf8) { restore(index) }
    }
    for index in takings.indices.reversed() where wanted > 0 { restore(index) }
    takings.removeAll { $0.hundredths == 0 }
    if wanted > 0 { addLoose(wanted, month: month, record) }
  }
}
