import VernaCore
package import VernaDesign
package import VernaLanguage
import VernaMarkup
import VernaMechanics

/// A back-test in the reader's words: what the programme would have cost and left, which mechanic it comes from, and who wins and loses.
package struct BacktestDocument {
  let result: BacktestResult
  /// Today's programme over the same past; nil where only one is asked of.
  let other: BacktestResult?
  let response: BacktestResponse
  let wording: Wording
  let memberIDs: [String]

  /// Takes what is to be told.
  ///
  /// - Parameter memberIDs: by place in the data set.
  package init(
    _ result: BacktestResult, against other: BacktestResult?, response: BacktestResponse, memberIDs: [String],
    wording: Wording
  ) {
    self.result = result
    self.other = other
    self.response = response
    self.memberIDs = memberIDs
    self.wording = wording
  }

  /// The document.
  package func view() -> DocumentView {
    let verdict = result.verdict
    var chapters = [summary(verdict), months(), mechanics(verdict)]
    if !result.levels.isEmpty { chapters.append(levels()) }
    chapters.append(members())
    chapters.append(assumptions())
    return DocumentView(
      title: say("Программа на прошлых чеках", "The programme over past receipts"),
      subtitle: "\(result.programme), v\(result.version) · \(wording.dates.period(from: result.from, to: result.to))",
      verdict: sentence(verdict), lead: lead(verdict), tone: tone(verdict), chapters: chapters,
      footer: say(
        "Каждый чек участника пересчитан движком, баллы прошли через книгу счетов; записано ничего не было.",
        "Each receipt of a member was priced again by the engine and its points went through the ledger; nothing was written."
      ))
  }

  // MARK: - Verdict

  private func sentence(_ verdict: BacktestVerdict) -> String {
    let cause = verdict.cause.map { name($0) } ?? ""
    switch verdict.finding {
    case .eatsTheMargin:
      return say(
        "Программа отдаёт больше, чем остаётся от наценки: \(money(max(verdict.promised, verdict.paid))) против \(money(verdict.marginBefore)); больше всего — «\(cause)»",
        "The programme gives away more than the margin leaves: \(money(max(verdict.promised, verdict.paid))) against \(money(verdict.marginBefore)); most of it is “\(cause)”"
      )
    case .sellsUnderCost:
      return say(
        "Программа продаёт ниже себестоимости: строк \(wording.numbers.text(result.linesUnderCost)), потеряно на них \(money(result.lostUnderCost)); больше всего отдаёт «\(cause)»",
        "The programme sells under cost: \(wording.numbers.text(result.linesUnderCost)) lines, \(money(result.lostUnderCost)) lost on them; “\(cause)” gives most"
      )
    case .paysFrom(let share):
      return say(
        "Программа окупится, если без неё не было бы \(percent(share)) наценки участников",
        "The programme pays if \(percent(share)) of members' margin would not be there without it")
    case .unknownMargin:
      return say(
        "Программа стоит \(money(verdict.promised)); наценка неизвестна: нет себестоимости",
        "The programme costs \(money(verdict.promised)); the margin is not known: costs of goods are missing")
    }
  }

  private func lead(_ verdict: BacktestVerdict) -> String {
    say(
      "Обещано \(money(verdict.promised)) (скидки и баллы в день начисления), уплачено \(money(verdict.paid)) (скидки и баллы в день траты). Это два взгляда на одни и те же деньги, их не складывают.",
      "Promised \(money(verdict.promised)) (discounts, and points when earned), paid \(money(verdict.paid)) (discounts, and points when spent). These are two views of the same money and are never added up."
    )
  }

  private func tone(_ verdict: BacktestVerdict) -> DocumentView.Tone {
    switch verdict.finding {
    case .eatsTheMargin, .sellsUnderCost: .bad
    case .paysFrom(let share): share > 0.5 ? .warning : .neutral
    case .unknownMargin: .warning
    }
  }

  // MARK: - Chapters

  private func summary(_ verdict: BacktestVerdict) -> DocumentView.Chapter {
    let whole = result.whole
    let margin = (whole.net - whole.goods) / 1_000_000
    var parts: [DocumentView.Part] = [
      .cards([
        DocumentView.Card(
          name: say("Выручка участников", "Members' money"), value: money(whole.paid),
          detail: say("было \(money(whole.paidBefore))", "was \(money(whole.paidBefore))")),
        DocumentView.Card(
          name: say("Наценка без НДС", "Gross margin without VAT"), value: money(margin),
          detail: say("в истории \(money(verdict.marginBefore))", "in history \(money(verdict.marginBefore))"),
          tone: margin < 0 ? .bad : .neutral),
        DocumentView.Card(
          name: say("Начислено баллов на", "Points earned, worth"), value: money(whole.issuedMoney),
          detail: say(
            "потрачено на \(money(whole.redeemedMoney)), сгорело на \(money(whole.expiredMoney))",
            "spent \(money(whole.redeemedMoney)), run out \(money(whole.expiredMoney))")),
        DocumentView.Card(
          name: say("Скидки", "Discounts"), value: money(whole.discounts),
          detail: say("без оплаты баллами", "without what points paid")),
        DocumentView.Card(
          name: say("Долг перед участниками", "Owed to members at the end"),
          value: money(whole.owedChange), detail: say("по номиналу баллов", "points at face value")),
        DocumentView.Card(
          name: say("Защита наценки срезала", "Cut by the margin guard"), value: money(result.cuts.money),
          detail: say(
            "раз: \(wording.numbers.text(result.cuts.times))", "\(wording.numbers.text(result.cuts.times)) times")),
      ])
    ]
    if let other { parts.append(.table(comparisonTable(other))) }
    parts.append(.table(responseTable()))
    return DocumentView.Chapter(id: "summary", name: say("Главное", "Summary"), title: "", parts: parts)
  }

  private func months() -> DocumentView.Chapter {
    var owed: Int64 = 0
    let rows = result.months.enumerated().map { place, month -> [DocumentTable.Cell] in
      owed += month.owedChange
      return [
        .day(result.monthStarts[place]), .number(Double(month.receipts)), amount(month.paid), amount(month.discounts),
        amount(month.issuedMoney), amount(month.redeemedMoney), amount(month.expiredMoney), amount(owed),
        amount((month.netBefore - month.goods) / 1_000_000), amount((month.net - month.goods) / 1_000_000),
        .number(Double(month.climbs)), .number(Double(month.falls)),
      ]
    }
    let table = DocumentTable(
      id: "months", title: say("По месяцам", "By month"),
      columns: [
        .init(say("Месяц", "Month"), .month), .init(say("Чеки", "Receipts"), .count),
        .init(say("Выручка", "Revenue"), .money), .init(say("Скидки", "Discounts"), .money),
        .init(say("Начислено", "Earned"), .money), .init(say("Потрачено", "Spent"), .money),
        .init(say("Сгорело", "Run out"), .money), .init(say("Долг по баллам", "Points owed"), .money),
        .init(say("Наценка в истории", "Margin in history"), .money), .init(say("Наценка", "Margin"), .money),
        .init(say("Выше уровень", "Levels up"), .count), .init(say("Ниже", "Down"), .count),
      ], rows: rows)
    let steps = result.monthStarts.map { wording.dates.shortMonth($0) }.map { AxisStep(name: $0, fullName: $0) }
    let format = format
    func series(_ value: (BacktestMonth) -> Int64) -> [Double?] { result.months.map { major(value($0)) } }
    let chart = LineChart(
      steps: steps,
      series: [
        .init(
          name: say("в истории", "in history"), values: series { ($0.netBefore - $0.goods) / 1_000_000 },
          ink: .anonymous,
          kind: .lastYear),
        .init(
          name: say("под программой", "under the programme"), values: series { ($0.net - $0.goods) / 1_000_000 },
          ink: .members),
      ], format: format, fromZero: true)
    let last = result.months.count - 1
    return DocumentView.Chapter(
      id: "months", name: say("Месяцы", "Months"),
      title: say(
        "Что программа делает с наценкой месяц за месяцем", "What the programme does to the margin, month by month"),
      parts: [
        .figure(
          DocumentFigure(
            id: "margin-by-month",
            title: say(
              "За всё время от наценки остаётся \(percent(kept(result.whole)))",
              "\(percent(kept(result.whole))) of the margin is left over the whole time"),
            subtitle: say(
              "Наценка участников без НДС по месяцам, до \(wording.dates.shortMonth(result.monthStarts[max(0, last)]))",
              "Members' gross margin without VAT by month, to \(wording.dates.shortMonth(result.monthStarts[max(0, last)]))"
            ),
            chart: chart)), .table(table),
      ])
  }

  private func kept(_ month: BacktestMonth) -> Double {
    let before = month.netBefore - month.goods
    return before > 0 ? Double(month.net - month.goods) / Double(before) : 0
  }

  private func mechanics(_ verdict: BacktestVerdict) -> DocumentView.Chapter {
    let total = result.costs.reduce(Int64(0)) { $0 + $1.cost }
    let order = result.offers.indices.sorted { (result.costs[$0].cost, $1) > (result.costs[$1].cost, $0) }
    let rows = order.map { place -> [DocumentTable.Cell] in
      let cost = result.costs[place]
      return [
        .text(name(result.offers[place])), .text(section(result.offers[place].section)), .number(Double(cost.times)),
        amount(cost.money), .number(Double(cost.points) / 100), amount(cost.pointsMoney), amount(cost.cost),
        .optional(total > 0 ? Double(cost.cost) / Double(total) : nil, say("ничего не отдано", "nothing was given")),
        .number(Double(cost.gifts)),
      ]
    }
    let table = DocumentTable(
      id: "mechanics", title: say("Сколько стоит каждая механика", "What each mechanic costs"),
      columns: [
        .init(say("Механика", "Mechanic")), .init(say("Раздел", "Section")),
        .init(say("Сработала, раз", "Times"), .count),
        .init(say("Скидки", "Discounts"), .money), .init(say("Баллы", "Points"), .number(0)),
        .init(say("Баллы в деньгах", "Points in money"), .money), .init(say("Стоимость", "Cost"), .money),
        .init(say("Доля", "Share"), .share), .init(say("Подарки и коды", "Gifts and codes"), .count),
      ], rows: rows)
    let shown = order.prefix(12).filter { result.costs[$0].cost > 0 }
    let chart = RowChart(
      rows: shown.map {
        RowChart.Row(
          name: name(result.offers[$0]), value: major(result.costs[$0].cost), text: money(result.costs[$0].cost),
          ink: .points)
      }, format: format)
    let cause = verdict.cause.map { name($0) } ?? ""
    var parts: [DocumentView.Part] = []
    if !shown.isEmpty {
      parts.append(
        .figure(
          DocumentFigure(
            id: "cost-by-mechanic",
            title: say(
              "Дороже всего «\(cause)»: \(percent(verdict.causeShare)) стоимости",
              "“\(cause)” costs most: \(percent(verdict.causeShare)) of all"),
            subtitle: say(
              "Скидки и баллы в день начисления, по номиналу", "Discounts, and points when earned, at face value"),
            chart: chart)))
    }
    parts.append(.table(table))
    return DocumentView.Chapter(
      id: "mechanics", name: say("Механики", "Mechanics"),
      title: say("Из чего складывается стоимость", "What the cost is made of"),
      parts: parts)
  }

  private func levels() -> DocumentView.Chapter {
    DocumentView.Chapter(
      id: "levels", name: say("Уровни", "Levels"),
      title: say(
        "Переходов вверх \(wording.numbers.text(result.whole.climbs)), вниз \(wording.numbers.text(result.whole.falls))",
        "\(wording.numbers.text(result.whole.climbs)) moves up, \(wording.numbers.text(result.whole.falls)) down"),
      parts: [
        .table(
          DocumentTable(
            id: "levels", title: say("Участники по уровням в конце", "Members by level at the end"),
            columns: [
              .init(say("Уровень", "Level")), .init(say("Участники", "Members"), .count),
              .init(say("Доля", "Share"), .share),
            ],
            rows: result.levels.map {
              [
                .text($0.title.isEmpty ? $0.id.string : $0.title), .number(Double($0.members)),
                .optional(
                  result.members > 0 ? Double($0.members) / Double(result.members) : nil,
                  say("нет участников", "no members")),
              ]
            }))
      ])
  }

  // MARK: - Words

  private var format: ValueFormat {
    let wording = wording
    return ValueFormat(tick: { value, _ in wording.money.short(value) }, value: { wording.money.short($0) })
  }

  func say(_ russian: String, _ english: String) -> String { wording(Bilingual(russian, english)) }
  func money(_ minor: Int64) -> String { wording.money.short(major(minor)) }
  func major(_ minor: Int64) -> Double { Double(minor) / Double(wording.money.currency.minorPerMajor) }
  func amount(_ minor: Int64) -> DocumentTable.Cell { .number(major(minor)) }
  func percent(_ share: Double) -> String { wording.numbers.percent(share, decimals: 1) }
  func name(_ offer: Offer) -> String { offer.title.isEmpty ? offer.id.string : offer.title }

  private func section(_ section: OfferSection) -> String { wording(BacktestWords.section(section)) }
}
