public import VernaCore
import VernaMechanics

extension MemberState {
  /// The first byte of a kept state: the form that it is written in.
  private static let form: Int64 = 1

  /// As it is kept.
  public var bytes: [UInt8] {
    var writer = RecordWriter()
    writer.write(MemberState.form)
    writer.write(profile)
    writer.write(log.entries) {
      $0.write($1.day)
      $0.write($1.money)
      $0.write($1.receipts)
      $0.write($1.points)
    }
    writer.write(receipts)
    writer.write(spend)
    writer.write(lastPurchaseAt) { $0.write($1) }
    writer.write(tier.level)
    writer.write(tier.since)
    writer.write(tier.grace) { $0.write($1) }
    writer.write(tier.kept)
    writer.write(tier.lookedAt)
    writer.write(clubs) { $0.write($1) }
    writer.write(challenges) { $0.write($1) }
    writer.write(badges) { $0.write($1) }
    writer.write(coupons) {
      $0.write($1.series)
      $0.write($1.code)
      $0.write($1.expiresOn)
      $0.write($1.usesLeft)
    }
    writer.write(used.sorted { $0.key.text < $1.key.text }) {
      $0.write($1.key)
      $0.write($1.value)
    }
    writer.write(reserved) {
      $0.write($1.order)
      $0.write($1.deadline)
      $0.write($1.uses) { $0.write($1) }
      $0.write($1.codes) { $0.write($1) }
    }
    writer.write(segments) { $0.write($1) }
    writer.write(rewardedFriends) { $0.write($1) }
    writer.write(firstReceipt)
    writer.write(occasions.sorted { $0.key < $1.key }) {
      $0.write($1.key)
      $0.write($1.value)
    }
    writer.write(day)
    return writer.bytes
  }

  /// Reads a kept state.
  public init(bytes: [UInt8]) throws(RecordDamage) {
    var reader = RecordReader(bytes)
    guard try reader.number() == MemberState.form else { throw RecordDamage(offset: 0) }
    self.init(profile: try reader.profile())
    log = ActivityLog(
      entries: try reader.list { reader throws(RecordDamage) in
        ActivityLog.Entry(
          day: try reader.day(), money: try reader.money(), receipts: try reader.number(), points: try reader.points())
      })
    receipts = try reader.number()
    spend = try reader.money()
    lastPurchaseAt = try reader.optional { reader throws(RecordDamage) in try reader.number() }
    tier = TierStanding(
      level: try reader.int(), since: try reader.day(),
      grace: try reader.optional { reader throws(RecordDamage) in try reader.day() }, kept: try reader.int(),
      lookedAt: try reader.day())
    clubs = try reader.list { reader throws(RecordDamage) in try reader.club() }
    challenges = try reader.list { reader throws(RecordDamage) in try reader.challenge() }
    badges = try reader.list { reader throws(RecordDamage) in try reader.text() }
    coupons = try reader.list { reader throws(RecordDamage) in
      CouponInHand(
        series: try reader.text(), code: try reader.text(), expiresOn: try reader.day(), usesLeft: try reader.number())
    }
    used = Dictionary(
      try reader.list { reader throws(RecordDamage) in (try reader.limitKey(), try reader.number()) },
      uniquingKeysWith: { $1 })
    reserved = try reader.list { reader throws(RecordDamage) in
      ReservedOrder(
        order: try reader.text(), deadline: try reader.number(),
        uses: try reader.list { reader throws(RecordDamage) in try reader.use() },
        codes: try reader.list { reader throws(RecordDamage) in try reader.text() })
    }
    segments = try reader.list { reader throws(RecordDamage) in try reader.text() }
    rewardedFriends = try reader.list { reader throws(RecordDamage) in try reader.day() }
    firstReceipt = try reader.text()
    occasions = Dictionary(
      try reader.list { reader throws(RecordDamage) in (try reader.text(), try reader.day()) },
      uniquingKeysWith: { $1 })
    day = try reader.day()
  }
}

extension RecordWriter {
  mutating func write(_ profile: MemberProfile) {
    write(profile.joinedOn)
    write(profile.birthday) { $0.write($1) }
    write(profile.gender)
    write(profile.city)
    write(profile.homeStore)
    write(profile.referrer)
    write(profile.contacts) { $0.write($1) }
    write(profile.attributes.sorted { $0.key < $1.key }) {
      $0.write($1.key)
      $0.write($1.value)
    }
  }

  mutating func write(_ club: ClubStanding) {
    write(club.club)
    write(club.plan)
    write(club.paid)
    write(club.from)
    write(club.to)
    write(club.isCancelled)
  }

  mutating func write(_ progress: ChallengeProgress) {
    write(progress.challenge)
    write(progress.done)
    write(progress.startedOn) { $0.write($1) }
    write(progress.met)
    write(progress.hasJoined)
    write(progress.seen) { $0.write($1) }
    write(progress.lastPeriod) { $0.write($1) }
  }
}

extension RecordReader {
  mutating func profile() throws(RecordDamage) -> MemberProfile {
    MemberProfile(
      joinedOn: try day(), birthday: try optional { reader throws(RecordDamage) in try reader.day() },
      gender: try text(), city: try text(), homeStore: try text(), referrer: try text(),
      contacts: try list { reader throws(RecordDamage) in try reader.text() },
      attributes: Dictionary(
        try list { reader throws(RecordDamage) in (try reader.text(), try reader.text()) },
        uniquingKeysWith: { $1 }))
  }

  mutating func club() throws(RecordDamage) -> ClubStanding {
    ClubStanding(
      club: try text(), plan: try text(), paid: try money(), from: try day(), to: try day(), isCancelled: try bool())
  }

  mutating func challenge() throws(RecordDamage) -> ChallengeProgress {
    var progress = ChallengeProgress(challenge: try text())
    progress.done = try number()
    progress.startedOn = try optional { reader throws(RecordDamage) in try reader.day() }
    progress.met = try number()
    progress.hasJoined = try bool()
    progress.seen = try list { reader throws(RecordDamage) in try reader.text() }
    progress.lastPeriod = try optional { reader throws(RecordDamage) in try reader.day() }
    return progress
  }
}
