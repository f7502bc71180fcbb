import VernaCore
import VernaViews

/// A made-up report: a grocery chain whose cards are shown less and less. Sentences are written in the reader's
/// language as they stand, since a phrase without a template is written as its id.
enum SampleReport {
  static let period = PeriodView(from: Day(year: 2025, month: 1, day: 1), to: Day(year: 2026, month: 1, day: 1))

  static func report(_ texts: SampleTexts) -> ReportView {
    let steps = (0..<12).map { index -> StepView in
      let from = period.from.adding(months: index)
      let step = PeriodView(from: from, to: from.adding(months: 1))
      let metrics = SampleMetric.all.map { metric -> MetricView in
        let slope = metric.drift * (0.5 - Double(index) / 12)
        let wave = Double(index * 7 % 5) * 0.008
        return metric.view(period: step, factor: 1 - slope + wave)
      }
      return StepView(period: step, isWhole: index < 11, metrics: metrics)
    }
    var metrics = SampleMetric.all.map { $0.view(period: period) }
    let wantsSurveys = Phrase("absence.wants_file", ["file": .word("file.surveys")])
    metrics.append(SampleMetric.absent("clv.model", "D", Phrase("absence.waits_for_models"), period: period))
    metrics.append(SampleMetric.absent("nps", "E", wantsSurveys, period: period))
    return ReportView(
      program: ProgramView(
        name: texts.name, industry: .grocery, currency: .rouble, timeZone: "Europe/Moscow", windowMonths: 1,
        launch: Day(year: 2025, month: 4, day: 14), pointValue: 0.1, segment: nil, segmentIsAsOfEnd: false),
      period: period,
      previousPeriod: PeriodView(from: period.from.adding(months: -12), to: period.from),
      yearAgoPeriod: PeriodView(from: period.from.advanced(by: -364), to: period.to.advanced(by: -364)), by: .month,
      metrics: metrics, steps: steps, tables: SampleTables.all(period: period, texts: texts),
      diagnosis: diagnosis(texts))
  }

  private static let metrics = [
    ["receipts.member_share"], ["frequency.judged"], ["points.redemption_rate", "points.expired_share"],
  ]
  private static let kinds = ["cashier_list", "trigger", "offer"]
  private static let costs: [Double?] = [0, 120_000, nil]

  private static func diagnosis(_ texts: SampleTexts) -> DiagnosisView {
    DiagnosisView(
      verdict: Phrase(texts.verdict), cautions: [Phrase(texts.caution)],
      findings: texts.findings.enumerated().map { index, text -> FindingView in
        FindingView(
          id: "finding-\(index)", severity: ["bad", "bad", "warning"][index],
          metrics: Self.metrics[index],
          title: Phrase(text.title), meaning: Phrase(text.meaning), causes: text.causes.map { Phrase($0) },
          actions: [
            ActionView(
              kind: Self.kinds[index], title: Phrase(text.action),
              draft: text.draft.map { Phrase($0) }, forecastCost: Self.costs[index],
              moves: Self.metrics[index][0])
          ],
          stakes: [
            StakeView(kind: "visible", low: 74_000_000 / Double(index + 1), high: nil, share: nil, assumption: nil),
            StakeView(kind: "extra_margin", low: 0, high: 510_000, share: nil, assumption: Phrase(texts.assumption)),
            StakeView(kind: "break_even_uplift", low: nil, high: nil, share: 0.0074, assumption: nil),
          ],
          evidence: text.evidence.map { Phrase($0) })
      })
  }
}

/// The sentences of the made-up report in one language.
struct SampleTexts {
  struct Finding {
    var title: String
    var meaning: String
    var causes: [String]
    var action: String
    var draft: [String]
    var evidence: [String]
  }

  var name: String
  var verdict: String
  var caution: String
  var assumption: String
  var stores: [String]
  var people: [String]
  var campaigns: [String]
  var findings: [Finding]

  static let russian = SampleTexts(
    name: "Сеть «Образец»",
    verdict:
      "Программа теряет чеки: карту показывают в 52 % чеков, на 18 п.п. ниже нормы, и доля падает третий месяц подряд",
    caution: "Рост долей сам по себе не доказывает пользы: карту показывают те, кто и так лоялен.",
    assumption: "если прирост от 0 до 3 %: допущение, своего опыта ещё нет",
    stores: ["Невский, 12", "Ленинский, 88", "Садовая, 4", "Мира, 1", "Светлановский, 30", "Парковая, 7"],
    people: ["Иванова А. С.", "Петров Д.", "Ким В.", "Касса 2", "Орлова Е. К.", "Сафина Р."],
    campaigns: ["Весна", "Чёрная пятница"],
    findings: [
      Finding(
        title: "Доля чеков с картой упала до 52,1 %, на 17,9 п.п. ниже нормы",
        meaning:
          "Почти половина покупок проходит мимо программы: вы не видите, кто покупает, и не можете позвать обратно.",
        causes: [
          "кассиры не напоминают о карте", "покупатели не видят выгоды", "программы нет на сайте и в приложении",
        ],
        action: "Дать кассирам короткую фразу и список тех, кого учить первыми",
        draft: ["фраза на экране кассы до оплаты", "9 кассиров, у которых доля ниже магазина"],
        evidence: ["Мира, 1: Ким В. — 31,0 % чеков с картой против 54,0 % по магазину", "Садовая, 4: Касса 2 — 33,0 %"]),
      Finding(
        title: "Участники приходят 3,4 раза в месяц вместо 4–8 и всё реже",
        meaning: "Программа не удерживает покупателей между визитами.",
        causes: ["открылся конкурент", "нет поводов вернуться"],
        action: "Запустить напоминание «Вы давно не были у нас» с купоном на следующую покупку",
        draft: ["тем, кто молчит 21 день", "купон 10 % на 14 дней", "каждый десятый без купона, для сравнения"],
        evidence: []),
      Finding(
        title: "Списывают лишь 11,8 % начисленных баллов, 21 % сгорает",
        meaning: "Баллы не нужны или о них забывают.",
        causes: ["о сгорании не напоминают", "шаг списания слишком крупный"],
        action: "Напоминать за две недели до сгорания", draft: ["пуш и строка на чеке"], evidence: []),
    ])

  static let english = SampleTexts(
    name: "Sample Stores",
    verdict:
      "The programme is losing receipts: a card is shown on 52 % of them, 18 points under the norm, and falling for three months",
    caution: "Growing shares alone do not prove its worth: cards are shown by those who were loyal before.",
    assumption: "if the uplift is 0 to 3 %: an assumption, there is no experiment yet",
    stores: ["High Street 12", "Station Road 88", "Garden Lane 4", "Market Square 1", "Mill Lane 30", "Park Avenue 7"],
    people: ["A. Green", "D. Brown", "V. Kim", "Till 2", "E. Cook", "R. Shah"], campaigns: ["Spring", "Black Friday"],
    findings: [
      Finding(
        title: "The share of receipts with a card fell to 52.1 %, 17.9 points under the norm",
        meaning:
          "Almost half of all purchases pass the programme by: you do not see who buys and cannot call them back.",
        causes: [
          "cashiers do not ask for the card", "shoppers see no benefit",
          "the programme is not on the site or in the app",
        ],
        action: "Give cashiers one sentence and a list of whom to teach first",
        draft: ["a sentence on the till's screen before payment", "9 cashiers whose share is under their store's"],
        evidence: ["Mira 1: V. Kim, 31.0 % of receipts with a card against 54.0 % of the store"]),
      Finding(
        title: "Members come 3.4 times a month instead of 4 to 8, and less and less",
        meaning: "The programme does not hold shoppers between visits.",
        causes: ["a competitor opened", "no reason to return"],
        action: "Start a reminder “We have not seen you for a while” with a coupon for the next purchase",
        draft: ["for those silent for 21 days", "10 % for 14 days", "every tenth without, to compare"], evidence: []),
      Finding(
        title: "Only 11.8 % of points earned are redeemed and 21 % expire",
        meaning: "Points are of no use or forgotten.", causes: ["nobody reminds of expiry", "the step is too large"],
        action: "Remind two weeks before expiry", draft: ["a push and a line on the slip"], evidence: []),
    ])
}
