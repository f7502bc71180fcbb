import VernaCore
import VernaLedger

/// Some owners over some years, a round of operations after the other.
struct SimulatedWorld {
  private(set) var calendar: WorldCalendar
  private(set) var openFrom: Day
  private var dice: Dice
  private var members: [MemberMemory]
  /// Where a name stands in `members`.
  private let places: [ByteText: Int]
  /// How many owners do something in one round, each once; more in a large world, whose ledger may do them side by side.
  private let roundSize: Int
  /// Owners that are busy: places in `members`.
  private var busy: [Int] = []
  private var transferCount = 0
  /// How long books stay open after a month's end.
  private let daysToClose: Int

  init(_ plan: WorldPlan) {
    dice = plan.dice
    roundSize = min(64, max(8, plan.members / 8))
    let zone = WorldCalendar.zone(&dice)
    calendar = WorldCalendar(zone: zone, rounds: plan.operations / roundSize, dice: &dice)
    openFrom = calendar.today.startOfMonth.adding(months: -dice.below(3))
    daysToClose = dice.from(3, to: 40)
    members = (0..<plan.members).map { MemberMemory(name: ByteText("\(plan.number).m\($0)"), isPool: false) }
    let pools = (plan.members + 9) / 10
    members += (0..<pools).map { MemberMemory(name: ByteText("\(plan.number).p\($0)"), isPool: true) }
    places = Dictionary(uniqueKeysWithValues: members.enumerated().map { ($0.element.name, $0.offset) })
  }

  var owners: [ByteText] { members.map(\.name) }

  // MARK: - Rounds

  /// The next round, after time has gone on.
  mutating func nextRound() -> [SimulatedRequest] {
    calendar.step(&dice)
    if dice.isUnder(percent: 15) { visitDeadline() }
    chooseBusy()
    return busy.map { request(for: $0) }
  }

  /// A month that is over long enough is closed, sooner or later.
  mutating func monthToClose() -> Day? {
    let last = calendar.today.advanced(by: -daysToClose).startOfMonth
    guard last > openFrom, dice.isUnder(percent: 30) else { return nil }
    openFrom = last
    return last
  }

  /// Time stands at the deadline of a hold of a busy owner, or a second before.
  private mutating func visitDeadline() {
    guard let place = dice.one(of: busy), let hold = dice.one(of: members[place].holds) else { return }
    let moment = hold.deadline - Int64(dice.below(2))
    if moment > calendar.now, moment < calendar.now + 86_400 { calendar.wait(until: moment) }
  }

  private mutating func chooseBusy() {
    busy.removeAll { _ in dice.below(7) == 0 }
    let size = min(roundSize, members.count)
    while busy.count < size {
      // The first owners do more than the last.
      let place = min(dice.below(members.count), dice.below(members.count))
      if !busy.contains(place) { busy.append(place) }
    }
  }

  // MARK: - Requests

  private mutating func request(for place: Int) -> SimulatedRequest {
    if let request = midnightRequest(for: place) { return request }
    let moment = max(calendar.now, members[place].lastMoment)
    var choice = CommandChoice(calendar: calendar, moment: moment, transferCount: transferCount)
    let command = choice.command(for: &members[place], &dice)
    transferCount = choice.transferCount
    return ask(place, command, at: moment)
  }

  private mutating func ask(
    _ place: Int, _ command: LedgerCommand, at moment: Int64, writtenAt: Int64? = nil, isBeforeExpiry: Bool = false
  ) -> SimulatedRequest {
    members[place].lastMoment = moment
    return SimulatedRequest(
      owner: members[place].name, isPool: members[place].isPool, command: command, moment: moment, writtenAt: writtenAt,
      isBeforeExpiry: isBeforeExpiry)
  }

  /// The end of a day, late or not: what becomes free, then what is paid out, then what runs out. Nothing has been carried out for the owner
  /// at this midnight before.
  private mutating func midnightRequest(for place: Int) -> SimulatedRequest? {
    let member = members[place]
    guard var midnight = member.midnight else {
      guard dice.isUnder(percent: 6) else { return nil }
      let day = calendar.today.advanced(by: -(dice.isUnder(percent: 50) ? 0 : dice.below(20)))
      let moment = calendar.zone.start(of: day)
      guard moment > member.lastMoment, moment <= calendar.now else { return nil }
      members[place].midnight = MemberMemory.Midnight(moment: moment, hasPaidOut: false)
      return ask(place, .activate, at: moment, writtenAt: written(moment))
    }
    let free = member.free.sorted { $0.key < $1.key }.first { $0.value > 0 }
    if !midnight.hasPaidOut, dice.isUnder(percent: 70), let free {
      midnight.hasPaidOut = true
      members[place].midnight = midnight
      let redemption = Redemption(
        wallet: free.key, points: Points(hundredths: free.value), receipt: members[place].newReceipt(),
        occurredAt: midnight.moment)
      return ask(
        place, .redeem(redemption), at: midnight.moment, writtenAt: written(midnight.moment), isBeforeExpiry: true)
    }
    members[place].midnight = nil
    return ask(place, .settle, at: midnight.moment, writtenAt: written(midnight.moment))
  }

  private func written(_ moment: Int64) -> Int64? { calendar.now > moment ? calendar.now : nil }

  // MARK: - Answers

  /// Remembers what came of a request.
  mutating func learn(_ request: SimulatedRequest, _ answer: SimulatedAnswer) {
    guard case .posted(let outcome) = answer, let place = places[request.owner] else { return }
    members[place].learn(request, outcome)
    if case .transferOut(let transfer) = request.command, !outcome.parts.isEmpty {
      // To any owner, the same one too.
      let target = dice.below(members.count)
      members[target].incoming.append(
        TransferIn(wallet: transfer.wallet, parts: outcome.parts, transfer: transfer.transfer))
    }
  }

  /// The last rounds: transfers that are still on the way arrive, and time is posted for everybody.
  mutating func lastRounds() -> [[SimulatedRequest]] {
    calendar.step(&dice)
    var rounds: [[SimulatedRequest]] = []
    while members.contains(where: { !$0.incoming.isEmpty }) {
      var round: [SimulatedRequest] = []
      for place in members.indices {
        if members[place].incoming.isEmpty { continue }
        let transfer = members[place].incoming.removeFirst()
        round.append(ask(place, .transferIn(transfer), at: max(calendar.now, members[place].lastMoment)))
      }
      rounds.append(round)
    }
    rounds.append(members.indices.map { ask($0, .settle, at: max(calendar.now, members[$0].lastMoment)) })
    return rounds
  }
}
