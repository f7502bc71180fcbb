public import VernaCore

/// An owner's ledger as rows: what a store keeps of it beside the postings, and what a rebuild is compared with.
public struct LedgerRows: Hashable, Sendable {
  /// How many postings there have been.
  public var postingCount: Int64
  /// How many lots have begun.
  public var lotCount: Int64
  /// By name.
  public var wallets: [WalletState]
  /// By number; those that anything is left of.
  public var lots: [LotState]
  /// By the posting that made them.
  public var holds: [HoldState]
  /// Those that anything is left of.
  public var receipts: [ReceiptKey: ReceiptState]

  /// Makes rows; none for an owner without points.
  public init(
    postingCount: Int64 = 0, lotCount: Int64 = 0, wallets: [WalletState] = [], lots: [LotState] = [],
    holds: [HoldState] = [], receipts: [ReceiptKey: ReceiptState] = [:]
  ) {
    self.postingCount = postingCount
    self.lotCount = lotCount
    self.wallets = wallets
    self.lots = lots
    self.holds = holds
    self.receipts = receipts
  }
}

extension OwnerLedger {
  /// The ledger as its rows say, without the receipts and the spent lots that no command is going to name.
  ///
  /// Commands that earn, spend, hold, capture, release and transfer need nothing more than the wallets, the lots in use and the
  /// holds. A command that gives back or claws back names a receipt, which must be in `rows` or be included before
  /// (`include`), with every lot that its parts name.
  ///
  /// - Complexity: O(n log n) in the rows.
  public init(owner: ByteText, calendar: LedgerCalendar, rows: LedgerRows) {
    self.init(owner: owner, calendar: calendar)
    restore(rows)
  }

  /// Everything that is left, in the order of its keys: equal for equal ledgers, however they were come by.
  ///
  /// - Complexity: O(n log n).
  public var rows: LedgerRows {
    LedgerRows(
      postingCount: postingCount, lotCount: lotCount, wallets: wallets.sorted { $0.wallet < $1.wallet },
      lots: lots.filter { $0.isInUse || $0.isExpired }, holds: holds, receipts: receipts.filter { !$0.value.isEmpty })
  }

  /// Takes in receipts that a command is going to name, and the lots of their parts, as they were when the ledger was read.
  ///
  /// What is known of a lot already is kept; parts that postings have made since come after those read.
  ///
  /// - Complexity: O(parts + lots).
  public mutating func include(lots read: [LotState], receipts named: [ReceiptKey: ReceiptState]) {
    for state in read where place(of: state.lot.number) == nil {
      let place = lots.firstIndex { $0.lot.number > state.lot.number } ?? lots.count
      lots.insert(state, at: place)
      keepLive(state.lot.number)
    }
    for (key, state) in named where !knows(key) {
      let made = receipts[key] ?? ReceiptState()
      receipts[key] = ReceiptState(earned: state.earned + made.earned, spent: state.spent + made.spent)
      known?.insert(key)
    }
  }

  /// Whether all that a receipt earned and spent is here.
  public func knows(_ receipt: ReceiptKey) -> Bool { known?.contains(receipt) ?? true }

  /// Whether a lot is here.
  public func has(lot number: Int64) -> Bool { place(of: number) != nil }

  /// What is here of a receipt.
  public func receipt(_ key: ReceiptKey) -> ReceiptState { receipts[key] ?? ReceiptState() }

  /// The names of the wallets, in the order of their first posting or of their names.
  public var walletNames: [ByteText] { wallets.map(\.wallet) }
}
