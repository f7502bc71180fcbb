import VernaColumns
import VernaCore

/// One member's lots of points: which came when, what is left of each, and which were used by what.
///
/// Redemptions take lots that have not expired by nearest expiry, then the oldest, then the order of the file. Points given back
/// return to the lots they came from, latest first, those of the same receipt before others. A clawback takes the lot
/// that its receipt earned, then lots as a redemption does. What finds no lot is a debt that the next lot pays.
struct LotBook {
  /// A lot: points that came in by one row.
  struct Lot {
    /// The month of earning, nil for openings, adjustments and points given back that no lot had lost.
    let cohort: Int?
    /// The month of coming in.
    let month: Int
    /// UTC seconds; `Int64.max` where it never expires.
    let expiresAt: Int64
    let receiptID: String
    /// Hundredths of points.
    var left: Int64
  }

  /// What took points from a lot.
  enum Use { case redeemed, expired, clawedBack, other }

  /// Points of a month's earning that were taken (or, negative, given back).
  typealias Record = (_ use: Use, _ cohort: Int, _ hundredths: Int64) -> Void

  private(set) var lots: [Lot] = []
  private var takings: [(lot: Int, receiptID: String, hundredths: Int64)] = []
  private var debts: [(use: Use, hundredths: Int64)] = []

  /// Posts a row and says which month's points it used.
  mutating func post(_ row: PointsRow, month: Int, _ record: Record) {
    let size = row.points.hundredths
    switch row.kind {
    case .earn:
      size >= 0 ? add(row, cohort: month, month: month, record) : clawBack(row, record)
    case .opening, .adjust:
      size >= 0 ? add(row, cohort: nil, month: month, record) : take(-size, row, .other, isExpiry: false, record)
    case .redeem:
      size >= 0 ? take(size, row, .redeemed, isExpiry: false, record) : giveBack(row, month: month, record)
    case .expire:
      size >= 0 ? take(size, row, .expired, isExpiry: true, record) : add(-size, row, nil, month, record)
    }
  }

  private mutating func add(_ row: PointsRow, cohort: Int?, month: Int, _ record: Record) {
    add(row.points.hundredths, row, cohort, month, record)
  }

  /// A new lot, of which debts are paid first.
  private mutating func add(_ size: Int64, _ row: PointsRow, _ cohort: Int?, _ month: Int, _ record: Record) {
    var left = size
    while left > 0, let debt = debts.first {
      let paid = min(left, debt.hundredths)
      left -= paid
      if debt.use == .redeemed { takings.append((lots.count, "", paid)) }
      if let cohort { record(debt.use, cohort, paid) }
      if paid == debt.hundredths { debts.removeFirst() } else { debts[0].hundredths -= paid }
    }
    let expiresAt = row.kind == .earn || row.kind == .opening || row.kind == .adjust ? row.expiresAt : nil
    lots.append(
      Lot(cohort: cohort, month: month, expiresAt: expiresAt ?? Int64.max, receiptID: row.receiptID, left: left))
  }

  private mutating func take(_ size: Int64, _ row: PointsRow, _ use: Use, isExpiry: Bool, _ record: Record) {
    var wanted = size
    while wanted > 0, let lot = nextLot(at: row.at, isExpiry: isExpiry) {
      wanted -= draw(wanted, from: lot, row, use, record)
    }
    if wanted > 0 { debts.append((use, wanted)) }
  }

  /// The lot with the nearest expiry; of equals the one that came first. An expiry may take lots that are past theirs.
  private func nextLot(at moment: Int64, isExpiry: Bool) -> Int? {
    var best: Int?
    for index in lots.indices where lots[index].left > 0 {
      if !isExpiry && lots[index].expiresAt <= moment { continue }
      if let found = best, lots[found].expiresAt <= lots[index].expiresAt { continue }
      best = index
    }
    return best
  }

  private mutating func draw(_ wanted: Int64, from lot: Int, _ row: PointsRow, _ use: Use, _ record: Record) -> Int64 {
    let taken = min(wanted, lots[lot].left)
    lots[lot].left -= taken
    if use == .redeemed { takings.append((lot, row.receiptID, taken)) }
    if let cohort = lots[lot].cohort { record(use, cohort, taken) }
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
      if let cohort = lots[takings[index].lot].cohort { record(.redeemed, cohort, -given) }
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
    if wanted > 0 { add(wanted, row, nil, month, record) }
  }
}
