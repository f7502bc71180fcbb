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
  /// By wallet and account; the programme's accounts are this owner's part of them.
  private(set) var balances: [ByteText: [Account: Points]] = [:]
  /// By number less one: lots are never taken out, since points are given back to them.
  private(set) var lots: [LotState] = []
  /// Numbers of lots that have points, the first to run out first.
  private(set) var live: [Int64] = []
  /// By wallet, never above zero.
  private(set) var debts: [ByteText: Points] = [:]
  private(set) var holds: [HoldState] = []
  private(set) var receipts: [ReceiptKey: ReceiptState] = [:]
  /// What postings say they were written at, where that is not the moment they are made at.
  var stamp: Int64?
  /// Whether lots that run out at the very moment of the command are still there.
  var isBeforeExpiry = false
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

  func lot(_ number: Int64) -> LotState { lots[Int(number) - 1] }

  /// What an account of a wallet holds as posted.
  public func balance(_ account: Account, of wallet: ByteText) -> Points { balances[wallet]?[account] ?? .zero }

  /// What can be spent as posted; under zero a debt.
  func free(_ wallet: ByteText) -> Points { balance(.available, of: wallet) }

  // MARK: - Projection

  /// Takes a posting in.
  mutating func apply(_ posting: Posting) {
    postingCount = posting.number
    for lot in posting.lots { lots.append(LotState(lot)) }
    for entry in posting.entries {
      balances[posting.wallet, default: [:]][entry.account, default: .zero] += entry.points
    }
    for movement in posting.movements {
      if movement.lot == Lot.debt {
        debts[posting.wallet, default: .zero] += movement.points
      } else {
        lots[Int(movement.lot) - 1][movement.account] += movement.points
        keepLive(movement.lot)
      }
    }
    applyHold(posting)
    applyReceipt(posting)
  }

  private mutating func keepLive(_ number: Int64) {
    let state = lot(number)
    let isLive = state.pending > .zero || state.available > .zero
    let place = live.firstIndex(of: number)
    if isLive, place == nil {
      let next = live.firstIndex { isBefore(number, $0) } ?? live.count
      live.insert(number, at: next)
    } else if !isLive, let place {
      live.remove(at: place)
    }
  }

  /// Nearest expiry is spent first; of one day the older lot.
  private func isBefore(_ left: Int64, _ right: Int64) -> Bool {
    (lot(left).lot.expiresOn, left) < (lot(right).lot.expiresOn, right)
  }

  private mutating func applyHold(_ posting: Posting) {
    switch posting.kind {
    case .hold:
      let parts = posting.movements.filter { $0.account == .reserved }.map { LotPart(lot: $0.lot, points: $0.points) }
      holds.append(HoldState(name: posting.hold, wallet: posting.wallet, deadline: posting.deadline, parts: parts))
    case .release, .capture:
      guard let place = holds.firstIndex(where: { $0.name == posting.hold }) else { return }
      for movement in posting.movements where movement.account == .reserved {
        OwnerLedger.take(-movement.points, of: movement.lot, from: &holds[place].parts)
      }
      if holds[place].parts.isEmpty { holds.remove(at: place) }
    default: break
    }
  }

  private mutating func applyReceipt(_ posting: Posting) {
    if posting.reference.string.isEmpty { return }
    let key = ReceiptKey(wallet: posting.wallet, receipt: posting.reference)
    switch posting.kind {
    case .accrual:
      for lot in posting.lots where lot.receipt == posting.reference {
        let points = posting.entries.first { $0.account == .issued }?.points ?? .zero
        receipts[key, default: ReceiptState()].earned.append(LotPart(lot: lot.number, points: -points))
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
      for movement in posting.movements where movement.account == account {
        receipts[key, default: ReceiptState()].spent.append(LotPart(lot: movement.lot, points: -movement.points))
      }
    case .giveBack:
      let points = posting.entries.first { $0.account == .redeemed }?.points ?? .zero
      OwnerLedger.take(-points, fromBack: &receipts[key, default: ReceiptState()].spent)
    default: break
    }
  }

  // MARK: - Parts

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
      taken.append(LotPart(lot: first.lot, points: part))
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
