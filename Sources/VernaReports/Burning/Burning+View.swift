import VernaLanguage
import VernaMarkup
import VernaViews

extension BurningPage {
  /// The page as nodes.
  static func view(_ model: Model, _ context: PageContext) -> [Node] {
    let kicker = context.say("Баллы, которые сгорят в ближайшие 90 дней", "Points that expire in the next 90 days")
    let points = model.weeks.reduce(0) { $0 + $1.points }
    guard points > 0 else {
      let why = model.table.absence.map(context.wording.sentence)
      return [
        context.head(
          kicker, context.say("В ближайшие 90 дней ничего не сгорает", "Nothing expires in the next 90 days")),
        why.map { context.emptyState("burning", $0) } ?? .nothing,
      ]
    }
    return [
      context.head(kicker, title(points, model, context), lead(model, context)), figure(model, context),
      context.block(
        context.say("Что делать", "What to do"), "",
        [
          tag("ul", .class("steps")) {
            tag("li") {
              context.say(
                "За две недели до срока напомните тем, кому можно писать: сколько баллов, до какого дня, на что хватит.",
                "Two weeks ahead remind those who may be written to: how many points, until which day, what they buy.")
            }
            tag("li") {
              context.say(
                "Остальным кассир говорит на кассе: строка на чеке и подсказка на экране.",
                "The others are told at the till: a line on the slip and a prompt on the screen.")
            }
            tag("li") {
              context.say(
                "Десятую часть не трогайте: по ним будет видно, сработало ли напоминание.",
                "Leave a tenth alone: they show whether the reminder worked.")
            }
          }
        ]),
    ]
  }

  private static func title(_ points: Double, _ model: Model, _ context: PageContext) -> String {
    let money = model.weeks.compactMap(\.money).reduce(0, +)
    let amount = context.wording.value(points, unit: "count")
    let worth = money > 0 ? context.say(" на ", " worth ") + context.wording.money.short(money) : ""
    let noun = context.wording.noun(Int64(points.rounded()), Bilingual("балл|балла|баллов", "point|points"))
    return context.say("Сгорит \(amount) \(noun)\(worth)", "\(amount) \(noun)\(worth) will burn")
  }

  private static func lead(_ model: Model, _ context: PageContext) -> String {
    guard let worst = model.weeks.max(by: { $0.points < $1.points }) else { return "" }
    let days = context.wording.dates.period(from: worst.days.from, to: worst.days.to)
    let members = context.wording.counted(
      Int64(worst.members), Bilingual("участник|участника|участников", "member|members"))
    let told = worst.contactable.map { count -> String in
      let number = context.wording.value(count, unit: "count")
      return context.say(", из них написать можно \(number)", ", \(number) of whom may be written to")
    }
    return context.say("Больше всего — ", "Most: ") + days + ": " + members + (told ?? "") + "."
  }

  private static func figure(_ model: Model, _ context: PageContext) -> Node {
    let hasMoney = model.weeks.contains { $0.money != nil }
    let steps = model.weeks.map { week in
      AxisStep(
        name: context.dayMonth(week.days),
        fullName: context.wording.dates.period(from: week.days.from, to: week.days.to))
    }
    let bars = model.weeks.map { BarChart.Bar(value: (hasMoney ? $0.money : $0.points).flatMap { $0 == 0 ? nil : $0 }) }
    let name =
      hasMoney ? context.say("Сгорит денег", "Money that burns") : context.say("Сгорит баллов", "Points that burn")
    let sub = context.say("По неделям, неделя с указанного дня", "By week, from the day named")
    return Figure(
      description: ChartDescription(
        id: "burning-chart", title: name + context.say(" по неделям", " by week"), text: sub),
      subtitle: sub,
      chart: BarChart(
        steps: steps, bars: bars, ink: .points, name: name, format: context.format(hasMoney ? "money" : "points")),
      table: (context.tableName, context.node(model.table))
    ).node()
  }
}
