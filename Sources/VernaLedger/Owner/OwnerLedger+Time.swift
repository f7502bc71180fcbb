import VernaCore

extension OwnerLedger {
  /// Posts what the passing of time has done, in the order in which it happened: holds past their deadline, lots that
  /// became free, lots that ran out. Each posting has the moment at which it happened.
  mutating func settle(at now: Int64, into posted: inout [Posting]) {
    if isQuiet(at: now) { return }
    while let event = nextEvent(until: now) { happen(event, at: now, into: &posted) }
    listen()
  }

  /// Whether nothing can be due yet.
  private func isQuiet(at now: Int64) -> Bool { now < quietMoment && calendar.day(at: now) < quietDay }

  /// Finds out when something will be due next.
  private mutating func listen() {
    quietMoment = holds.reduce(Int64.max) { min($0, $1.deadline) }
    quietDay = Day(number: Int32.max)
    for number in live {
      guard let place = place(of: number) else { continue }
      if lots[place].pending > .zero { quietDay = min(quietDay, lots[place].lot.activatesOn) }
      quietDay = min(quietDay, lots[place].lot.expiresOn)
    }
  }

  /// Whether time has done something until a moment that is not posted yet.
  func isDue(at now: Int64) -> Bool { !isQuiet(at: now) && nextEvent(until: now) != nil }

  private struct Event {
    enum Kind: Int {
      case release
      case activation
      case expiry
    }

    var moment: Int64
    var kind: Kind
    /// The lot, or the place of the hold.
    var number: Int64

    func isBefore(_ other: Event) -> Bool {
      (moment, kind.rawValue, number) < (other.moment, other.kind.rawValue, other.number)
    }
  }

  private func nextEvent(until now: Int64) -> Event? {
    var next: Event?
    func offer(_ event: Event) {
      if isBeforeExpiry, event.kind == .expiry, event.moment == now { return }
      if event.moment <= now, next.map({ event.isBefore($0) }) ?? true { next = event }
    }
    for (place, hold) in holds.enumerated() where hold.deadline <= now {
      offer(Event(moment: hold.deadline, kind: .release, number: Int64(place)))
    }
    // Lots stand by expiry: none after the first that is still good has run out. Pending ones are looked at by themselves.
    let today = calendar.day(at: now)
    for number in live {
      let state = lot(number)
      if state.pending > .zero, state.lot.activatesOn <= today {
        offer(Event(moment: calendar.start(of: state.lot.activatesOn), kind: .activation, number: number))
      }
      if state.available > .zero, state.lot.expiresOn <= today {
        offer(Event(moment: calendar.start(of: state.lot.expiresOn), kind: .expiry, number: number))
      }
    }
    return next
  }

  private mutating func happen(_ event: Event, at now: Int64, into posted: inout [Posting]) {
    if event.kind == .release {
      free(holds[Int(event.number)], occurredAt: event.moment, at: now, into: &posted)
      return
    }
    let state = lot(event.number)
    var draft = PostingDraft(event.kind == .activation ? .activation : .expiry, state.lot.wallet, at: event.moment)
    draft.reference = state.lot.receipt
    draft.version = state.lot.version
    if event.kind == .activation {
      draft.move(event.number, .pending, -state.pending)
      credit(event.number, state.pending, in: &draft)
    } else {
      draft.move(event.number, .available, -state.available)
      draft.move(event.number, .expired, state.available)
    }
    post(draft, at: now, into: &posted)
  }
}
