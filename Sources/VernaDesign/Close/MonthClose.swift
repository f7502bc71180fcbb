public import VernaCore

/// The books of a month: what happened, in entries; what is owed at its end, pool by pool; and that both come to what the
/// ledger says.
public struct MonthClose: Hashable, Sendable, Codable {
  /// Points of a pool at the end of the month.
  public struct Pool: Hashable, Sendable, Codable {
    /// Which points.
    public var key: PoolKey
    /// What became of them.
    public var state: PointsPool
    /// Recognised so far of the money kept back.
    public var recognised: Money
    /// Points that will have been used in the end.
    public var expected: Points
    /// What is still owed for them.
    public var liability: Money { state.deferred - recognised }
  }

  /// A wallet's points over the month, by the ledger's own accounts.
  public struct Reconciliation: Hashable, Sendable, Codable {
    /// The wallet.
    public var wallet: ByteText
    /// Points of all members, in lots and debts and on their way, before the month.
    public var opening: Points
    /// By kind of posting: above zero gives points, under zero takes them.
    public var issued: Points
    public var clawedBack: Points
    public var redeemed: Points
    public var givenBack: Points
    public var expired: Points
    public var adjusted: Points
    /// The balance at the end of the month.
    public var closing: Points
    /// The closing balance by account.
    public var pending: Points
    public var available: Points
    public var reserved: Points
    public var inTransit: Points
    /// The part of `available` that is under zero.
    public var debt: Points
    /// The closing balance as lots of pools have it, debts with it.
    public var byPools: Points
    /// The closing balance at the value of a point.
    public var face: Money
  }

  /// What is owed for points of one month of earning.
  public struct Cohort: Hashable, Sendable, Codable {
    /// The wallet.
    public var wallet: ByteText
    /// The month of earning (`Day.monthIndex`).
    public var earned: Int
    /// Points given, less those taken back.
    public var issued: Points
    public var used: Points
    public var expired: Points
    public var left: Points
    /// Those left at the value of a point.
    public var face: Money
    /// How likely one left is to be used, by the ladder as METRICS has it, in millionths; nil before a month of earning is full.
    public var chance: Share?
    /// `face` times it.
    public var expectedFace: Money?
    /// Money kept back, and what is still owed of it.
    public var deferred: Money
    public var liability: Money
  }

  /// How a wallet's points were priced and expected to be used.
  public struct Estimate: Hashable, Sendable, Codable {
    /// `ladder`, `flat_ladder`, `all`, `given`, `owed`.
    public var basis: String
    /// The month's price.
    public var price: MonthPrice
    /// The age at which use ends, months; 36 where no lot runs out.
    public var horizonMonths: Int
    /// The oldest age seen; nil for none.
    public var oldestAge: Int?
    /// METRICS' `points.liability_face` and `points.liability_expected` at the end of the month.
    public var face: Money
    public var expectedFace: Money?
  }

  /// The month (`Day.monthIndex`).
  public var month: Int
  /// When it was closed; nil for a draft.
  public var closedAt: Int64?
  public var currencyCode: String
  /// The version of the programme that values are of, 0 for none.
  public var programmeVersion: Int32
  /// Whether no month was closed before: what was owed then comes from nowhere else.
  public var isFirst: Bool
  public var estimates: [Estimate]
  public var entries: [BookEntry]
  public var reconciliations: [Reconciliation]
  public var cohorts: [Cohort]
  public var pools: [Pool]
  /// What was owed before the month; in the first close the entry of the opening.
  public var openingLiability: Money
  /// What is owed at its end.
  public var closingLiability: Money
  /// Points priced at their value alone, since only a file of points knows their receipts, and those of openings.
  public var importedPoints: Points
  /// Postings that only the passing of time would make and nobody has made yet: in a draft they are thought of as made.
  public var duePostings: Int
  /// What does not come to the same; empty in whatever is closed.
  public var differences: [CloseDifference]

  /// The currency.
  public var currency: Currency { Currency(code: currencyCode) }

  /// Balances by account: debits less credits of the month.
  public var accounts: [(account: BookAccount, debit: Money, credit: Money)] {
    BookAccount.allCases.compactMap { account in
      var (debit, credit) = (Money.zero, Money.zero)
      for line in entries.flatMap(\.lines) where line.account == account {
        debit += line.debit
        credit += line.credit
      }
      return debit == .zero && credit == .zero ? nil : (account, debit, credit)
    }
  }
}
