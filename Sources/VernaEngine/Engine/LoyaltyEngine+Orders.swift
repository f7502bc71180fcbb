public import VernaCore
import VernaLedger
public import VernaMechanics
import VernaStore
import VernaProgram

/// The life of an order.
extension LoyaltyEngine {
  /// What a basket comes to. Pure: nothing is held and nothing written.
  ///
  /// - Parameters:
  ///   - member: nil for a guest.
  ///   - moment: nil is now by the store's clock.
  /// - Throws: `RefusalNote`, `StoreFailure`.
  public func calculate(_ basket: Basket, member: ByteText?, at moment: Int64? = nil) async throws -> Calculation {
    if let fault = basket.fault { throw EngineRefusal.badBasket(fault).note }
    try await refresh()
    let view = sharedView
    return try await store.read { reader in
      try machines.with { machines in
        var basket = basket
        basket.at = moment ?? reader.now
        guard let member else {
          return try machines.machine(at: basket.at).calculate(basket, member: nil, shared: view)
        }
        var account = try self.account(reader.owner(member), machines)
        guard account.state != nil else { throw EngineRefusal.noMember.note }
        try account.catchUp(max(basket.at, reader.now))
        return try machines.machine(at: basket.at).calculate(basket, member: account.view(at: basket.at), shared: view)
      }
    }
  }

  /// What mechanics see of a member at a moment; nil for nobody.
  ///
  /// - Throws: `RefusalNote`, `StoreFailure`.
  public func view(of member: ByteText, at moment: Int64) async throws -> MemberView? {
    try await store.read { reader in
      try machines.with { machines in
        var account = try self.account(reader.owner(member), machines)
        guard account.state != nil else { return nil }
        try account.catchUp(max(moment, reader.now))
        return account.view(at: moment)
      }
    }
  }

  /// Holds an order's price, points, uses and codes until a deadline.
  ///
  /// - Parameters:
  ///   - owner: the member, or the guest that the order itself is.
  /// - Throws: `RefusalNote`, `StoreFailure`.
  public func reserve(_ request: OrderRequest, member: ByteText?, key: RequestKey?) async throws -> OrderAnswer {
    let owner = member ?? ByteText("guest|\(request.order)")
    try await refresh()
    let intent = WriteIntent(owner: owner, kind: member == nil ? .guest : .member)
    let decision = try await decide(intent, key: key) { account, session, shared in
      if member != nil, account.state == nil { throw EngineRefusal.noMember }
      if let entry = try session.claim(DirectoryName("order", request.order), reference: request.order) {
        // A name alone is no order: it may have outlived work that was rolled back.
        let isDone =
          try entry.owner != owner || !session.journal(reference: request.order, since: entry.since).isEmpty
        if isDone { throw EngineRefusal.orderExists(request.order) }
      }
      switch try account.reserve(request, shared: shared, now: session.now) {
      case .processed: break
      case .priceChanged(let calculation):
        // Nothing is held, and the name is free for another try; the answer is kept for whoever asks under the same key.
        account.decline("price_changed", calculation, now: session.now)
      }
      return account.entries[account.entries.count - 1]
    }
    switch decision.entry.event {
    case .reserved(let reservation): return .processed(reservation)
    case .declined(let declined): return .priceChanged(declined.calculation ?? Calculation())
    default: throw StoreFailure.damaged(table: "journal", what: "decision of order \(request.order)")
    }
  }

  /// The receipt of an order is paid.
  ///
  /// - Throws: `RefusalNote`, `StoreFailure`.
  public func confirm(_ request: ConfirmRequest, key: RequestKey?) async throws -> Purchase {
    let name = try await entry(order: request.order)
    let owner = name.owner
    let intent = WriteIntent(owner: owner, references: [request.order], since: name.since)
    let decision = try await decide(intent, key: key) { account, session, _ in
      let order = try OrderHistory(session.journal(reference: request.order).map(JournalEntry.init))
      guard let (reservation, version) = order.reservation else { throw EngineRefusal.noOrder(request.order) }
      if let (purchase, entry) = order.purchase {
        guard purchase.receipt == request.receipt else { throw EngineRefusal.orderExists(request.order) }
        return entry
      }
      if order.isCancelled { throw EngineRefusal.orderCancelled(request.order) }
      if let other = try session.claim(DirectoryName("receipt", request.receipt), reference: request.order),
        other.reference != request.order || other.owner != owner
      {
        throw EngineRefusal.receiptExists(request.receipt)
      }
      let place = account.entries.count
      let paidAt = min(request.paidAt ?? session.now, session.now)
      var before: [JournalEntry]?
      if account.isLate(paidAt, [], now: session.now) {
        let rows = try session.journal(from: Int64.min).map(JournalEntry.init)
        account = try self.account(session, receipts: keys(rows, from: paidAt, account), account.machines)
        before = rows
      }
      try account.confirm(request, reservation, version: version, isReleased: order.isReleased, now: session.now)
      let decided = account.decision(from: place) { if case .purchased = $0 { true } else { false } }
      if let before { try account.correct(before + account.entries, because: request.receipt, now: session.now) }
      return decided
    }
    try await run(decision.errands)
    guard case .purchased(let purchase) = decision.entry.event else {
      throw StoreFailure.damaged(table: "journal", what: "decision of order \(request.order)")
    }
    return purchase
  }

  /// An order is given up. After it was confirmed, a cancel is a return of everything.
  ///
  /// - Returns: the return, where there was something to give back.
  /// - Throws: `RefusalNote`, `StoreFailure`.
  @discardableResult
  public func cancel(order: ByteText, key: RequestKey?) async throws -> Return? {
    let name = try await entry(order: order)
    let intent = WriteIntent(owner: name.owner, references: [order], since: name.since)
    let decision = try await decide(intent, key: key) { account, session, _ in
      let rows = try session.journal(reference: order).map(JournalEntry.init)
      let history = OrderHistory(rows)
      guard let (reservation, version) = history.reservation else { throw EngineRefusal.noOrder(order) }
      if let history = ReceiptHistory(rows) {
        account = try self.account(session, receipts: keys(history.purchase.receipt, account), account.machines)
        let place = account.entries.count
        _ = try account.takeBack(
          ReturnRequest(id: order, receipt: history.purchase.receipt, at: session.now), history, now: session.now)
        return account.decision(from: place) { if case .returned = $0 { true } else { false } }
      }
      if let released = history.release { return released }
      let place = account.entries.count
      try account.release(reservation, version: version, now: session.now)
      return account.decision(from: place) { if case .released = $0 { true } else { false } }
    }
    try await run(decision.errands)
    if case .returned(let back) = decision.entry.event { return back }
    return nil
  }

  /// Goods come back, in parts and in any order.
  ///
  /// - Throws: `RefusalNote`, `StoreFailure`.
  public func takeBack(_ request: ReturnRequest, key: RequestKey?) async throws -> Return {
    let entry = try await store.read { try $0.entry(DirectoryName("receipt", request.receipt)) }
    guard let entry else { throw EngineRefusal.noReceipt(request.receipt).note }
    let intent = WriteIntent(owner: entry.owner, references: [entry.reference], since: entry.since)
    let decision = try await decide(intent, key: key) { account, session, _ in
      let rows = try session.journal(reference: entry.reference).map(JournalEntry.init)
      guard let history = ReceiptHistory(rows) else { throw EngineRefusal.noReceipt(request.receipt) }
      // The same return sent twice under no key is the same return.
      if let done = rows.first(where: {
        if case .returned(let back) = $0.event { back.id == request.id } else { false }
      }) {
        return done
      }
      account = try self.account(session, receipts: keys(request.receipt, account), account.machines)
      let place = account.entries.count
      _ = try account.takeBack(request, history, now: session.now)
      return account.decision(from: place) { if case .returned = $0 { true } else { false } }
    }
    try await run(decision.errands)
    guard case .returned(let back) = decision.entry.event else {
      throw StoreFailure.damaged(table: "journal", what: "decision of return \(request.id)")
    }
    return back
  }

  /// A paid receipt without an order: at once, offline, late. The same one sent again is the same one.
  ///
  /// - Throws: `RefusalNote`, `StoreFailure`.
  public func receive(_ request: ReceiptRequest, member: ByteText?, key: RequestKey? = nil) async throws -> Purchase {
    let owner = member ?? ByteText("guest|\(request.receipt)")
    let intent = WriteIntent(owner: owner, kind: member == nil ? .guest : .member)
    let decision = try await decide(intent, key: key) { account, session, shared in
      if member != nil, account.state == nil { throw EngineRefusal.noMember }
      if let other = try session.claim(DirectoryName("receipt", request.receipt), reference: request.receipt) {
        guard other.owner == owner else { throw EngineRefusal.receiptExists(request.receipt) }
        let rows = try session.journal(reference: other.reference, since: other.since).map(JournalEntry.init)
        if let history = ReceiptHistory(rows), let entry = rows.first(where: { $0.isPurchase }) {
          var asked = request.basket
          asked.at = history.purchase.basket.at
          guard history.purchase.order == "" ? asked == history.purchase.basket : true else {
            throw EngineRefusal.receiptExists(request.receipt)
          }
          return entry
        }
      }
      let place = account.entries.count
      let later = try session.journal(from: request.basket.at + 1).map(JournalEntry.init)
      guard account.isLate(request.basket.at, later, now: session.now) else {
        try account.receive(request, shared: shared, now: session.now)
        return account.decision(from: place) { if case .purchased = $0 { true } else { false } }
      }
      let before = try session.journal(from: Int64.min).map(JournalEntry.init)
      account = try self.account(session, receipts: keys(before, from: request.basket.at, account), account.machines)
      try account.receive(request, shared: shared, journal: before, now: session.now)
      let decided = account.decision(from: place) { if case .purchased = $0 { true } else { false } }
      try account.correct(before + account.entries, because: request.receipt, now: session.now)
      return decided
    }
    try await run(decision.errands)
    guard case .purchased(let purchase) = decision.entry.event else {
      throw StoreFailure.damaged(table: "journal", what: "decision of receipt \(request.receipt)")
    }
    return purchase
  }

  /// Goods come back and others are taken instead, in one transaction.
  ///
  /// - Returns: the return and the new purchase; the difference of their money is paid or given back.
  /// - Throws: `RefusalNote`, `StoreFailure`.
  public func exchange(_ back: ReturnRequest, for bought: ReceiptRequest, key: RequestKey?) async throws -> (
    Return, Purchase
  ) {
    let entry = try await store.read { try $0.entry(DirectoryName("receipt", back.receipt)) }
    guard let entry else { throw EngineRefusal.noReceipt(back.receipt).note }
    let intent = WriteIntent(owner: entry.owner, references: [entry.reference], since: entry.since)
    let decision = try await decide(intent, key: key) { account, session, shared in
      let rows = try session.journal(reference: entry.reference).map(JournalEntry.init)
      guard let history = ReceiptHistory(rows) else { throw EngineRefusal.noReceipt(back.receipt) }
      if let other = try session.claim(DirectoryName("receipt", bought.receipt), reference: bought.receipt) {
        let done = try session.journal(reference: other.reference, since: other.since).map(JournalEntry.init)
        guard other.owner == entry.owner, let before = done.first(where: { $0.isPurchase }) else {
          throw EngineRefusal.receiptExists(bought.receipt)
        }
        return before
      }
      account = try self.account(session, receipts: keys(back.receipt, account), account.machines)
      _ = try account.takeBack(back, history, now: session.now)
      let place = account.entries.count
      try account.receive(bought, shared: shared, now: session.now)
      return account.decision(from: place) { if case .purchased = $0 { true } else { false } }
    }
    try await run(decision.errands)
    let rows = try await store.read(owner: entry.owner) { try $0.journal(reference: entry.reference) }
    guard case .purchased(let purchase) = decision.entry.event,
      let returned = try rows.map(JournalEntry.init).compactMap({ entry -> Return? in
        if case .returned(let found) = entry.event, found.id == back.id { found } else { nil }
      }).first
    else { throw StoreFailure.damaged(table: "journal", what: "decision of exchange \(back.id)") }
    return (returned, purchase)
  }

  // MARK: - Names

  private func entry(order: ByteText) async throws -> DirectoryEntry {
    guard let entry = try await store.find(DirectoryName("order", order)) else {
      throw EngineRefusal.noOrder(order).note
    }
    return entry
  }

  /// Receipts and causes of awards from a moment on, in every wallet: what a late receipt may change the points of.
  private func keys(_ journal: [JournalEntry], from moment: Int64, _ account: OwnerAccount) -> [ReceiptKey] {
    var names = Set<ByteText>()
    for entry in journal where entry.occurredAt >= moment {
      switch entry.event {
      case .purchased(let purchase): names.insert(purchase.receipt)
      case .awarded(let award): names.formUnion([award.cause, entry.reference])
      case .corrected(let correction): names.insert(correction.receipt)
      default: break
      }
    }
    return names.sorted().flatMap { keys($0, account) }
  }

  /// A receipt in every wallet of the programme.
  private func keys(_ receipt: ByteText, _ account: OwnerAccount) -> [ReceiptKey] {
    Set(account.machines.shelf.versions.flatMap { $0.pricing.wallets.map(\.id) }).sorted()
      .map { ReceiptKey(wallet: $0, receipt: receipt) }
  }
}

/// What the rows of an order say of it.
struct OrderHistory {
  private let entries: [JournalEntry]

  init(_ entries: [JournalEntry]) { self.entries = entries }

  /// What it held last, and the version that it was decided under.
  var reservation: (Reservation, Int32)? {
    for entry in entries.reversed() {
      if case .reserved(let reservation) = entry.event { return (reservation, entry.version) }
    }
    return nil
  }

  /// Its receipt.
  var purchase: (Purchase, JournalEntry)? {
    for entry in entries {
      if case .purchased(let purchase) = entry.event { return (purchase, entry) }
    }
    return nil
  }

  /// That it was given up, or that its time ran out.
  var release: JournalEntry? {
    entries.last { if case .released = $0.event { true } else { false } }
  }

  /// Whether its shared limits have been given back.
  var isReleased: Bool { release != nil }

  /// Whether it was given up before its deadline: then it cannot be confirmed any more.
  var isCancelled: Bool {
    guard let release, let (reservation, _) = reservation else { return false }
    return release.occurredAt < reservation.deadline
  }
}

extension JournalEntry {
  /// Whether it is a purchase.
  var isPurchase: Bool { if case .purchased = event { true } else { false } }
}
