import VernaLanguage
import VernaMarkup
import VernaViews

extension MarginPage {
  /// The page as nodes.
  static func view(_ model: Model, _ context: PageContext) -> [Node] {
    [
      context.head(
        context.say("Договорённость о словах", "An agreement on words"),
        context.say(
          "Маржа — это деньги, которые остались после НДС и себестоимости",
          "Margin is the money left after VAT and the cost of goods"),
        context.say(
          "Выручка во всём отчёте — как заплатили, с НДС. Маржа — всегда без НДС.",
          "Revenue throughout the report is as paid, with VAT. Margin is always without VAT.")),
      context.block(
        context.say("Пример на одном чеке", "An example on one receipt"), "", [example(context)]),
      context.block(
        context.say("Ваши цифры", "Your figures"), "",
        [context.metricTable([model.member, model.anonymous, model.breakEven].compactMap { $0 })]),
      context.block(
        context.say("Где граница", "Where the line is"), "",
        [
          tag("ul", .class("steps")) {
            rule(
              "Возвраты вычтены: и выручка, и себестоимость уменьшены на возвращённое.",
              "Returns are taken off, from both revenue and cost.", context)
            rule(
              "Награды (баллы и скидки программы) уже вычтены из маржи. Там, где рядом стоят затраты программы, маржа берётся до наград, чтобы не вычесть их дважды.",
              "Rewards (points and the programme's discounts) are already taken off. Where programme cost stands beside, margin is taken before rewards, so that they are not taken off twice.",
              context)
            rule(
              "Если себестоимость известна меньше чем для 90 % продаж, маржа не показывается вовсе.",
              "Where cost is known for less than 90 % of sales, margin is not shown at all.", context)
            rule(
              "Аренда, зарплата и логистика в эту маржу не входят.",
              "Rent, wages and logistics are not part of this margin.", context)
          }
        ]),
    ]
  }

  private static func rule(_ russian: String, _ english: String, _ context: PageContext) -> Node {
    tag("li") { context.say(russian, english) }
  }

  /// A receipt of 1,200 at a VAT of 20 %, 60 of it paid with points before, cost 700.
  private static func example(_ context: PageContext) -> Node {
    let money = context.wording.money
    let paid = 1200.0
    let net = paid / 1.2
    let cost = 700.0
    let rewards = 60.0 / 1.2
    let margin = net - cost
    func row(_ russian: String, _ english: String, _ amount: Double, total: Bool = false) -> [DataTable.Cell] {
      [
        DataTable.Cell(context.say(russian, english)),
        DataTable.Cell(money.text(amount, decimals: 0), sortValue: amount),
      ]
    }
    let share = context.wording.value(margin / net, unit: "share")
    return .fragment([
      tag("div", .class("narrow-table")) {
        DataTable(
          columns: [
            DataTable.Column(context.say("Шаг", "Step")), DataTable.Column(context.say("Сумма", "Amount"), .number),
          ],
          rows: [
            row("Заплачено деньгами, с НДС 20 %", "Paid in money, with 20 % VAT", paid),
            row("То же без НДС", "The same without VAT", net),
            row("Себестоимость товаров, без НДС", "Cost of goods, without VAT", -cost),
            row("Валовая маржа", "Gross margin", margin),
            row("Ещё заплачено баллами: награда, без НДС", "Also paid with points: a reward, without VAT", rewards),
            row("Маржа до наград", "Margin before rewards", margin + rewards),
          ], isSortable: false
        ).node()
      },
      tag("p", .class("quiet")) {
        context.say(
          "Доля маржи: \(money.text(margin, decimals: 0)) из \(money.text(net, decimals: 0)) — \(share).",
          "Margin share: \(money.text(margin, decimals: 0)) of \(money.text(net, decimals: 0)), or \(share).")
      },
    ])
  }
}
