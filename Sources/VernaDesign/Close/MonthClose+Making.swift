import VernaCore
import VernaLedger
import VernaMetrics
import VernaStatistics

/// Makes the books of a month of what a walk over the ledger has found.
struct CloseMaking {
  let terms: CloseTerms
  let books: LedgerBooks
  let prices: PriceTable
  let patterns: [ByteText: UsePattern]
  /// The close of the month before; nil for the first.
  let earlier: MonthClose?

  /// Pools with what they were and came to.
  private struct Step {
    var pool: MonthClose.Pool
    var revenue: PoolRevenue
  }

  func make(_ duePostings: Int, stored: [WalletState], kept: [WalletState]) throws(CloseFailure) -> MonthClose {
    let opening = openingPools()
    let steps = self.steps(from: opening)
    let openingLiability = opening.values.reduce(Money.zero) { $0 + $1.liability }
    var entries: [BookEntry] = []
    if earlier == nil { entries += openings(opening) }
    entries += flows() + revenues(steps)
    entries = entries.filter { $0.amount != .zero }
    for place in entries.indices { entries[place].number = place + 1 }
    let closing = steps.reduce(Money.zero) { $0 + $1.pool.liability }
    var close = MonthClose(
      month: terms.month, closedAt: nil, currencyCode: terms.currency.code, programmeVersion: terms.programmeVersion,
      isFirst: earlier == nil, estimates: [], entries: entries, reconciliations: try wallets.map(reconcile),
      cohorts: try cohorts(steps.map(\.pool)), pools: steps.map(\.pool), openingLiability: openingLiability,
      closingLiability: closing,
      importedPoints: [books.before, books.month].reduce(.zero) { sum, totals in
        totals.flows.reduce(sum) { $0 + ($1.key.kind == .importedDeferral ? $1.value.points : .zero) }
      }, duePostings: duePostings, differences: [])
    close.estimates = try wallets.map { (wallet) throws(CloseFailure) in try estimate(wallet) }
    close.differences = differences(close, stored: stored, kept: kept)
    return close
  }

  private var wallets: [ByteText] {
    Set(books.before.accounts.keys).union(books.month.accounts.keys).sorted()
  }

  private func pattern(_ wallet: ByteText) -> UsePattern {
    patterns[wallet]
      ?? UsePattern(
        LadderTally(), through: terms.month, terms.estimate, paysOut: terms.terms(of: wallet)?.paysOut ?? false)
  }

  private func liability(_ wallet: ByteText) -> BookAccount {
    terms.terms(of: wallet)?.paysOut == true ? .cashbackPayable : .contractLiability
  }

  // MARK: - Pools

  /// Pools before the month, as the earlier close has them; without one as they look under today's estimate.
  private func openingPools() -> [PoolKey: MonthClose.Pool] {
    if let earlier { return Dictionary(earlier.pools.map { ($0.key, $0) }) { first, _ in first } }
    var pools: [PoolKey: MonthClose.Pool] = [:]
    for (key, state) in books.before.pools {
      let chance = pattern(key.wallet).chance(state, age: terms.month - 1 - key.earned)
      let revenue = PoolRevenue(from: nil, to: state, chance: chance)
      pools[key] = MonthClose.Pool(
        key: key, state: state, recognised: revenue.recognised, expected: revenue.expected)
    }
    return pools
  }

  private func steps(from opening: [PoolKey: MonthClose.Pool]) -> [Step] {
    Set(books.before.pools.keys).union(books.month.pools.keys).union(opening.keys).sorted().map { key in
      let before = opening[key]
      let state = (before?.state ?? PointsPool()) + (books.month.pools[key] ?? PointsPool())
      let chance = pattern(key.wallet).chance(state, age: terms.month - key.earned)
      let revenue = PoolRevenue(
        from: before.map { ($0.state, $0.recognised, $0.expected) }, to: state, chance: chance)
      return Step(
        pool: MonthClose.Pool(key: key, state: state, recognised: revenue.recognised, expected: revenue.expected),
        revenue: revenue)
    }
  }

  // MARK: - Entries

  private func openings(_ opening: [PoolKey: MonthClose.Pool]) -> [BookEntry] {
    var sums: [ByteText: (points: Points, money: Money)] = [:]
    for pool in opening.values {
      sums[pool.key.wallet, default: (.zero, .zero)].points += pool.state.left
      sums[pool.key.wallet, default: (.zero, .zero)].money += pool.liability
    }
    return sums.sorted { $0.key < $1.key }.map {
      BookEntry(
        .opening, wallet: $0.key, points: $0.value.points, debit: .openingBalance, credit: liability($0.key),
        $0.value.money)
    }
  }

  private func flows() -> [BookEntry] {
    func order(_ key: BookTotals.FlowKey) -> (ByteText, Int, String, ByteText) {
      (key.wallet, BookEntry.Kind.allCases.firstIndex(of: key.kind) ?? 0, key.account.rawValue, key.partner)
    }
    return books.month.flows.sorted { order($0.key) < order($1.key) }.map { key, flow in
      let owed = liability(key.wallet)
      switch key.kind {
      case .debtPaid:
        return BookEntry(
          key.kind, wallet: key.wallet, points: flow.points, debit: owed, credit: key.account, flow.money)
      case .partnerRedemption:
        return BookEntry(
          key.kind, wallet: key.wallet, partner: key.partner, points: flow.points, debit: key.account,
          credit: .partnerPayable, flow.money)
      default:
        return BookEntry(
          key.kind, wallet: key.wallet, partner: key.partner, points: flow.points, debit: key.account, credit: owed,
          flow.money)
      }
    }
  }

  private func revenues(_ steps: [Step]) -> [BookEntry] {
    var byWallet: [ByteText: [Step]] = [:]
    for step in steps { byWallet[step.pool.key.wallet, default: []].append(step) }
    return byWallet.sorted { $0.key < $1.key }.flatMap { wallet, steps in
      let owed = liability(wallet)
      let isOwed = owed == .cashbackPayable
      let month = { (key: PoolKey) in books.month.pools[key] ?? PointsPool() }
      func sum(_ money: KeyPath<PoolRevenue, Money>) -> Money {
        steps.reduce(.zero) { $0 + $1.revenue[keyPath: money] }
      }
      func points(_ points: KeyPath<PointsPool, Points>) -> Points {
        steps.reduce(.zero) { $0 + month($1.pool.key)[keyPath: points] }
      }
      let earned: BookAccount = isOwed ? .payouts : .pointsRevenue
      let broken: BookAccount = isOwed ? .goodsRevenue : .breakageRevenue
      return [
        BookEntry(
          isOwed ? .payout : .redemption, wallet: wallet, points: points(\.redeemed), debit: owed, credit: earned,
          sum(\.redeemed)),
        BookEntry(
          .givenBack, wallet: wallet, points: points(\.givenBack), debit: earned, credit: owed, sum(\.givenBack)),
        BookEntry(.breakage, wallet: wallet, points: .zero, debit: owed, credit: broken, sum(\.breakage)),
        BookEntry(
          .expiry, wallet: wallet, points: points(\.expired), debit: owed, credit: broken, sum(\.expired)),
        BookEntry(.estimate, wallet: wallet, points: .zero, debit: owed, credit: broken, sum(\.estimate)),
      ]
    }
  }

  // MARK: - Tables

  private func accounts(_ wallet: ByteText) -> (before: WalletState, after: WalletState) {
    let before = books.before.accounts[wallet] ?? WalletState(wallet)
    let month = books.month.accounts[wallet] ?? WalletState(wallet)
    var after = before
    for account in Account.allCases { after[account] += month[account] }
    after.debt += month.debt
    return (before, after)
  }

  private func held(_ state: WalletState) -> Points {
    state[.pending] + state[.available] + state[.reserved] + state[.clearing]
  }

  private func face(_ points: Points, _ wallet: ByteText) throws(CloseFailure) -> Money {
    guard let value = terms.terms(of: wallet) else { throw .noValue(wallet: wallet) }
    // Debts are under zero, as METRICS has balances.
    let size = points < .zero ? -points : points
    let money = PointPrice(micros: value.valueMicros).money(size, minorPerMajor: terms.currency.minorPerMajor)
    return points < .zero ? -money : money
  }

  private func reconcile(_ wallet: ByteText) throws(CloseFailure) -> MonthClose.Reconciliation {
    let (before, after) = accounts(wallet)
    let moved = books.month.movements[wallet] ?? [:]
    func sum(_ kinds: Posting.Kind...) -> Points { kinds.reduce(.zero) { $0 + (moved[$1] ?? .zero) } }
    let pools = (before: books.before.pools, month: books.month.pools)
    let left = [pools.before, pools.month].reduce(Points.zero) { sum, pools in
      pools.reduce(sum) { $0 + ($1.key.wallet == wallet ? $1.value.left : .zero) }
    }
    return MonthClose.Reconciliation(
      wallet: wallet, opening: held(before), issued: sum(.accrual), clawedBack: sum(.clawback),
      redeemed: sum(.redemption, .capture), givenBack: sum(.giveBack), expired: sum(.expiry),
      adjusted: sum(.adjustment), closing: held(after), pending: after[.pending], available: after[.available],
      reserved: after[.reserved], inTransit: after[.clearing], debt: after.debt, byPools: left + after.debt,
      face: try face(held(after), wallet))
  }

  private func cohorts(_ pools: [MonthClose.Pool]) throws(CloseFailure) -> [MonthClose.Cohort] {
    struct Key: Hashable {
      var wallet: ByteText
      var earned: Int
    }
    var sums: [Key: (state: PointsPool, liability: Money)] = [:]
    for pool in pools {
      let key = Key(wallet: pool.key.wallet, earned: pool.key.earned)
      let sum = sums[key] ?? (PointsPool(), .zero)
      sums[key] = (sum.state + pool.state, sum.liability + pool.liability)
    }
    var cohorts: [MonthClose.Cohort] = []
    for (key, sum) in sums.sorted(by: { ($0.key.wallet, $0.key.earned) < ($1.key.wallet, $1.key.earned) }) {
      let face = try face(sum.state.left, key.wallet)
      let chance = pattern(key.wallet).reportedChance(age: terms.month - key.earned)
      cohorts.append(
        MonthClose.Cohort(
          wallet: key.wallet, earned: key.earned, issued: sum.state.issued, used: sum.state.used,
          expired: sum.state.expired, left: sum.state.left, face: face,
          chance: chance.map { Share(millionths: Int64(($0 * 1_000_000).rounded())) },
          expectedFace: chance.map { Money(minorUnits: Int64((Double(face.minorUnits) * $0).rounded())) },
          deferred: sum.state.deferred, liability: sum.liability))
    }
    return cohorts
  }

  private func estimate(_ wallet: ByteText) throws(CloseFailure) -> MonthClose.Estimate {
    let pattern = pattern(wallet)
    var use = pattern.use
    use.leftByAge = [:]
    for totals in [books.before, books.month] {
      for (key, pool) in totals.pools where key.wallet == wallet {
        use.leftByAge[terms.month - key.earned, default: 0] += pool.left.hundredths
      }
    }
    let price = try prices.price(of: wallet, in: terms.month)
    let worth = use.expectedHundredths * Double(price.valueMicros) * Double(terms.currency.minorPerMajor) / 100_000_000
    return MonthClose.Estimate(
      basis: pattern.basis.rawValue, price: price, horizonMonths: use.horizonMonths,
      oldestAge: use.redeemed.oldestAge, face: try face(held(accounts(wallet).after), wallet),
      expectedFace: use.ultimateShare.map { _ in Money(minorUnits: Int64(worth.rounded())) })
  }

  // MARK: - What must be the same

  private func differences(_ close: MonthClose, stored: [WalletState], kept: [WalletState]) -> [CloseDifference] {
    var found: [CloseDifference] = []
    func compare(_ what: CloseDifference.What, _ wallet: ByteText, _ ledger: Int64, _ books: Int64) {
      if ledger != books { found.append(CloseDifference(what: what, wallet: wallet, ledger: ledger, books: books)) }
    }
    for row in close.reconciliations {
      compare(.lots, row.wallet, row.closing.hundredths, row.byPools.hundredths)
      let moved =
        row.opening + row.issued + row.clawedBack + row.redeemed + row.givenBack + row.expired + row.adjusted
      compare(.movements, row.wallet, row.closing.hundredths, moved.hundredths)
    }
    let byWallet = Dictionary(stored.map { ($0.wallet, $0) }) { first, _ in first }
    let keptByWallet = Dictionary(kept.map { ($0.wallet, $0) }) { first, _ in first }
    for wallet in Set(byWallet.keys).union(keptByWallet.keys).sorted() {
      for account in Account.allCases {
        compare(
          .store, wallet, keptByWallet[wallet]?[account].hundredths ?? 0, byWallet[wallet]?[account].hundredths ?? 0)
      }
    }
    if let earlier {
      for pool in earlier.pools {
        let now = books.before.pools[pool.key] ?? PointsPool()
        compare(.earlierClose, pool.key.wallet, now.issued.hundredths, pool.state.issued.hundredths)
        compare(.earlierClose, pool.key.wallet, now.used.hundredths, pool.state.used.hundredths)
        compare(.earlierClose, pool.key.wallet, now.expired.hundredths, pool.state.expired.hundredths)
        compare(.earlierClose, pool.key.wallet, now.deferred.minorUnits, pool.state.deferred.minorUnits)
      }
      for (key, pool) in books.before.pools where !earlier.pools.contains(where: { $0.key == key }) {
        compare(.earlierClose, key.wallet, pool.issued.hundredths, 0)
        compare(.earlierClose, key.wallet, pool.used.hundredths, 0)
      }
    }
    let changes = close.entries.reduce(Money.zero) {
      $0 - $1.change(of: .contractLiability) - $1.change(of: .cashbackPayable)
    }
    compare(
      .liability, "", close.closingLiability.minorUnits,
      ((close.isFirst ? .zero : close.openingLiability) + changes).minorUnits)
    for entry in close.entries where !entry.isBalanced { compare(.entry, entry.wallet, 0, Int64(entry.number)) }
    return found
  }
}
