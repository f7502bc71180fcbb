public import VernaCore

/// The points of one owner: a member, a pool or the guest of an order.
///
/// A value: commands work on it and give the postings that they made; a copy is a dry run, and a refusal leaves it as it was.
/// Everything in it is a projection of the postings (`init(owner:calendar:replaying:)`).
public struct OwnerLedger: Sendable {
  /// Whose points they are.
  public let owner: ByteText
  /// The programme's days and open months.
  public var calendar: LedgerCalendar
  /// By wallet, in the order of their first posting.
  private(set) var wallets: [WalletState] = []
  /// By number. A whole ledger has every lot, since points are given back to spent ones; one made from rows has those in use and those
  /// that were included.
  var lots: [LotState] = []
  /// How many lots have begun.
  public private(set) var lotCount: Int64 = 0
  /// Numbers of lots that have points, the first to run out first.
  private(set) var live: [Int64] = []
  /// By the posting that made them.
  private(set) var holds: [HoldState] = []
  var receipts: [ReceiptKey: ReceiptState] = [:]
  /// The receipts that are here as a whole; nil for all.
  var known: Set<ReceiptKey>?
  /// What postings say they were written at, where that is not the moment they are made at.
  var stamp: Int64?
  /// Whether lots that run out at the very moment of a command are still there for it.
  var isBeforeExpiry = false
  /// Before this local day no lot becomes free or runs out, and before this moment no hold ends: so that time need not be looked
  /// at on every command. Not known at first.
  var quietDay = Day(number: Int32.min)
  var quietMoment = Int64.min
  /// How many postings there have been.
  public private(set) var postingCount: Int64 = 0

  /// An owner without points.
  public init(owner: ByteText, calendar: LedgerCalendar) {
    self.owner = owner
    self.calendar = calendar
  }

  /// The state that some postings come to.
  ///
  /// - Parameter postings: all of the owner's, in order.
  public init(owner: ByteText, calendar: LedgerCalendar, replaying postings: [Posting]) {
    self.init(owner: owner, calendar: calendar)
    for posting in postings { apply(posting) }
  }

  mutating func restore(_ rows: LedgerRows) {
    postingCount = rows.postingCount
    lotCount = rows.lotCount
    wallets = rows.wallets
    lots = rows.lots
    holds = rows.holds
    receipts = rows.receipts
    known = Set(rows.receipts.keys)
    quietDay = Day(number: Int32.min)
    quietMoment = Int64.min
    live = lots.filter { $0.pending > .zero || $0.available > .zero }
      .sorted { ($0.lot.expiresOn, $0.lot.number) < ($1.lot.expiresOn, $1.lot.number) }.map(\.lot.number)
  }

  /// Where a lot stands; nil if it is not here.
  ///
  /// - Complexity: O(1) in a whole ledger, O(log lots) else.
  func place(of number: Int64) -> Int? {
    let direct = Int(number) - 1
    if direct >= 0, direct < lots.count, lots[direct].lot.number == number { return direct }
    var low = 0
    var high = lots.count
    while low < high {
      let middle = (low + high) / 2
      if lots[middle].lot.number < number { low = middle + 1 } else { high = middle }
    }
    return low < lots.count && lots[low].lot.number == number ? low : nil
  }

  func lot(_ number: Int64) -> LotState {
    guard let place = place(of: number) else { preconditionFailure("lot \(number) of \(owner) is not here") }
    return lots[place]
  }

  func wallet(_ name: ByteText) -> WalletState? { wallets.first { $0.wallet == name } }

  private mutating func wallet(_ name: ByteText, _ change: (inout WalletState) -> Void) {
    if let place = wallets.firstIndex(where: { $0.wallet == name }) {
      change(&wallets[place])
    } else {
      var state = WalletState(name)
      change(&state)
      wallets.append(state)
    }
  }

  /// What an account of a wallet holds as posted.
  public func balance(_ account: Account, of wallet: ByteText) -> Points { self.wallet(wallet)?[account] ?? .zero }

  /// What can be spent as posted; under zero a debt.
  func free(_ wallet: ByteText) -> Points { balance(.available, of: wallet) }

  // MARK: - Projection

  /// Takes a posting in that follows on the ones before: one that a copy of this ledger has made.
  public mutating func apply(_ posting: Posting) {
    postingCount = posting.number
    for lot in posting.lots {
      lots.append(LotState(lot))
      lotCount = lot.number
    }
    wallet(posting.wallet) { state in
      for entry in posting.entries { state[entry.account] += entry.points }
      for movement in posting.movements where movement.lot == Lot.debt { state.debt += movement.points }
    }
    for movement in posting.movements where movement.lot != Lot.debt {
      guard let place = place(of: movement.lot) else { preconditionFailure("lot \(movement.lot) is not here") }
      lots[place][movement.account] += movement.points
      keepLive(movement.lot)
    }
    applyHold(posting)
    applyReceipt(posting)
  }

  /// Nearest expiry is spent first; of one day the older lot.
  mutating func keepLive(_ number: Int64) {
    guard let place = place(of: number) else { preconditionFailure("lot \(number) of \(owner) is not here") }
    let isPending = lots[place].pending > .zero
    let isLive = isPending || lots[place].available > .zero
    let expiresOn = lots[place].lot.expiresOn
    if isLive { quietDay = min(quietDay, isPending ? min(lots[place].lot.activatesOn, expiresOn) : expiresOn) }
    var low = 0
    var high = live.count
    while low < high {
      let middle = (low + high) / 2
      if (expiry(of: live[middle]), live[middle]) < (expiresOn, number) { low = middle + 1 } else { high = middle }
    }
    let isThere = low < live.count && live[low] == number
    if isLive, !isThere {
      live.insert(number, at: low)
    } else if !isLive, isThere {
      live.remove(at: low)
    }
  }

  private func expiry(of number: Int64) -> Day {
    guard let place = place(of: number) else { preconditionFailure("lot \(number) of \(owner) is not here") }
    return lots[place].lot.expiresOn
  }

  private mutating func applyHold(_ posting: Posting) {
    switch posting.kind {
    case .hold:
      let parts = OwnerLedger.parts(of: posting, .reserved, sign: 1)
      quietMoment = min(quietMoment, posting.deadline)
      holds.append(
        HoldState(
          posting: posting.number, name: posting.hold, wallet: posting.wallet, deadline: posting.deadline, parts: parts)
      )
    case .release, .capture:
      guard let place = holds.firstIndex(where: { $0.name == posting.hold }) else { return }
      for movement in posting.movements where movement.account == .reserved {
        OwnerLedger.take(-movement.points, of: movement.lot, from: &holds[place].parts)
      }
      if holds[place].parts.isEmpty { holds.remove(at: place) }
    default: break
    }
  }

  /// What receipts earned and spent.
  ///
  /// - Parameter postings: all that name the receipts as their reference, in order; others do not matter.
  public static func receipts(of postings: [Posting]) -> [ReceiptKey: ReceiptState] {
    var ledger = OwnerLedger(owner: "", calendar: LedgerCalendar(zone: .utc))
    for posting in postings { ledger.applyReceipt(posting) }
    return ledger.receipts
  }

  private mutating func applyReceipt(_ posting: Posting) {
    if posting.reference.string.isEmpty { return }
    let key = ReceiptKey(wallet: posting.wallet, receipt: posting.reference)
    switch posting.kind {
    case .accrual:
      for lot in posting.lots where lot.receipt == posting.reference {
        let points = posting.entries.first { $0.account == .issued }?.points ?? .zero
        receipts[key, default: ReceiptState()].earned.append(
          LotPart(posting: posting.number, ordinal: 0, lot: lot.number, points: -points))
      }
    case .clawback:
      // What was taken of the receipt's own lots is off those; what was taken elsewhere off any.
      var left = posting.entries.first { $0.account == .issued }?.points ?? .zero
      for movement in posting.movements {
        left -= OwnerLedger.take(
          min(left, -movement.points), of: movement.lot, from: &receipts[key, default: ReceiptState()].earned)
      }
      OwnerLedger.take(left, fromFront: &receipts[key, default: ReceiptState()].earned)
    case .redemption, .capture:
      let account: Account = posting.kind == .capture ? .reserved : .available
      receipts[key, default: ReceiptState()].spent += OwnerLedger.parts(of: posting, account, sign: -1)
    case .giveBack:
      let points = posting.entries.first { $0.account == .redeemed }?.points ?? .zero
      OwnerLedger.take(-points, fromBack: &receipts[key, default: ReceiptState()].spent)
    default: break
    }
  }

  // MARK: - Parts

  /// What a posting moved in one account, numbered.
  private static func parts(of posting: Posting, _ account: Account, sign: Int64) -> [LotPart] {
    posting.movements.filter { $0.account == account }.enumerated().map {
      LotPart(
        posting: posting.number, ordinal: Int64($0.offset), lot: $0.element.lot,
        points: sign < 0 ? -$0.element.points : $0.element.points)
    }
  }

  /// Takes points of one lot out of parts; gives how many there were.
  @discardableResult
  private static func take(_ points: Points, of lot: Int64, from parts: inout [LotPart]) -> Points {
    var left = points
    for index in parts.indices where parts[index].lot == lot && left > .zero {
      let part = min(left, parts[index].points)
      parts[index].points -= part
      left -= part
    }
    parts.removeAll { $0.points == .zero }
    return points - left
  }

  @discardableResult
  static func take(_ points: Points, fromFront parts: inout [LotPart]) -> [LotPart] {
    var left = points
    var taken: [LotPart] = []
    while left > .zero, let first = parts.first {
      let part = min(left, first.points)
      taken.append(LotPart(posting: first.posting, ordinal: first.ordinal, lot: first.lot, points: part))
      left -= part
      if part == first.points { parts.removeFirst() } else { parts[0].points -= part }
    }
    return taken
  }

  @discardableResult
  static func take(_ points: Points, fromBack parts: inout [LotPart]) -> [LotPart] {
    parts.reverse()
    defer { parts.reverse() }
    return take(points, fromFront: &parts)
  }
}
