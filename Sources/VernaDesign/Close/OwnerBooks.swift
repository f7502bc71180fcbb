import VernaCore
import VernaLedger
import VernaMechanics

/// What the walk over all owners collects.
struct LedgerBooks {
  /// Before the month, and in it.
  var before = BookTotals()
  var month = BookTotals()
  /// After it: only what accounts come to.
  var after = BookTotals()
  /// By wallet, up to the end of the month.
  var tallies: [ByteText: LadderTally] = [:]
  /// Points on their way, by transfer: lots in the order in which they left.
  var transfers: [ByteText: [OwnerBooks.LotBasis]] = [:]
  /// Money of the month's sales with and without VAT.
  var gross = Money.zero
  var net = Money.zero

  /// The stretch of time that a month of the books belongs to.
  static func stretch(of booked: Int, _ month: Int) -> WritableKeyPath<LedgerBooks, BookTotals> {
    booked < month ? \.before : booked == month ? \.month : \.after
  }
}

/// One owner's postings gone through in order: what money was kept back for each lot, and in which pool its points are.
///
/// A lot keeps its pool for good, whoever it is given to, so a transfer changes no revenue. Points under zero are a debt
/// and carry no money: points that pay one are recognised at once, since they were used before they were earned.
struct OwnerBooks {
  /// Money kept back for a lot's points.
  struct LotBasis {
    var pool: PoolKey
    /// The month that earned it, nil where none did.
    var cohort: Int?
    /// Months that it lives; nil for ever.
    var life: Int?
    /// Points that money was kept back for, used or not, less those taken back.
    var points: Points
    var deferred: Money

    /// Takes points out with their part of the money.
    mutating func take(_ taken: Points) -> Money {
      guard points > .zero, taken > .zero else { return .zero }
      let part =
        taken >= points
        ? deferred
        : Money(
          minorUnits: divideRoundingHalfAway(
            Int128(deferred.minorUnits) * Int128(taken.hundredths), by: Int128(points.hundredths)))
      points -= taken
      deferred -= part
      return part
    }
  }

  let owner: ByteText
  private let postings: [Posting]
  private let sales: SaleBook
  private let prices: PriceTable
  private let zone: TimeZoneRules
  private var next = 0
  private var lots: [Int64: LotBasis] = [:]

  init(owner: ByteText, postings: [Posting], sales: SaleBook, prices: PriceTable, zone: TimeZoneRules) {
    self.owner = owner
    self.postings = postings
    self.sales = sales
    self.prices = prices
    self.zone = zone
  }

  /// Goes on until the end, or until points come from a transfer whose beginning has not been seen.
  ///
  /// - Returns: the transfer that is waited for; nil at the end.
  /// - Throws: `CloseFailure.noValue`.
  mutating func advance(_ books: inout LedgerBooks) throws(CloseFailure) -> ByteText? {
    while next < postings.count {
      let posting = postings[next]
      if posting.kind == .transferIn, books.transfers[posting.reference] == nil { return posting.reference }
      let booked = posting.bookDate.monthIndex
      let stretch = LedgerBooks.stretch(of: booked, prices.terms.month)
      // Taken out and put back, so that the sums of a stretch are changed in place.
      var totals = BookTotals()
      swap(&totals, &books[keyPath: stretch])
      defer { swap(&totals, &books[keyPath: stretch]) }
      try take(posting, booked, &totals, &books)
      next += 1
    }
    return nil
  }

  private mutating func take(
    _ posting: Posting, _ booked: Int, _ totals: inout BookTotals, _ books: inout LedgerBooks
  ) throws(CloseFailure) {
    totals.post(posting)
    switch posting.kind {
    case .accrual: try give(posting, sales.source(of: posting), booked, &totals, &books)
    case .adjustment where posting.change(.adjusted) < .zero:
      try give(posting, .adjustment, booked, &totals, &books)
    case .adjustment:
      if posting.reference == "expire" {
        expire(posting, booked, &totals, &books)
      } else {
        try takeBack(posting, .adjustment, booked, &totals, &books)
      }
    case .activation, .hold, .release, .redemption, .capture: try use(posting, booked, &totals, &books)
    case .giveBack: try giveBack(posting, booked, &totals, &books)
    case .clawback:
      try takeBack(posting, sales.source(of: posting), booked, &totals, &books)
    case .expiry: expire(posting, booked, &totals, &books)
    case .transferOut:
      books.transfers[posting.reference] = posting.movements.filter { $0.account == .available && $0.lot != Lot.debt }
        .map { movement in
          guard var basis = lots[movement.lot] else {
            return LotBasis(
              pool: PoolKey(wallet: posting.wallet, booked: booked, earned: booked), cohort: nil, life: nil,
              points: .zero, deferred: .zero)
          }
          var part = basis
          part.points = -movement.points
          part.deferred = basis.take(-movement.points)
          lots[movement.lot] = basis
          return part
        }
    case .transferIn: receive(posting, booked, &totals, &books)
    }
  }

  // MARK: - Points that come

  private func month(of moment: Int64) -> Int { zone.day(at: moment).monthIndex }

  /// A new lot, with money kept back for it.
  private mutating func give(
    _ posting: Posting, _ source: PointsSource, _ booked: Int, _ totals: inout BookTotals, _ books: inout LedgerBooks
  ) throws(CloseFailure) {
    guard let lot = posting.lots.first else { return }
    let points =
      posting.kind == .accrual
      ? -posting.change(.issued) : posting.kind == .giveBack ? posting.ofLot(lot.number) : -posting.change(.adjusted)
    let money = try prices.money(points, posting, source, sales, in: booked)
    let inLot = posting.ofLot(lot.number)
    let earned = month(of: posting.occurredAt)
    let key = PoolKey(wallet: posting.wallet, booked: booked, earned: earned)
    let isEarned = posting.kind == .accrual && posting.reference != "opening"
    var basis = LotBasis(
      pool: key, cohort: isEarned ? earned : nil,
      life: lot.expiresOn < Lot.never ? lot.expiresOn.monthIndex - earned : nil, points: points, deferred: money)
    let debtMoney = inLot < points ? basis.take(points - inLot) : .zero
    lots[lot.number] = basis
    totals.pool(key) {
      $0.issued += basis.points
      $0.deferred += basis.deferred
    }
    totals.flow(
      BookTotals.FlowKey(kind: source.kind, wallet: posting.wallet, account: source.account, partner: source.partner),
      points, money)
    if inLot < points {
      totals.flow(
        BookTotals.FlowKey(kind: .debtPaid, wallet: posting.wallet, account: .pointsRevenue), points - inLot, debtMoney)
    }
    guard booked <= prices.terms.month else { return }
    var tally = books.tallies[posting.wallet] ?? LadderTally()
    if let cohort = basis.cohort {
      tally.earn(points, in: cohort)
      if inLot < points { tally.use(.redeemed, of: cohort, in: booked, points - inLot) }
    }
    if let life = basis.life { tally.live(months: life, points) }
    books.tallies[posting.wallet] = tally
  }

  private mutating func receive(
    _ posting: Posting, _ booked: Int, _ totals: inout BookTotals, _ books: inout LedgerBooks
  ) {
    let parts = books.transfers[posting.reference] ?? []
    for (part, lot) in zip(parts, posting.lots) {
      lots[lot.number] = part
      let owed = part.points - posting.ofLot(lot.number)
      if owed > .zero { use(owed, of: part, booked, &totals, &books) }
    }
  }

  // MARK: - Points that go

  private func use(
    _ points: Points, of basis: LotBasis, _ booked: Int, _ totals: inout BookTotals, _ books: inout LedgerBooks
  ) {
    totals.pool(basis.pool) { $0.redeemed += points }
    note(.redeemed, basis, booked, points, &books)
  }

  private func note(
    _ use: LadderTally.LedgerUse, _ basis: LotBasis, _ booked: Int, _ points: Points, _ books: inout LedgerBooks
  ) {
    guard booked <= prices.terms.month else { return }
    if let cohort = basis.cohort {
      books.tallies[basis.pool.wallet, default: LadderTally()].use(use, of: cohort, in: booked, points)
    }
    if use == .clawedBack, let life = basis.life {
      books.tallies[basis.pool.wallet, default: LadderTally()].live(months: life, -points)
    }
  }

  /// Redemptions, and what pays a debt when points become free: a lot loses them for good.
  private mutating func use(
    _ posting: Posting, _ booked: Int, _ totals: inout BookTotals, _ books: inout LedgerBooks
  ) throws(CloseFailure) {
    for (lot, change) in posting.changesOfLots where change < .zero {
      if let basis = lots[lot] { use(-change, of: basis, booked, &totals, &books) }
    }
    if posting.kind == .redemption || posting.kind == .capture {
      settle(posting, posting.change(.redeemed), &totals)
    }
  }

  /// What is owed to a partner for points spent at its store.
  private func settle(_ posting: Posting, _ points: Points, _ totals: inout BookTotals) {
    guard let partner = sales.sale(of: posting.reference)?.partner else { return }
    let size = points < .zero ? -points : points
    let money = PointPrice(micros: partner.spentPriceMicros).money(
      size, minorPerMajor: prices.terms.currency.minorPerMajor)
    totals.flow(
      BookTotals.FlowKey(
        kind: .partnerRedemption, wallet: posting.wallet, account: .partnerExpense, partner: partner.id),
      points, points < .zero ? -money : money)
  }

  private mutating func giveBack(
    _ posting: Posting, _ booked: Int, _ totals: inout BookTotals, _ books: inout LedgerBooks
  ) throws(CloseFailure) {
    for (lot, change) in posting.changesOfLots
    where change > .zero && !posting.lots.contains(where: { $0.number == lot }) {
      guard let basis = lots[lot] else { continue }
      totals.pool(basis.pool) { $0.givenBack += change }
      note(.redeemed, basis, booked, -change, &books)
    }
    if !posting.lots.isEmpty { try give(posting, .renewed, booked, &totals, &books) }
    settle(posting, posting.change(.redeemed), &totals)
  }

  /// Points that a return or a person takes back, with the money kept back for them.
  private mutating func takeBack(
    _ posting: Posting, _ source: PointsSource, _ booked: Int, _ totals: inout BookTotals, _ books: inout LedgerBooks
  ) throws(CloseFailure) {
    var money = Money.zero
    for movement in posting.movements where movement.lot != Lot.debt && movement.points < .zero {
      guard var basis = lots[movement.lot] else { continue }
      let points = -movement.points
      let part = basis.take(points)
      lots[movement.lot] = basis
      money += part
      totals.pool(basis.pool) {
        $0.issued -= points
        $0.deferred -= part
        if movement.account == .expired { $0.expired -= points }
      }
      note(.clawedBack, basis, booked, points, &books)
      if movement.account == .expired { note(.expired, basis, booked, -points, &books) }
    }
    let points = posting.kind == .clawback ? posting.change(.issued) : posting.change(.adjusted)
    let kind: BookEntry.Kind = posting.kind == .clawback ? .clawback : .adjustment
    totals.flow(
      BookTotals.FlowKey(kind: kind, wallet: posting.wallet, account: source.account, partner: source.partner), -points,
      -money)
  }

  private func expire(
    _ posting: Posting, _ booked: Int, _ totals: inout BookTotals, _ books: inout LedgerBooks
  ) {
    for movement in posting.movements where movement.account == .available && movement.lot != Lot.debt {
      guard let basis = lots[movement.lot] else { continue }
      totals.pool(basis.pool) { $0.expired -= movement.points }
      note(.expired, basis, booked, -movement.points, &books)
    }
  }
}

extension Posting {
  /// By how much an account changed.
  func change(_ account: Account) -> Points {
    entries.reduce(.zero) { $0 + ($1.account == account ? $1.points : .zero) }
  }

  /// By how much what is left of a lot changed, over the owner's accounts.
  func ofLot(_ number: Int64) -> Points {
    movements.reduce(.zero) { $0 + ($1.lot == number && $1.account.isOwners ? $1.points : .zero) }
  }

  /// The same for every lot that it moved, debts left out.
  var changesOfLots: [(lot: Int64, change: Points)] {
    var numbers: [Int64] = []
    for movement in movements where movement.lot != Lot.debt && !numbers.contains(movement.lot) {
      numbers.append(movement.lot)
    }
    return numbers.map { ($0, ofLot($0)) }
  }
}
