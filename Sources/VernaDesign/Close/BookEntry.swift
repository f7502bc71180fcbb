public import VernaCore

/// An account of the programme's books.
public enum BookAccount: String, Hashable, Sendable, CaseIterable, Codable {
  /// What the programme owes in goods for points: a contract liability.
  case contractLiability = "contract_liability"
  /// Cashback that will be paid out in money.
  case cashbackPayable = "cashback_payable"
  /// Revenue of goods, which the till has recognised in full: what is kept back comes off it.
  case goodsRevenue = "goods_revenue"
  /// Fees of paid clubs.
  case clubRevenue = "club_revenue"
  /// Revenue of goods taken for points.
  case pointsRevenue = "points_revenue"
  /// Revenue of points that nobody will use.
  case breakageRevenue = "breakage_revenue"
  /// Points given for no purchase.
  case marketingExpense = "marketing_expense"
  /// What partners owe for points given at their stores.
  case partnerReceivable = "partner_receivable"
  /// What is owed to partners for points spent at their stores.
  case partnerPayable = "partner_payable"
  /// Its cost.
  case partnerExpense = "partner_expense"
  /// Money on its way to members' accounts.
  case payouts = "payouts"
  /// What was owed before the first close.
  case openingBalance = "opening_balance"
}

/// One line of an entry: money on one side of one account.
public struct BookLine: Hashable, Sendable, Codable {
  /// The account.
  public var account: BookAccount
  /// Above zero on the debit side, under zero on the credit side.
  public var amount: Money

  /// Makes a line.
  public init(_ account: BookAccount, _ amount: Money) {
    self.account = account
    self.amount = amount
  }

  /// The debit, zero for a credit.
  public var debit: Money { max(amount, .zero) }
  /// The credit, zero for a debit.
  public var credit: Money { max(-amount, .zero) }
}

/// An entry of the programme's books for a month.
public struct BookEntry: Hashable, Sendable, Codable {
  /// What happened.
  public enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
    case opening
    /// A part of the price of goods kept back for the points given with them.
    case deferral
    /// The same for points whose receipt the engine has not seen, at the price of a point.
    case importedDeferral = "imported_deferral"
    case clubDeferral = "club_deferral"
    /// Points given for no purchase.
    case award
    case partnerIssue = "partner_issue"
    /// Put right by a person.
    case adjustment
    /// Taken back with goods that came back.
    case clawback
    /// New points that paid a debt: they had been used before they were earned.
    case debtPaid = "debt_paid"
    case redemption
    case payout
    case givenBack = "given_back"
    /// Points given back whose lot is gone, as new ones.
    case renewed
    case breakage
    case expiry
    case estimate
    case partnerRedemption = "partner_redemption"
  }

  /// From 1 in its month.
  public var number: Int
  /// What happened.
  public var kind: Kind
  /// The wallet.
  public var wallet: ByteText
  /// The partner, empty for none.
  public var partner: ByteText
  /// How many points it is about.
  public var points: Points
  /// Adding up to zero.
  public var lines: [BookLine]

  /// An entry of two lines; under zero turns the sides round.
  public init(
    _ kind: Kind, wallet: ByteText, partner: ByteText = "", points: Points, debit: BookAccount, credit: BookAccount,
    _ amount: Money
  ) {
    number = 0
    self.kind = kind
    self.wallet = wallet
    self.partner = partner
    self.points = points
    lines =
      amount < .zero
      ? [BookLine(credit, -amount), BookLine(debit, amount)] : [BookLine(debit, amount), BookLine(credit, -amount)]
  }

  /// Whether debits are credits.
  public var isBalanced: Bool { lines.reduce(Money.zero) { $0 + $1.amount } == .zero }

  /// The amount: the sum of its debits.
  public var amount: Money { lines.reduce(.zero) { $0 + $1.debit } }

  /// What it does to an account: debits less credits.
  public func change(of account: BookAccount) -> Money {
    lines.reduce(.zero) { $0 + ($1.account == account ? $1.amount : .zero) }
  }
}
