import VernaLanguage

extension ValueKind {
  /// What is wanted, for an error: «нужно …», "… is wanted".
  var wanted: Bilingual {
    switch self {
    case .title: Bilingual("текст или {ru: …, en: …}", "a text, or {ru: …, en: …}")
    case .name: Bilingual("имя из букв, цифр, _, - и точек", "a name of letters, digits, _, - and points")
    case .reference(let kind): kind.wanted
    case .flag: Bilingual("yes или no", "yes or no")
    case .whole(let range):
      Bilingual(
        "целое число от \(range.lowerBound) до \(range.upperBound)",
        "a whole number from \(range.lowerBound) to \(range.upperBound)")
    case .money: Bilingual("сумма: 3000 или 1250.50", "money: 3000 or 1250.50")
    case .points: Bilingual("баллы: 500 или 500 points", "points: 500 or 500 points")
    case .reached: Bilingual("число: 50000", "a number: 50000")
    case .share(let range):
      Bilingual(
        "процент от \(Self.percent(range.lowerBound)) до \(Self.percent(range.upperBound)): 5%",
        "a percentage from \(Self.percent(range.lowerBound)) to \(Self.percent(range.upperBound)): 5%")
    case .pointPrice: Bilingual("деньги за балл: 1 или 0.10", "money for a point: 1 or 0.10")
    case .span(.days): Bilingual("срок: 14 days или 2 weeks", "a span: 14 days or 2 weeks")
    case .span(.months): Bilingual("срок: 12 months или 1 year", "a span: 12 months or 1 year")
    case .span(.hours): Bilingual("срок: 24 hours или 2 days", "a span: 24 hours or 2 days")
    case .expiry:
      Bilingual(
        "never, 90 days, 12 months, end of year, end of quarter + 1 или until 2026-12-31",
        "never, 90 days, 12 months, end of year, end of quarter + 1, or until 2026-12-31")
    case .window:
      Bilingual(
        "12 months, calendar year, calendar quarter, calendar month, anniversary или ever",
        "12 months, calendar year, calendar quarter, calendar month, anniversary, or ever")
    case .day: Bilingual("дата: 2026-01-31", "a day: 2026-01-31")
    case .anchor:
      Bilingual("birthday, anniversary или день года: 03-08", "birthday, anniversary, or a day of the year: 03-08")
    case .weekday:
      Bilingual(
        "день недели: mon, tue, wed, thu, fri, sat, sun", "a day of the week: mon, tue, wed, thu, fri, sat, sun")
    case .hours: Bilingual("часы: 09:00-12:00", "hours: 09:00-12:00")
    case .choice(let words):
      Bilingual("одно из: \(words.joined(separator: ", "))", "one of: \(words.joined(separator: ", "))")
    case .currency: Bilingual("три буквы ISO 4217: RUB, EUR", "three letters of ISO 4217: RUB, EUR")
    case .zone: Bilingual("часовой пояс: Europe/Moscow или +03:00", "a time zone: Europe/Moscow or +03:00")
    case .rule: Bilingual("условие или формула на CEL", "a condition or formula in CEL")
    case .times: Bilingual("во сколько раз, больше 1: 3x или 1.5x", "how many times, above 1: 3x or 1.5x")
    case .threshold: Bilingual("1.2 x mean_basket", "1.2 x mean_basket")
    case .discount: Bilingual("10% или сумма: 300", "10%, or money: 300")
    case .earned: Bilingual("5%, 100, 1 per 100 или 2 a unit", "5%, 100, 1 per 100, or 2 a unit")
    case .offerEvent:
      Bilingual(
        "purchase, day, tier ИМЯ, club ИМЯ, challenge ИМЯ или имя действия: review",
        "purchase, day, tier NAME, club NAME, challenge NAME, or an action's name: review")
    case .triggerEvent:
      Bilingual(
        "purchase, refund, joined, tier_changed, challenge_met, expiry 7 days, silent 90 days или daily 10:00",
        "purchase, refund, joined, tier_changed, challenge_met, expiry 7 days, silent 90 days, or daily 10:00")
    case .holdoutScope: Bilingual("programme, tiers или offer ИМЯ", "programme, tiers, or offer NAME")
    case .address: Bilingual("адрес: https://…", "an address: https://…")
    case .attributeType:
      Bilingual(
        "тип: string, bool, int, double, money или timestamp", "a type: string, bool, int, double, money or timestamp")
    case .steps: Bilingual("ступени: {10000: 3%, 30000: 5%}", "steps: {10000: 3%, 30000: 5%}")
    case .list(let kind):
      Bilingual("список, каждое — \(kind.wanted.russian)", "a list, each \(kind.wanted.english)")
    case .map: Bilingual("таблица имя: значение", "a table of name: value")
    case .table: Bilingual("таблица ключ: значение", "a table of key: value")
    case .either(let kinds):
      Bilingual(
        kinds.map(\.wanted.russian).joined(separator: "; или "), kinds.map(\.wanted.english).joined(separator: "; or "))
    }
  }

  private static func percent(_ hundredths: Int64) -> String {
    hundredths % 100 == 0 ? "\(hundredths / 100)%" : "\(Double(hundredths) / 100)%"
  }
}

extension ReferenceKind {
  /// What is wanted, for an error.
  var wanted: Bilingual {
    switch self {
    case .wallet: Bilingual("имя кошелька из points", "the name of a wallet of points")
    case .tier: Bilingual("имя уровня из tiers", "the name of a level of tiers")
    case .series: Bilingual("имя серии из coupons", "the name of a series of coupons")
    case .club: Bilingual("имя клуба из clubs", "the name of a club of clubs")
    case .occasion: Bilingual("имя повода из occasions", "the name of an occasion of occasions")
    case .challenge: Bilingual("имя задания из challenges", "the name of a challenge of challenges")
    case .segment: Bilingual("имя сегмента из segments", "the name of a segment of segments")
    case .holdout: Bilingual("имя группы из holdouts", "the name of a group of holdouts")
    }
  }

  /// What it is that is missing.
  var noun: Bilingual {
    switch self {
    case .wallet: Bilingual("кошелька", "wallet")
    case .tier: Bilingual("уровня", "level")
    case .series: Bilingual("серии промокодов", "coupon series")
    case .club: Bilingual("клуба", "club")
    case .occasion: Bilingual("повода", "occasion")
    case .challenge: Bilingual("задания", "challenge")
    case .segment: Bilingual("сегмента", "segment")
    case .holdout: Bilingual("контрольной группы", "hold-out")
    }
  }
}
