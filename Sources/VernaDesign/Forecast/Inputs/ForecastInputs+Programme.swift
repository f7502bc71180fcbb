import VernaCore
import VernaMechanics
public import VernaProgram

extension ForecastInputs {
  /// Takes from a programme file what it says of points: the share of purchases that its unconditional offers give, how
  /// long points live, and their worth. Where the data show the share that is really given, theirs holds.
  public mutating func take(_ programme: Programme?) {
    guard let programme else { return }
    let terms = ProgrammeTerms(programme)
    guard let share = terms.pointsShare, points == nil else { return }
    let horizon = terms.expiryMonths ?? 36
    say(
      ForecastScenario(
        name: "",
        inputs: [.rewardShare: ForecastScenario.Belief(share), .expiryMonths: ForecastScenario.Belief(Double(horizon))]),
      source: .programme)
    if terms.discountShare > 0, !self[.discounts].isKnown {
      say(
        ForecastScenario(name: "", inputs: [.discountShare: ForecastScenario.Belief(terms.discountShare)]),
        source: .programme)
    }
    points?.worth = terms.worth ?? 1
  }

  private mutating func say(_ scenario: ForecastScenario, source: InputDescription.Source) {
    self = applying(scenario)
    for index in described.indices where scenario.inputs[described[index].input] != nil {
      described[index].source = source
    }
  }
}

/// What a programme file says of points, as far as the file alone can tell: offers without conditions, on any basket.
struct ProgrammeTerms {
  /// Worth of points over money paid; nil where no unconditional offer gives points.
  var pointsShare: Double?
  /// Money off over money, of unconditional offers.
  var discountShare = 0.0
  var expiryMonths: Int?
  /// Minor units of money for a hundredth of a point.
  var worth: Double?

  init(_ programme: Programme) {
    let rules = programme.pricing
    let perMajor = Double(rules.currency.minorPerMajor)
    guard let wallet = rules.wallets.first else { return }
    let value = Double(wallet.valueMicros) / 1_000_000 * perMajor / 100
    worth = value > 0 ? value : nil
    var life = wallet.life
    for offer in rules.offers
    where offer.trigger == .basket && offer.condition == nil && offer.lines == nil && offer.audience.coupon == nil
      && offer.audience.tiers.isEmpty && offer.audience.clubs.isEmpty
    {
      switch offer.benefit {
      case .points(let points):
        guard let share = ProgrammeTerms.share(points.amount, value) else { continue }
        pointsShare = (pointsShare ?? 0) + share
        life = points.life ?? life
      case .discount(let discount):
        if case .share(let share) = discount.amount { discountShare += Double(share.millionths) / 1_000_000 }
      case .multiplyPoints, .gift, .coupon, .service, .badge: continue
      }
    }
    expiryMonths =
      switch life.expiry {
      case .never, .on: nil
      case .days(let days): max(1, Int((Double(days) / 30.4375).rounded()))
      case .months(let months): max(1, months)
      case .end(let period, let after): (after + 1) * (period == .year ? 12 : period == .quarter ? 3 : 1)
      }
  }

  private static func share(_ amount: PointsBenefit.Amount, _ worth: Double) -> Double? {
    switch amount {
    case .share(let share): Double(share.millionths) / 1_000_000
    case .each(let points, let every): Double(points.hundredths) * worth / Double(max(1, every.minorUnits))
    // The lowest step: what anybody gets.
    case .steps(let steps, _): steps.first.map { Double($0.share.millionths) / 1_000_000 }
    case .fixed, .perUnit, .formula: nil
    }
  }
}
