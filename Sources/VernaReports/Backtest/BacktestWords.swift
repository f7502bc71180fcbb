import VernaDesign
import VernaLanguage
import VernaMechanics

/// Names of what a back-test speaks of.
enum BacktestWords {
  static func section(_ section: OfferSection) -> Bilingual {
    switch section {
    case .earning: Bilingual("начисление", "earning")
    case .tiers: Bilingual("уровни", "levels")
    case .promotions: Bilingual("акции", "promotions")
    case .coupons: Bilingual("купоны", "coupons")
    case .clubs: Bilingual("клубы", "clubs")
    case .challenges: Bilingual("задания", "challenges")
    case .referral: Bilingual("приведи друга", "bring a friend")
    case .occasions: Bilingual("праздники", "occasions")
    }
  }

  static func scenario(_ name: BacktestResponse.Name) -> Bilingual {
    switch name {
    case .low: Bilingual("никто не отвечает", "nobody responds")
    case .middle: Bilingual("середина", "middle")
    case .high: Bilingual("верх осторожных оценок", "upper end of cautious estimates")
    }
  }

  static func source(_ source: BacktestResponse.Source) -> Bilingual {
    switch source {
    case .experiment(let id): Bilingual("свой эксперимент \(id)", "own experiment \(id)")
    case .articles:
      Bilingual(
        "допущение: частота и чек 0–3 %, удержание 0–5 % (нижняя половина первых целей статьи 003)",
        "assumption: frequency and basket 0 to 3 %, retention 0 to 5 % (under the first-year goals of article 003)")
    }
  }
}
