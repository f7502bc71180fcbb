import VernaCore
import VernaLanguage
import VernaMechanics
import VernaRules

/// The parts of a programme as they are compared.
struct PartList {
  typealias Part = ProgrammeComparison.Part

  let teller: ProgrammeTeller
  private var programme: Programme { teller.programme }

  init(teller: ProgrammeTeller) { self.teller = teller }

  /// Everything that the programme has, in the order of its sections.
  var parts: [Part] {
    programme.pricing.wallets.map(wallet) + programme.pricing.burnings.map(burning) + levels
      + programme.pricing.offers.map(offer) + programme.pricing.coupons.map(series) + programme.clubs.map(club)
      + programme.challenges.map(challenge) + programme.rewards.map(reward) + referral + partners + triggers + holdouts
      + guards + excluded
  }

  /// More is better: never is more than any number of days.
  private func days(_ expiry: PointsLife.Expiry) -> Int64 {
    switch expiry {
    case .never: Int64.max
    case .days(let days): Int64(days)
    case .months(let months): Int64(months) * 30
    case .end(let period, let after):
      Int64(after) * (period == .year ? 365 : period == .quarter ? 91 : 30)
    case .on(let day): Int64(day.number)
    }
  }

  private func wallet(_ wallet: Wallet) -> Part {
    Part(
      section: "points", id: wallet.id, title: teller.wallet(named: wallet.id), words: plain(teller.wallet(wallet)),
      better: [
        wallet.valueMicros, -Int64(wallet.life.pendingDays), days(wallet.life.expiry), Int64(wallet.graceDays ?? 0),
      ])
  }

  private func burning(_ burning: Burning) -> Part {
    Part(
      section: "burning", id: burning.wallet, title: teller.wallet(named: burning.wallet),
      words: plain(teller.burning(burning)),
      better: [
        burning.basketShare.millionths, burning.lineShare.millionths, burning.ceiling?.hundredths ?? Int64.max,
        -burning.least.hundredths, -burning.step.hundredths, -burning.leastBasket.minorUnits,
        burning.earnsOnPaidPart ? 1 : 0, burning.stopsEarning ? 0 : 1,
      ])
  }

  private var levels: [Part] {
    guard let ladder = programme.tiers else { return [] }
    var parts = [
      Part(
        section: "tiers", id: "rules", title: teller.say("правила уровней", "rules of levels"),
        words: plain(teller.tiers[0]),
        better: [Int64(ladder.graceDays)])
    ]
    for level in ladder.levels {
      var words: [String] = []
      words.append(
        teller.say("от ", "from ") + (ladder.measure == .spend ? teller.money(minorUnits: level.from) : "\(level.from)")
      )
      if !level.services.isEmpty { words.append(teller.list(level.services.map(teller.service))) }
      parts.append(
        Part(
          section: "levels", id: level.id, title: teller.tier(named: level.id), words: words.joined(separator: "; "),
          better: [-level.from, Int64(level.services.count)]))
    }
    return parts
  }

  private func offer(_ offer: Offer) -> Part {
    let worth = OfferWorth(pricing: programme.pricing)
    var better = [worth.once(offer) ?? 0, threshold(offer).map { -$0 } ?? 0]
    better.append(offer.limits.isEmpty ? Int64.max : offer.limits.map(\.most).reduce(0, &+))
    return Part(
      section: offer.section.rawValue, id: offer.id,
      title: offer.title.isEmpty ? teller.offer(named: offer.id) : offer.title,
      words: teller.sentences(of: offer), better: better, worth: worth.onBasketOfThousand(offer))
  }

  /// From which basket on an offer holds, in minor units.
  private func threshold(_ offer: Offer) -> Int64? {
    func find(_ outline: RuleOutline) -> Int64? {
      switch outline {
      case .all(let parts): parts.compactMap(find).max()
      case .between(.name("basket.total"), ">=", .value(.money(let money))),
        .between(.name("basket.total"), ">", .value(.money(let money))):
        money.minorUnits
      default: nil
      }
    }
    return offer.condition.flatMap { find($0.outline) }
  }

  private func series(_ series: CouponSeries) -> Part {
    let most = series.usesEach == 0 ? Int64.max : series.usesEach
    let codes = series.publicCodes.map(\.string).joined(separator: ", ")
    return Part(
      section: "coupons", id: ByteText("\(series.id) (codes)"), title: teller.series(named: series.id),
      words: teller.say(
        "коды: \(codes.isEmpty ? "личные" : codes), годятся \(series.usesEach == 0 ? "без предела" : teller.times(series.usesEach)), \(teller.days(series.lifeDays))",
        "codes: \(codes.isEmpty ? "personal" : codes), good \(series.usesEach == 0 ? "any number of times" : teller.times(series.usesEach)), \(teller.days(series.lifeDays))"
      ),
      better: [most, Int64(series.lifeDays)], costs: false)
  }

  private func club(_ club: Club) -> Part {
    let prices = club.plans.map { $0.price.minorUnits / Int64(max($0.months, 1)) }.min() ?? 0
    let plans = club.plans.map { "\(teller.money($0.price)) / \(teller.months($0.months))" }.joined(separator: ", ")
    return Part(
      section: "clubs", id: club.id, title: teller.club(named: club.id),
      words: ([plans] + club.services.map(teller.service) + [teller.days(club.graceDays), club.refund.rawValue])
        .joined(separator: "; "),
      better: [-prices, Int64(club.services.count), Int64(club.graceDays)])
  }

  private func challenge(_ challenge: Challenge) -> Part {
    Part(
      section: "challenges", id: ByteText("\(challenge.id) (goal)"), title: teller.challenge(named: challenge.id),
      words: plain(teller.challenge(challenge)),
      better: [
        -challenge.target, challenge.withinDays.map { Int64($0) } ?? Int64.max,
        challenge.most == 0 ? Int64.max : Int64(challenge.most),
      ])
  }

  private func reward(_ reward: Reward) -> Part {
    Part(
      section: "rewards", id: reward.id, title: reward.title.isEmpty ? reward.id.string : reward.title,
      words: plain(teller.reward(reward)),
      better: [-reward.price.hundredths, reward.stock ?? Int64.max, reward.mostEach ?? Int64.max])
  }

  private var referral: [Part] {
    guard let referral = programme.referral else { return [] }
    return [
      Part(
        section: "referral", id: "rules", title: teller.say("приведи друга", "bring a friend"),
        words: plain(teller.referral[0]),
        better: [
          -referral.leastPurchase.minorUnits, referral.withinDays.map { Int64($0) } ?? Int64.max,
          referral.mostPerMonth.map { Int64($0) } ?? Int64.max, referral.mostEver.map { Int64($0) } ?? Int64.max,
          -Int64(referral.leastAgeDays),
        ])
    ]
  }

  private var partners: [Part] {
    programme.partners.map { partner in
      Part(
        section: "partners", id: partner.id, title: partner.title.isEmpty ? partner.id.string : partner.title,
        words: plain(teller.partner(partner)), better: [Int64(partner.stores.count)])
    }
  }

  private var triggers: [Part] {
    programme.triggers.map { trigger in
      Part(
        section: "triggers", id: trigger.id, title: trigger.title.isEmpty ? trigger.id.string : trigger.title,
        words: plain(teller.trigger(trigger)))
    }
  }

  private var holdouts: [Part] {
    programme.pricing.holdouts.map { holdout in
      Part(
        section: "holdouts", id: holdout.id, title: holdout.id.string, words: plain(teller.holdout(holdout)),
        isForMembers: false)
    }
  }

  private var guards: [Part] {
    let margins = programme.pricing.margins
    guard margins != MarginGuard() else { return [] }
    return [
      Part(
        section: "guards", id: "guards", title: teller.say("границы", "floors"),
        words: teller.guards.joined(separator: " "),
        isForMembers: false)
    ]
  }

  private var excluded: [Part] {
    programme.pricing.tills.excludedCategories.map { category in
      Part(
        section: "excluded", id: category, title: category.string,
        words: teller.say("ни скидок, ни баллов", "no discounts, no points"), isForMembers: false)
    }
  }

  /// Without the name in bold that stands before it.
  private func plain(_ words: String) -> String {
    guard words.hasPrefix("**"), let end = words.firstRange(of: "** ") else { return words }
    return String(words[end.upperBound...])
  }
}
