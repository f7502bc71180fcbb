import VernaCore
import VernaLedger

/// What a world remembers of an owner, so that its next operation makes sense, or is wrong in a way that makes sense. Only what the answers
/// said; what is really left is the ledger's business, and the auditor's.
struct MemberMemory {
  struct KnownReceipt {
    let name: ByteText
    let wallet: ByteText
    var earned: Int64 = 0
    var spent: Int64 = 0
  }

  struct KnownHold {
    let name: ByteText
    var points: Int64
    let deadline: Int64
  }

  /// The job of a day's end, while it goes on.
  struct Midnight {
    let moment: Int64
    var hasPaidOut: Bool
  }

  let name: ByteText
  let isPool: Bool
  /// When its last command was carried out.
  var lastMoment = Int64.min
  var receipts: [KnownReceipt] = []
  var holds: [KnownHold] = []
  var free: [ByteText: Int64] = [:]
  /// Transfers that have left their owner and are to come here.
  var incoming: [TransferIn] = []
  var midnight: Midnight?
  private var receiptCount = 0

  /// How many receipts are remembered.
  private static let reach = 12

  init(name: ByteText, isPool: Bool) {
    self.name = name
    self.isPool = isPool
  }

  mutating func newReceipt() -> ByteText {
    receiptCount += 1
    return ByteText("R\(receiptCount)")
  }

  private mutating func receipt(_ name: ByteText, _ wallet: ByteText, _ change: (inout KnownReceipt) -> Void) {
    if name.string.isEmpty { return }
    if let place = receipts.firstIndex(where: { $0.name == name && $0.wallet == wallet }) {
      change(&receipts[place])
      return
    }
    var receipt = KnownReceipt(name: name, wallet: wallet)
    change(&receipt)
    receipts.append(receipt)
    if receipts.count > MemberMemory.reach { receipts.removeFirst() }
  }

  /// Takes in what came of a request.
  mutating func learn(_ request: SimulatedRequest, _ outcome: SimulatedOutcome) {
    free = Dictionary(
      uniqueKeysWithValues: outcome.wallets.map { ($0.wallet, $0.balances[Account.available.place].hundredths) })
    switch request.command {
    case .accrue(let accrual):
      receipt(accrual.receipt, accrual.wallet) { $0.earned += accrual.points.hundredths }
    case .redeem(let redemption):
      receipt(redemption.receipt, redemption.wallet) { $0.spent += redemption.points.hundredths }
    case .hold(let hold):
      holds.append(KnownHold(name: hold.name, points: hold.points.hundredths, deadline: hold.deadline))
      if holds.count > 4 { holds.removeFirst() }
    case .capture(let name, let points, let reference):
      guard let wallet = outcome.postings.first(where: { $0.kind == .capture })?.wallet else { return }
      receipt(reference, wallet) { $0.spent += points.hundredths }
      holds.removeAll { $0.name == name }
    case .release(let name): holds.removeAll { $0.name == name }
    case .giveBack(let back):
      receipt(back.receipt, back.wallet) { $0.spent -= back.points.hundredths }
    case .clawBack(let clawback):
      receipt(clawback.receipt, clawback.wallet) { $0.earned -= clawback.points.hundredths }
    case .transferIn(let transfer): incoming.removeAll { $0.transfer == transfer.transfer }
    case .adjust, .transferOut, .settle, .activate: break
    }
  }
}

extension Account {
  /// Its place among all accounts.
  var place: Int { Account.allCases.firstIndex(of: self) ?? 0 }
}
