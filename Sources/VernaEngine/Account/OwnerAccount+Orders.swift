import VernaCore
import VernaLedger
public import VernaMechanics
import VernaProgram

extension OwnerAccount {
  /// Prices an order and holds what it needs: points, uses, codes.
  ///
  /// - Parameters:
  ///   - shared: what shared limits have left.
  ///   - now: the database's clock.
  /// - Throws: `EngineRefusal`.
  public mutating func reserve(_ request: OrderRequest, shared: SharedView, now: Int64) throws(EngineRefusal)
    -> OrderAnswer
  {
    if let fault = request.basket.fault { throw .badBasket(fault) }
    guard (1...2_592_000).contains(request.holdSeconds) else { throw .badHold(seconds: request.holdSeconds) }
    try catchUp(now)
    let machine = machines.machine(at: now)
    var basket = request.basket
    basket.at = now
    let calculation = try priced { account throws(PricingFailure) in
      try machine.calculate(basket, member: account.view(at: now), shared: shared)
    }
    if let expected = request.expectedTotal, expected != calculation.total { return .priceChanged(calculation) }
    let reservation = Reservation(
      order: request.order, deadline: now + request.holdSeconds, basket: basket, calculation: calculation)
    if calculation.spent > .zero {
      try ledger {
        try $0.post(
          .hold(
            Hold(
              name: request.order, wallet: calculation.wallet, points: calculation.spent,
              deadline: reservation.deadline)), at: now)
      }
    }
    taken += calculation.uses.filter { $0.scope != .member }
    record(.reserved(reservation), about: request.order, at: now, now: now, under: machine.programme)
    return .processed(reservation)
  }

  /// The receipt of an order is paid: earns, spends, freezes the split.
  ///
  /// - Parameters:
  ///   - reservation: what the order holds, as it was written.
  ///   - version: the version that it was decided under.
  ///   - isReleased: whether the order's shared limits have been given back already.
  /// - Throws: `EngineRefusal`.
  @discardableResult
  public mutating func confirm(
    _ request: ConfirmRequest, _ reservation: Reservation, version: Int32, isReleased: Bool, now: Int64
  ) throws(EngineRefusal) -> Purchase {
    try catchUp(now)
    let machine = machines.machine(version: version, at: now)
    let moment = min(request.paidAt ?? now, now)
    let calculation = reservation.calculation.kept
    let isLate = now >= reservation.deadline
    if calculation.spent > .zero {
      let isOwing = machine.debtPolicy(of: calculation.wallet) == .owe
      try ledger {
        if $0.ledger.holds(request.order) {
          try $0.post(.capture(hold: request.order, points: calculation.spent, receipt: request.receipt), at: now)
        } else {
          // The receipt is paid: it takes what is still free, the rest by the policy for balances under zero.
          let free = max(.zero, $0.ledger.balance(.available, of: calculation.wallet))
          let points = isOwing ? calculation.spent : min(free, calculation.spent)
          if points > .zero {
            try $0.post(
              .redeem(
                Redemption(
                  wallet: calculation.wallet, points: points, receipt: request.receipt, occurredAt: moment,
                  mayOwe: isOwing)), at: now)
          }
        }
      }
    }
    if isReleased { taken += calculation.uses.filter { $0.scope != .member } }
    let purchase = Purchase(
      receipt: request.receipt, order: request.order, basket: reservation.basket, calculation: calculation,
      steps: machine.steps(reservation.basket, calculation, member: view(at: moment), at: moment), isLateHold: isLate)
    try buy(purchase, at: moment, now: now, machine, isLate: self.isLate(moment, [], now: now))
    return purchase
  }

  /// A paid receipt is written: points, challenges, level, friends.
  ///
  /// - Parameter isLate: whether midnights have gone by since, or other things have happened: then what it does to level and challenges is
  ///   left to `correct`.
  mutating func buy(
    _ purchase: Purchase, at moment: Int64, now: Int64, _ machine: ProgrammeMachine, isLate: Bool = false
  ) throws(EngineRefusal) {
    try ledger {
      try $0.give(
        purchase.calculation.grants, about: purchase.receipt, at: moment, clock: now, now: now, machine.programme)
    }
    count(
      cost: machine.cost(of: purchase.calculation), turnover: purchase.calculation.total, on: zone.day(at: moment),
      isBack: false, machine.programme)
    let isFirst = state.map { $0.firstReceipt.string.isEmpty && purchase.calculation.total > .zero } ?? false
    let met = record(.purchased(purchase), about: purchase.root, at: moment, now: now, under: machine.programme)
    if !isLate { try reward(met, at: moment, now: now, machine) }
    if isFirst, let state, machine.programme.referral != nil, !state.profile.referrer.string.isEmpty {
      errands.append(
        Errand(
          id: ByteText("friend|\(owner)"), owner: state.profile.referrer,
          task: .friendBought(
            friend: owner, joinedOn: state.profile.joinedOn, contacts: state.profile.contacts,
            paid: purchase.calculation.total, at: moment)))
    }
    if !isLate {
      try ledger { try $0.lookAtTier(on: $0.zone.day(at: now), at: now, clock: now, now: now, machine) }
    }
  }

  /// Whether something of a moment comes too late to be simply added: a midnight or something else has come between.
  public func isLate(_ moment: Int64, _ later: some Collection<JournalEntry>, now: Int64) -> Bool {
    state != nil && (zone.day(at: moment) < zone.day(at: now) || later.contains { $0.occurredAt > moment })
  }

  /// Gives what challenges that were met give.
  mutating func reward(_ met: [ByteText], at moment: Int64, now: Int64, _ machine: ProgrammeMachine)
    throws(EngineRefusal)
  {
    for challenge in met {
      let number = state?.challenges.first { $0.challenge == challenge }?.met ?? 0
      try ledger {
        try $0.award(
          .challenge(challenge), cause: ByteText("challenge|\(challenge)|\(number)"), at: moment, clock: now, now: now,
          machine)
      }
    }
  }

  /// An order is given up before it was paid.
  ///
  /// - Throws: `EngineRefusal`.
  public mutating func release(_ reservation: Reservation, version: Int32, now: Int64) throws(EngineRefusal) {
    try catchUp(now)
    if ledger.holds(reservation.order) {
      try ledger { try $0.post(.release(hold: reservation.order), at: now) }
    }
    givenBack += reservation.calculation.uses.filter { $0.scope != .member }
    let machine = machines.machine(version: version, at: now)
    record(.released(order: reservation.order), about: reservation.order, at: now, now: now, under: machine.programme)
  }

  /// A receipt paid without an order, at once or long ago.
  ///
  /// What the till has decided stands; the programme of the receipt's own moment says what it earns. Earlier decisions that it changes are put
  /// right by `correct`.
  ///
  /// - Parameter journal: all rows of the owner where others come after the receipt's moment or midnights do; then it is decided by what the
  ///   member was at that moment. Nil for a receipt that comes in time.
  /// - Throws: `EngineRefusal`.
  @discardableResult
  public mutating func receive(
    _ request: ReceiptRequest, shared: SharedView, journal: [JournalEntry]? = nil, now: Int64
  ) throws(EngineRefusal) -> Purchase {
    if let fault = request.basket.fault { throw .badBasket(fault) }
    let moment = request.basket.at
    guard moment <= now else { throw .badMoment(moment) }
    if let state, zone.day(at: moment) < state.profile.joinedOn { throw .badMoment(moment) }
    try catchUp(now)
    let machine = machines.machine(at: moment)
    if let paid = request.paid, paid.count != request.basket.lines.count { throw .badBasket(.noLines) }
    var view = view(at: moment)
    if let journal, let then = try OwnerAccount.lived(journal, like: self, until: moment) {
      let balances = view?.balances ?? [:]
      view = then.view(at: moment)
      // Points are spent from what there is now.
      view?.balances = balances
    }
    let calculation = try priced { _ throws(PricingFailure) in
      guard let paid = request.paid else {
        return try machine.calculate(request.basket, member: view, shared: shared).kept
      }
      return try machine.earn(request.basket, paid: paid, spent: request.spent, member: view, shared: shared).kept
    }
    if calculation.spent > .zero {
      let isOwing = machine.debtPolicy(of: calculation.wallet) == .owe
      let free = max(.zero, ledger.balance(.available, of: calculation.wallet))
      let points = isOwing ? calculation.spent : min(free, calculation.spent)
      if points > .zero {
        try ledger {
          try $0.post(
            .redeem(
              Redemption(
                wallet: calculation.wallet, points: points, receipt: request.receipt, occurredAt: moment,
                mayOwe: isOwing)), at: now)
        }
      }
    }
    taken += calculation.uses.filter { $0.scope != .member }
    let purchase = Purchase(
      receipt: request.receipt, basket: request.basket, calculation: calculation,
      steps: machine.steps(request.basket, calculation, member: view, at: moment))
    try buy(purchase, at: moment, now: now, machine, isLate: journal != nil)
    return purchase
  }

  // MARK: - Small things

  /// What pricing fails at, in the engine's words.
  private func priced(_ work: (OwnerAccount) throws(PricingFailure) -> Calculation) throws(EngineRefusal) -> Calculation
  {
    do throws(PricingFailure) { return try work(self) } catch { throw .pricing(error) }
  }

  /// Passes midnights, in the engine's words.
  mutating func catchUp(_ now: Int64) throws(EngineRefusal) { try ledger { try $0.passMidnights(until: now) } }

  /// Work on the ledger, in the engine's words.
  mutating func ledger(_ work: (inout OwnerAccount) throws -> Void) throws(EngineRefusal) {
    do {
      try work(&self)
    } catch let refusal as LedgerRefusal {
      throw .ledger(refusal)
    } catch let refusal as EngineRefusal {
      throw refusal
    } catch {
      preconditionFailure("the ledger refuses in its own words")
    }
  }
}
