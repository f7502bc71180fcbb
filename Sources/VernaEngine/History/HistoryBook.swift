import VernaCore
import VernaLedger

/// A member's points while a history is posted to them.
struct HistoryBook {
  private var ledger: OwnerLedger
  private let wallet: ByteText
  /// When it is written.
  private let now: Int64
  /// The moment that the ledger has come to.
  private var moment: Int64
  /// How much had run out, by what the files say, so far.
  var fileExpired: Points
  private(set) var postings: [Posting] = []
  private(set) var expiryAdjustments = 0
  private(set) var withoutReceipt = 0

  init(ledger: OwnerLedger, wallet: ByteText, now: Int64, notBefore: Int64, fileExpired: Points, adjusted: Points) {
    self.ledger = ledger
    self.wallet = wallet
    self.now = now
    moment = notBefore
    self.fileExpired = fileExpired
    self.adjusted = adjusted
  }

  /// How much has run out, by the ledger's dates and by adjustments.
  var ledgerExpired: Points { dated + adjusted }

  private var dated: Points { ledger.balance(.expired, of: wallet) }
  /// What was posted as an expiry without a date; above zero takes.
  private(set) var adjusted: Points

  /// Posts a row.
  mutating func carryOut(_ row: PointsMovement) throws(HistoryRefusal) {
    guard row.points != .zero else { throw .noPoints }
    moment = max(moment, min(row.at, now))
    let isTaking = row.points < .zero
    let size = isTaking ? -row.points : row.points
    guard size <= LedgerLimits.greatest else { throw .tooManyPoints }
    switch row.kind {
    case .opening where isTaking: try adjust(row.points, "opening")
    case .earn where isTaking:
      // Tills may name the return's own receipt, which has earned nothing.
      let earned = min(size, ledger.earnedLeft(by: row.receipt, of: wallet))
      if earned > .zero {
        try perform(.clawBack(Clawback(wallet: wallet, points: earned, receipt: row.receipt, occurredAt: row.at)))
      }
      try withoutReceipt(-(size - earned), "clawback")
    case .opening, .earn:
      let day = ledger.calendar.day(at: row.at)
      try perform(
        .accrue(
          Accrual(
            wallet: wallet, points: size, receipt: reference(of: row), occurredAt: row.at, activatesOn: day,
            expiresOn: expiry(row))))
    case .redeem where isTaking:
      let spent = min(size, ledger.spentLeft(on: row.receipt, of: wallet))
      if spent > .zero {
        try perform(.giveBack(GiveBack(wallet: wallet, points: spent, receipt: row.receipt, occurredAt: row.at)))
      }
      try withoutReceipt(size - spent, "give_back")
    case .redeem:
      try perform(
        .redeem(Redemption(wallet: wallet, points: size, receipt: row.receipt, occurredAt: row.at, mayOwe: true)))
    case .adjust: try adjust(row.points, "adjust")
    case .expire:
      try perform(.settle)
      fileExpired += row.points
      // Lots that run out with the next midnight are what the file means already.
      let due = ledger.lotsLeft.filter {
        $0.lot.wallet == wallet && $0.lot.expiresOn <= ledger.calendar.day(at: moment).advanced(by: 1)
      }.reduce(Points.zero) { $0 + $1.available }
      let missing = fileExpired - ledgerExpired - due
      if missing > .zero { try expire(missing) }
    }
  }

  /// Makes what has run out by the ledger the same as by the files.
  mutating func reconcile(at end: Int64) {
    moment = max(moment, min(end, now))
    do {
      try perform(.settle)
      let missing = fileExpired - ledgerExpired
      if missing != .zero { try expire(missing) }
    } catch {
      // The ledger refuses only amounts that it could not have held.
    }
  }

  /// What no receipt in the ledger accounts for.
  private mutating func withoutReceipt(_ points: Points, _ reference: ByteText) throws(HistoryRefusal) {
    if points == .zero { return }
    try adjust(points, reference)
    withoutReceipt += 1
  }

  /// What the accrual is about: an opening balance without a receipt says so, since no month has earned it.
  private func reference(of row: PointsMovement) -> ByteText {
    row.kind == .opening && row.receipt.string.isEmpty ? "opening" : row.receipt
  }

  /// The first midnight at or after the moment at which points are gone.
  private func expiry(_ row: PointsMovement) -> Day {
    guard let end = row.expiresAt else { return Lot.never }
    let day = ledger.calendar.day(at: end)
    return ledger.calendar.start(of: day) == end ? day : day.advanced(by: 1)
  }

  private mutating func expire(_ points: Points) throws(HistoryRefusal) {
    try adjust(-points, "expire")
    adjusted += points
    expiryAdjustments += 1
  }

  private mutating func adjust(_ points: Points, _ reference: ByteText) throws(HistoryRefusal) {
    try perform(.adjust(Adjustment(wallet: wallet, points: points, reference: reference, mayOwe: true)))
  }

  private mutating func perform(_ command: LedgerCommand) throws(HistoryRefusal) {
    do {
      postings += try ledger.carryOut(command, at: moment, writtenAt: now)
    } catch {
      switch error {
      case .expiresBeforeActive: throw .expiredBeforeEarned
      // Receipts and balances were looked at before, and holds are not touched.
      case .amountOutOfRange, .notSpentOn, .notEarnedBy, .notEnough, .noHold, .holdExists, .moreThanHeld,
        .deadlinePassed:
        throw .tooManyPoints
      }
    }
  }
}
