import VernaDesign
import VernaLanguage

/// The words of the forecast: figures, inputs, levers, where inputs are from, what is missing.
enum ForecastWords {
  /// A figure's name.
  static func name(_ metric: ForecastMetric) -> Bilingual {
    switch metric {
    case .revenue: Bilingual("Выручка магазина", "Revenue of the shop")
    case .memberRevenue: Bilingual("Выручка участников", "Members' revenue")
    case .otherRevenue: Bilingual("Выручка остальных", "Revenue of others")
    case .newMembers: Bilingual("Новые участники", "New members")
    case .buyers: Bilingual("Покупавшие участники", "Members buying")
    case .receipts: Bilingual("Чеки участников", "Members' receipts")
    case .basket: Bilingual("Средний чек за вычетом возвратов", "Basket less returns")
    case .margin: Bilingual("Валовая прибыль участников", "Members' gross margin")
    case .marginBeforeRewards: Bilingual("Прибыль до поощрений", "Margin before rewards")
    case .income: Bilingual("Доход до затрат программы", "Income before the programme's cost")
    case .pointsCost: Bilingual("Оплачено баллами", "Paid with points")
    case .discountsCost: Bilingual("Скидки программы", "Discounts of the programme")
    case .rewardsCost: Bilingual("Призы и подарки", "Prizes and gifts")
    case .communicationCost: Bilingual("Рассылки", "Communication")
    case .platformCost: Bilingual("Платформа", "Platform")
    case .otherCost: Bilingual("Прочие затраты", "Other costs")
    case .cost: Bilingual("Затраты программы", "Cost of the programme")
    case .acquisitionCost: Bilingual("Привлечение участников", "Acquisition of members")
    case .earned: Bilingual("Начислено баллов", "Points earned")
    case .redeemed: Bilingual("Списано баллов", "Points redeemed")
    case .expired: Bilingual("Сгорело баллов", "Points expired")
    case .liabilityFace: Bilingual("Баллы на счетах", "Points on the accounts")
    case .liabilityExpected: Bilingual("Ожидаемое обязательство по баллам", "Expected liability of points")
    case .lifetimeRevenue: Bilingual("LTV, выручка", "LTV, revenue")
    case .lifetimeMargin: Bilingual("LTV, прибыль", "LTV, margin")
    case .acquisitionCostOfMember: Bilingual("CAC", "CAC")
    case .lifetimeToAcquisition: Bilingual("LTV : CAC", "LTV : CAC")
    case .returnNaive: Bilingual("ROI, наивный", "ROI, naive")
    case .returnCaused: Bilingual("ROI по вызванному доходу", "ROI on caused income")
    case .breakEvenShare:
      Bilingual("Доля прибыли, которая окупает программу", "Share of margin that pays for the programme")
    case .campaignReturn: Bilingual("ROMI рассылок, наивный", "ROMI of campaigns, naive")
    case .costShare: Bilingual("Затраты к выручке участников", "Cost over members' revenue")
    case .result: Bilingual("Результат месяца", "Result of the month")
    case .cumulatedResult: Bilingual("Накопленный результат", "Cumulated result")
    }
  }

  /// An input's name.
  static func name(_ input: ForecastInput) -> Bilingual {
    switch input {
    case .members: Bilingual("Участников сейчас", "Members today")
    case .newMembers: Bilingual("Новых участников в месяц", "New members a month")
    case .frequency: Bilingual("Чеков в месяц на живого участника", "Receipts a month of a living member")
    case .basket: Bilingual("Средний чек до поощрений", "Basket before rewards")
    case .retention: Bilingual("Удержание покупок за год", "Purchases kept over a year")
    case .otherRevenue: Bilingual("Выручка остальных в месяц", "Revenue of others a month")
    case .margin: Bilingual("Маржа до поощрений", "Margin before rewards")
    case .rewardShare: Bilingual("Начислено баллов к выручке", "Points earned over revenue")
    case .redemption: Bilingual("Доля баллов, которую спишут", "Share of points redeemed")
    case .expiryMonths: Bilingual("Срок жизни баллов, месяцев", "Months until points expire")
    case .discountShare: Bilingual("Скидки программы к обороту", "Discounts over turnover")
    case .rewardsCost: Bilingual("Призы и подарки в месяц", "Prizes and gifts a month")
    case .communicationCost: Bilingual("Рассылки в месяц", "Communication a month")
    case .platformCost: Bilingual("Платформа в месяц", "Platform a month")
    case .otherCost: Bilingual("Прочие затраты в месяц", "Other costs a month")
    case .income: Bilingual("Взносы и расчёты партнёров в месяц", "Fees and settlements a month")
    case .acquisitionCost: Bilingual("Привлечение одного участника", "Acquisition of a member")
    case .uplift: Bilingual("Прирост покупок из-за программы", "Uplift of purchases by the programme")
    case .lifetime: Bilingual("Жизнь участника, месяцев", "Lifetime of a member, months")
    case .valueAddedTax: Bilingual("НДС", "VAT")
    }
  }

  /// A lever's name.
  static func name(_ lever: ForecastLever) -> Bilingual {
    switch lever {
    case .newMembers: Bilingual("Новые участники", "New members")
    case .frequency: Bilingual("Частота покупок", "Frequency of purchases")
    case .basket: Bilingual("Средний чек", "Basket")
    case .retention: Bilingual("Удержание за год", "Yearly retention")
    case .uplift: Bilingual("Прирост из-за программы", "Uplift by the programme")
    case .margin: Bilingual("Маржа", "Margin")
    case .rewardShare: Bilingual("Доля начисления баллов", "Share given as points")
    case .redemption: Bilingual("Списание баллов", "Redemption of points")
    case .discountShare: Bilingual("Скидки программы", "Discounts of the programme")
    case .rewardsCost: Bilingual("Призы и подарки", "Prizes and gifts")
    case .communicationCost: Bilingual("Затраты на рассылки", "Cost of communication")
    case .platformCost: Bilingual("Затраты на платформу", "Cost of the platform")
    case .otherCost: Bilingual("Прочие затраты", "Other costs")
    case .acquisitionCost: Bilingual("Стоимость привлечения", "Cost of acquisition")
    }
  }

  /// Where an input is from.
  static func name(_ source: InputDescription.Source) -> Bilingual {
    switch source {
    case .data: Bilingual("из данных", "from the data")
    case .launch:
      Bilingual("до и после запуска; не доказывает причину", "before and after the launch; no proof of cause")
    case .scenario: Bilingual("из файла сценария", "from the scenario file")
    case .programme: Bilingual("из файла программы", "from the programme file")
    case .article: Bilingual("осторожный диапазон статей", "the articles' conservative range")
    case .derived: Bilingual("следует из других", "follows from others")
    }
  }

  /// What is missing, and what would mend it.
  static func sentence(_ gap: InputGap) -> Bilingual {
    switch gap {
    case .receipts:
      Bilingual(
        "Нет чеков: прогнозируются только баллы и затраты.",
        "There are no receipts: only points and costs are forecast.")
    case .members:
      Bilingual(
        "Нет покупок участников: прогнозируется только магазин. Нужны receipts.member_id.",
        "There are no purchases of members: only the shop is forecast. receipts.member_id is wanted.")
    case .margin:
      Bilingual(
        "Себестоимость известна меньше чем на 90 % продаж: прибыли, ROI и окупаемости нет. Добавьте lines.cost или margin в сценарий.",
        "Cost is known for under 90 % of sales: no margin, ROI or pay-back. Add lines.cost, or margin to the scenario.")
    case .rewards:
      Bilingual(
        "Не сказано, что дано на чеках: поощрений нет. Нужны receipts.points_paid или lines.promo_funding.",
        "Nothing says what was given on receipts: no rewards. receipts.points_paid or lines.promo_funding is wanted.")
    case .points:
      Bilingual(
        "Нет файла points: начислений, списаний и обязательства нет.",
        "There is no points file: no points earned or redeemed, no liability.")
    case .pointValue:
      Bilingual(
        "Не известна цена балла или нет полного месяца начислений: баллы не прогнозируются. Укажите --point-value.",
        "The worth of a point is not known, or no month of earning is full: points are not forecast. Give --point-value."
      )
    case .costs:
      Bilingual(
        "Нет файла costs: затрат программы, ROI и окупаемости нет. Добавьте его или затраты в сценарий.",
        "There is no costs file: no cost of the programme, ROI or pay-back. Add it, or costs to the scenario.")
    case .acquisition:
      Bilingual(
        "Нет затрат на привлечение: CAC и LTV:CAC нет. Нужны costs вида acquisition.",
        "There are no costs of acquisition: no CAC, no LTV:CAC. Costs of kind acquisition are wanted.")
    case .lifetime:
      Bilingual(
        "Данные короче двух окон активности: LTV нет. Укажите lifetime_months в сценарии.",
        "The data are shorter than two activity windows: no LTV. Give lifetime_months in the scenario.")
    case .campaigns:
      Bilingual("Нет кампаний с затратами: ROMI нет.", "There are no campaigns with costs: no ROMI.")
    case .fewMonths:
      Bilingual(
        "Истории меньше года: календарь взят из общего опыта розницы, поэтому веер шире.",
        "Less than a year of history: the calendar is retail's general one, so the fan is wider.")
    }
  }

  /// Why the programme loses money.
  static func sentence(_ cause: LossCause, _ wording: Wording) -> String {
    func money(_ minor: Double) -> String { ForecastNumbers(wording).money(minor) }
    let share = wording.numbers.percent(cause.share, decimals: 0)
    let item = wording(ForecastWords.name(cause.cost))
    let needed = cause.upliftNeeded.map { wording.numbers.percent($0 + 0.015, decimals: 1) }
    switch cause.kind {
    case .rewardsOverMargin:
      return wording(
        Bilingual(
          "Поощрения больше самой прибыли: главная статья — «\(item)», \(money(cause.amount)) (\(share) затрат). Каждая покупка приносит убыток.",
          "Rewards exceed the margin itself: the main item is “\(item)”, \(money(cause.amount)) (\(share) of cost). Every purchase loses money."
        ))
    case .costOverCaused:
      return wording(
        Bilingual(
          "Статья «\(item)» — \(money(cause.amount)), \(share) затрат — больше всего дохода, который вызывает программа (\(money(cause.causedIncome))).",
          "“\(item)”, \(money(cause.amount)) or \(share) of cost, is more than all the income that the programme causes (\(money(cause.causedIncome)))."
        ))
    case .upliftTooSmall:
      let more =
        needed.map {
          Bilingual(" Окупится при приросте покупок около \($0).", " It pays at an uplift of about \($0).")
        } ?? Bilingual("", "")
      return wording(
        Bilingual(
          "Программа вызывает слишком мало покупок: \(money(cause.causedIncome)) дохода; главная статья затрат — «\(item)», \(share).",
          "The programme causes too few purchases: \(money(cause.causedIncome)) of income; the main cost is “\(item)”, \(share)."
        )) + wording(more)
    case .investment:
      return wording(
        Bilingual(
          "Вложения до запуска больше, чем программа вернёт за эти месяцы.",
          "The money spent before the launch is more than the programme brings back in these months."))
    }
  }
}
