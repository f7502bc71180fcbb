import VernaLanguage
import VernaMarkup
import VernaViews

extension OpeningPage {
  /// The diagnosis: what is wrong, in order of money at stake, and what to do.
  static func findings(_ model: Model, _ context: PageContext) -> Node {
    guard let diagnosis = model.diagnosis else { return .nothing }
    guard !diagnosis.findings.isEmpty else {
      let calm =
        !context.isJudged(context.report.metrics)
        ? context.calm(context.report.metrics) + "."
        : diagnosis.watch.isEmpty
          ? context.say(
            "Ни один показатель не вышел за норму и не падает три периода подряд. Действий не требуется; посмотрите снова через три месяца.",
            "No metric is out of its norm or falling three periods in a row. Nothing to do; look again in three months."
          )
          : context.say(
            "Ни один показатель не вышел за норму и не упал больше случайного. Срочных действий нет.",
            "No metric is out of its norm or has fallen by more than chance. Nothing is urgent.")
      return .fragment([
        context.block(
          context.say("Что не так и что делать", "What is wrong and what to do"), "", [context.note(calm)]),
        watch(diagnosis.watch, context),
      ])
    }
    let all = context.block(
      context.say("Что не так и что делать", "What is wrong and what to do"),
      context.say(
        "По убыванию денег на кону. Три строки денег не складываются: это разные вещи.",
        "In order of money at stake. The three lines of money are never added up: they are different things."),
      [
        tag("ol", .class("findings")) {
          diagnosis.findings.enumerated().map { index, finding in article(finding, rank: index + 1, context) }
        }
      ])
    return .fragment([all, watch(diagnosis.watch, context)])
  }

  /// What falls three steps in a row or is out of its norm, though chance alone may do it, and what is better than its
  /// norm: a row each, with the likeliest cause and what to do.
  private static func watch(_ findings: [FindingView], _ context: PageContext) -> Node {
    guard !findings.isEmpty else { return .nothing }
    let wording = context.wording
    let columns = [
      DataTable.Column(context.say("Что видно", "What is seen")),
      DataTable.Column(context.say("Вероятная причина", "Likely cause")),
      DataTable.Column(context.say("Что делать, если не выправится", "What to do if it does not mend")),
    ]
    let rows = findings.map { finding in
      [
        DataTable.Cell(wording.sentence(finding.title)),
        DataTable.Cell(finding.causes.first.map(wording.sentence) ?? ""),
        DataTable.Cell(finding.actions.first.map { wording.sentence($0.title) } ?? ""),
      ]
    }
    return context.block(
      wording.word("watch.title"),
      context.say(
        "Так бывает случайно или с возрастом программы; лучше нормы — тоже повод проверить данные. Посмотрите снова через месяц.",
        "Chance does this, and so does a programme's age; better than the norm is a reason to check the data too. Look again in a month."
      ),
      [DataTable(columns: columns, rows: rows, isSortable: false).node()])
  }

  /// How many findings are shown open; the others open by a click on their title.
  private static let openCount = 5

  private static func article(_ finding: FindingView, rank: Int, _ context: PageContext) -> Node {
    let isFolded = rank > openCount
    let title = tag("div", .class("finding-head")) {
      tag("h3") { context.wording.sentence(finding.title) }
      severity(finding.severity, context)
    }
    return tag("li", .class("finding"), .id("finding-\(finding.id)")) {
      tag("div", .class("rank")) { "\(rank)" }
      if isFolded {
        tag("details", .class("fold")) {
          tag("summary") { title }
          body(finding, context)
        }
      } else {
        tag("div") {
          title
          body(finding, context)
        }
      }
    }
  }

  private static func body(_ finding: FindingView, _ context: PageContext) -> [Node] {
    let wording = context.wording
    return [
      tag("div", .class("finding-body")) {
        tag("div") {
          tag("h4") { context.say("Что это значит", "What it means") }
          tag("p") { wording.sentence(finding.meaning) }
          figures(finding, context)
        }
        tag("div") {
          tag("h4") { context.say("Вероятные причины", "Likely causes") }
          list(finding.causes.map(wording.sentence))
          evidence(finding, context)
        }
        tag("div") {
          tag("h4") { context.say("Что делать", "What to do") }
          finding.actions.prefix(2).map { action($0, context) }
          further(Array(finding.actions.dropFirst(2)), context)
        }
      },
      stakes(finding.stakes, context) ?? .nothing,
    ]
  }

  /// The actions after the first two, folded.
  private static func further(_ actions: [ActionView], _ context: PageContext) -> Node? {
    guard !actions.isEmpty else { return nil }
    return tag("details", .class("further")) {
      tag("summary") { context.say("Ещё: \(actions.count)", "\(actions.count) more") }
      actions.map { action($0, context) }
    }
  }

  private static func severity(_ id: String, _ context: PageContext) -> Node {
    let tone = ["bad": "bad up", "warning": "warning"][id] ?? "none"
    return tag("span", .class("status \(tone)")) { context.wording.word("severity." + id) }
  }

  private static func list(_ texts: [String]) -> Node? {
    texts.isEmpty ? nil : tag("ul") { texts.map { text in tag("li") { text } } }
  }

  /// The metrics that the finding is read from, each one click from its formula.
  private static func figures(_ finding: FindingView, _ context: PageContext) -> Node? {
    let metrics = finding.metrics.compactMap { context.metric($0) }.filter { $0.value != nil }.prefix(4)
    guard !metrics.isEmpty else { return nil }
    return tag("ul", .class("figures small quiet")) {
      metrics.map { metric in
        tag("li") {
          context.wording.metricName(metric.id) + ": "
          context.number(metric)
        }
      }
    }
  }

  private static func evidence(_ finding: FindingView, _ context: PageContext) -> Node? {
    guard !finding.evidence.isEmpty else { return nil }
    let shown = finding.evidence.prefix(6).map(context.wording.sentence)
    let left = finding.evidence.count - shown.count
    return tag("div", .class("evidence")) {
      tag("h4") { context.say("Где именно", "Where exactly") }
      list(shown)
      if left > 0 {
        tag("p", .class("left-out")) {
          context.say("и ещё \(left), полный список в CSV", "and \(left) more, the whole list is in the CSV")
        }
      }
    }
  }

  private static func action(_ action: ActionView, _ context: PageContext) -> Node {
    let wording = context.wording
    return tag("div", .class("action")) {
      tag("p", .class("do")) { wording.sentence(action.title) }
      list(action.draft.map(wording.sentence))
      tag("p", .class("small quiet")) {
        tag("span", .class("tag")) { wording.word("action." + action.kind) }
        " "
        cost(action, context)
        context.say(" Должно сдвинуть: ", " Should move: ") + wording.metricName(action.moves) + "."
      }
    }
  }

  private static func cost(_ action: ActionView, _ context: PageContext) -> String {
    guard let cost = action.forecastCost else {
      return context.say("Затраты не оценены.", "Cost not estimated.")
    }
    if cost == 0 { return context.say("Ничего не стоит.", "Costs nothing.") }
    let money = context.wording.money.short(cost)
    return context.say("Обойдётся примерно в \(money) в месяц.", "Costs about \(money) a month.")
  }

  /// The three lines of money, each named in full.
  static func stakes(_ stakes: [StakeView], _ context: PageContext) -> Node? {
    guard !stakes.isEmpty else { return nil }
    return tag("dl", .class("money")) {
      stakes.map { stake in
        tag("div") {
          tag("dt") { capitalised(context.wording.word("stake." + stake.kind)) }
          tag("dd") {
            amount(stake, context)
            if let assumption = stake.assumption { tag("small") { context.wording.sentence(assumption) } }
          }
        }
      }
    }
  }

  private static func amount(_ stake: StakeView, _ context: PageContext) -> String {
    let wording = context.wording
    if let share = stake.share { return wording.value(share, unit: "share") }
    switch (stake.low, stake.high) {
    case (let low?, let high?) where low != high:
      return "\(wording.money.short(low)) – \(wording.money.short(high))"
    case (let value?, _), (nil, let value?): return wording.money.short(value)
    case (nil, nil): return wording.missing
    }
  }

  static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
