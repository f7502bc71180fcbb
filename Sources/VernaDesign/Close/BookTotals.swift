import VernaCore
import VernaLedger
import VernaStatistics

/// What happened in the books over a stretch of time.
struct BookTotals {
  /// What an amount is about.
  struct FlowKey: Hashable {
    var kind: BookEntry.Kind
    var wallet: ByteText
    /// The account on the other side of the liability.
    var account: BookAccount
    var partner: ByteText = ""
  }

  /// Points and money of it.
  struct Flow {
    var points = Points.zero
    var money = Money.zero
  }

  /// By pool.
  private(set) var pools: [PoolKey: PointsPool] = [:]
  /// By kind.
  private(set) var flows: [FlowKey: Flow] = [:]
  /// What the ledger's accounts changed by, by wallet.
  private(set) var accounts: [ByteText: WalletState] = [:]
  /// Points by wallet and kind of posting, as the programme's accounts have them.
  private(set) var movements: [ByteText: [Posting.Kind: Points]] = [:]

  mutating func pool(_ key: PoolKey, _ change: (inout PointsPool) -> Void) {
    change(&pools[key, default: PointsPool()])
  }

  mutating func flow(_ key: FlowKey, _ points: Points, _ money: Money) {
    flows[key, default: Flow()].points += points
    flows[key, default: Flow()].money += money
  }

  /// Takes the accounts of a posting in.
  mutating func post(_ posting: Posting) {
    var state = accounts[posting.wallet] ?? WalletState(posting.wallet)
    var programme = Points.zero
    for entry in posting.entries {
      state[entry.account] += entry.points
      if !entry.account.isOwners { programme += entry.points }
    }
    for movement in posting.movements where movement.lot == Lot.debt { state.debt += movement.points }
    accounts[posting.wallet] = state
    movements[posting.wallet, default: [:]][posting.kind, default: .zero] -= programme
  }
}

/// How points earned in a month were used, for the ladder of a wallet.
struct LadderTally {
  private struct Cell: Hashable {
    var cohort: Int
    var month: Int
    var use: LedgerUse
  }

  /// What took points.
  enum LedgerUse: Hashable {
    case redeemed
    case expired
    case clawedBack
  }

  private var earned: [Int: Int64] = [:]
  private var used: [Cell: Int64] = [:]
  /// Points by the months they live.
  private var lives: [Int: Int64] = [:]

  mutating func earn(_ points: Points, in month: Int) { earned[month, default: 0] += points.hundredths }

  mutating func use(_ use: LedgerUse, of cohort: Int, in month: Int, _ points: Points) {
    used[Cell(cohort: cohort, month: max(cohort, month), use: use), default: 0] += points.hundredths
  }

  mutating func live(months: Int, _ points: Points) { lives[max(0, months), default: 0] += points.hundredths }

  /// Months that most points live, the fewer of equals; nil where none runs out.
  var commonestLife: Int? {
    lives.filter { $0.value > 0 }
      .max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }?.key
  }

  /// How points are used up and run out with age, read over the months of earning up to one, as METRICS' points.liability_expected has
  /// it: of what was earned less what was taken back.
  func ladders(through last: Int) -> (redeemed: ChainLadder, expired: ChainLadder) {
    var redeemed: [ChainLadder.Cohort] = []
    var expired: [ChainLadder.Cohort] = []
    for (cohort, points) in earned.sorted(by: { $0.key < $1.key }) where cohort <= last {
      var exposure = points
      var sums: (redeemed: [Int64], expired: [Int64]) = ([], [])
      for month in cohort...last {
        func of(_ use: LedgerUse) -> Int64 { used[Cell(cohort: cohort, month: month, use: use)] ?? 0 }
        exposure -= of(.clawedBack)
        sums.redeemed.append((sums.redeemed.last ?? 0) + of(.redeemed))
        sums.expired.append((sums.expired.last ?? 0) + of(.expired))
      }
      redeemed.append(ChainLadder.Cohort(exposure: exposure, cumulative: sums.redeemed))
      expired.append(ChainLadder.Cohort(exposure: exposure, cumulative: sums.expired))
    }
    return (ChainLadder(redeemed), ChainLadder(expired))
  }
}
