public import VernaCore
public import VernaLedger
public import VernaMechanics
import VernaProgram
import VernaRules

/// One owner at work: state and points, and what is to be written of them. Decisions are pure: the same account, command and
/// moment give the same postings and rows.
public struct OwnerAccount {
  /// Whose it is.
  public let owner: ByteText
  /// Nil for the guest of an order.
  public internal(set) var state: MemberState?
  /// The points.
  public internal(set) var ledger: OwnerLedger
  /// How many rows the journal has.
  public internal(set) var entryCount: Int64
  /// Postings made and not yet written.
  public internal(set) var postings: [Posting] = []
  /// Rows made and not yet written.
  public internal(set) var entries: [JournalEntry] = []
  /// What is taken of shared limits.
  public internal(set) var taken: [LimitUse] = []
  /// What is given back to shared limits.
  public internal(set) var givenBack: [LimitUse] = []
  /// What other owners are to do.
  public internal(set) var errands: [Errand] = []
  /// What reserved orders earn, while a life is lived again.
  var promised: [ByteText: Calculation] = [:]
  /// Machines of the programme's versions.
  let machines: MachineShelf

  /// Takes an owner up.
  public init(
    owner: ByteText, state: MemberState?, ledger: OwnerLedger, entryCount: Int64, machines: MachineShelf
  ) {
    self.owner = owner
    self.state = state
    self.ledger = ledger
    self.entryCount = entryCount
    self.machines = machines
  }

  /// The programme's zone.
  var zone: TimeZoneRules { machines.shelf.zone }

  /// What has been made is written: forgets it.
  public mutating func takeWritten() {
    postings.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    taken.removeAll(keepingCapacity: true)
    givenBack.removeAll(keepingCapacity: true)
    errands.removeAll(keepingCapacity: true)
  }

  // MARK: - Writing

  /// Adds a row, and takes it into the state.
  @discardableResult
  mutating func record(
    _ event: MemberEvent, about reference: ByteText = "", at moment: Int64, now: Int64, under programme: Programme
  )
    -> [ByteText]
  {
    entryCount += 1
    let entry = JournalEntry(
      number: entryCount, occurredAt: moment, recordedAt: now, reference: reference, version: programme.version,
      event: event)
    entries.append(entry)
    return state?.apply(entry, under: programme) ?? []
  }

  /// Carries a command of the ledger out.
  mutating func post(_ command: LedgerCommand, at now: Int64) throws(LedgerRefusal) {
    postings += try ledger.carryOut(command, at: now)
  }

  // MARK: - Views

  /// What mechanics see at a moment, after its midnights have been passed.
  public func view(at moment: Int64) -> MemberView? {
    guard let state else { return nil }
    let day = zone.day(at: moment)
    let programme = machines.machine(at: moment).programme
    var view = MemberView(id: owner, joinedOn: state.profile.joinedOn)
    if let ladder = programme.tiers, ladder.levels.indices.contains(state.tier.level) {
      view.tier = ladder.levels[state.tier.level].id
    }
    for wallet in programme.pricing.wallets { view.balances[wallet.id] = ledger.balance(.available, of: wallet.id) }
    view.birthday = state.profile.birthday
    view.gender = state.profile.gender
    view.city = state.profile.city
    view.homeStore = state.profile.homeStore
    view.segments = state.segments
    for club in programme.clubs {
      if state.clubs.contains(where: { $0.club == club.id && club.counts($0, on: day) }) { view.clubs.append(club.id) }
    }
    view.badges = state.badges
    view.receipts = state.receipts
    view.spend = state.spend
    let tomorrow = day.advanced(by: 1)
    view.spendYear = state.log.sum(from: tomorrow.adding(months: -12), to: tomorrow).money
    view.lastPurchaseAt = state.lastPurchaseAt
    view.referrals = Int64(state.rewardedFriends.count)
    view.referrer = state.profile.referrer
    for progress in state.challenges { view.progress[progress.challenge] = progress.done }
    view.used = state.used
    view.coupons = state.coupons.filter { $0.expiresOn > day }
    for order in state.reserved where order.deadline > moment {
      for use in order.uses { view.used[use.key, default: 0] += use.amount }
      for code in order.codes {
        for place in view.coupons.indices where view.coupons[place].code == code { view.coupons[place].usesLeft -= 1 }
      }
    }
    view.coupons.removeAll { $0.usesLeft <= 0 }
    view.heldOut = programme.pricing.holdouts.filter { $0.holds(member: owner) }.map(\.id)
    view.attributes = programme.attributeValues(state.profile.attributes)
    return view
  }
}

/// Something that another owner is to do, found and finished by a job after a crash.
public struct Errand: Hashable, Sendable {
  /// Unique: the same errand is carried out once.
  public var id: ByteText
  /// Who is to do it.
  public var owner: ByteText
  /// What.
  public var task: Task

  /// What is to be done.
  public enum Task: Hashable, Sendable {
    /// A friend's first paid purchase: decide, and reward.
    case friendBought(friend: ByteText, joinedOn: Day, contacts: [ByteText], paid: Money, at: Int64)
    /// The referrer was rewarded: so is the friend.
    case friendAccepted(referrer: ByteText, at: Int64)
    /// The friend's first purchase came back whole: the reward is taken back.
    case friendReturned(friend: ByteText, at: Int64)
    /// Points that another owner gave.
    case receive(transfer: ByteText, wallet: ByteText, parts: [TransferIn.Part], from: ByteText, at: Int64)
  }

  /// Makes an errand.
  public init(id: ByteText, owner: ByteText, task: Task) {
    self.id = id
    self.owner = owner
    self.task = task
  }
}

extension Programme {
  /// Declared attributes of a member as values that rules see; what does not read as its type is left out.
  func attributeValues(_ texts: [ByteText: ByteText]) -> [ByteText: RuleValue] {
    var values: [ByteText: RuleValue] = [:]
    for (name, type) in pricing.names.memberAttributes {
      guard let text = texts[ByteText(name)]?.string else { continue }
      switch type {
      case .bool: values[ByteText(name)] = .bool(text == "true")
      case .int: if let number = Int64(text) { values[ByteText(name)] = .int(number) }
      case .double: if let number = Double(text) { values[ByteText(name)] = .double(number) }
      case .money: if let minor = Int64(text) { values[ByteText(name)] = .money(Money(minorUnits: minor)) }
      default: values[ByteText(name)] = .string(text)
      }
    }
    return values
  }
}
