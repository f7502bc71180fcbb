import VernaCore

/// The programme of the made-up retailer as a programme file: a back-test of the receipts under it gives the points of `points.csv`.
enum DemoProgramme {
  static let fileName = "program.yaml"

  /// The text of the file.
  static func text(_ plan: DemoPlan) -> String {
    let codes = (0..<24).map { "personal-" + plan.period.from.adding(months: $0).iso.prefix(7) }
    return """
      # The programme that the points of points.csv follow.
      programme:
        name: {ru: "Сеть «Околица»", en: Okolitsa Stores}
        version: 1
        effective_from: \(plan.launch.iso)
        launch: \(plan.launch.iso)
        currency: \(plan.currency.code)
        time_zone: \(plan.timeZone)
        industry: \(plan.industry.rawValue)
        point_value: \(plan.pointValueMinorUnits / plan.currency.minorPerMajor)

      points:
        bonus:
          name: {ru: баллы, en: points}
          expiry: end of month + \(PointsDesk.lifeMonths(plan) - 1)
          unit: 1
          debt: forgive

      earning:
        base:
          name: {ru: За покупку, en: For a purchase}
          points: \(PointsDesk.earnPercent)%
        welcome:
          name: {ru: За вступление, en: For joining}
          on: sign_up
          points: \(PointsDesk.welcomePoints)
          expiry: end of month + \(PointsDesk.welcomeMonths - 1)

      burning:
        bonus:
          basket_share: 25%
          at_least: \(PointsDesk.spentAtOnce)
          step: \(PointsDesk.spentAtOnce)

      coupons:
        personal:
          name: {ru: Личные предложения, en: Personal offers}
          codes: [\(codes.joined(separator: ", "))]
          give:
            points: \(OffersDesk.points)
            expiry: end of month + \(PointsDesk.offerMonths - 1)

      # Card prices are changed each fortnight at the tills; nothing goes under cost.
      guards:
        unknown_cost: allow

      """
  }
}
