import VernaLanguage
import VernaMarkup
import VernaViews

extension OpeningPage {
  /// The page as nodes.
  static func view(_ model: Model, _ context: PageContext) -> [Node] {
    let program = context.report.program
    let stores = program.isLikeForLike ? context.wording(.likeForLike) : ""
    let kicker = [program.name, context.periodName, stores, program.segment ?? ""].filter { !$0.isEmpty }
    let verdict = model.diagnosis.map { context.wording.sentence($0.verdict) }
    return [
      tag("div", .class("page-head")) {
        tag("p", .class("kicker")) { kicker.joined(separator: " · ") }
        tag("h1") { verdict ?? context.say("Состояние программы лояльности", "State of the loyalty programme") }
        (model.diagnosis?.cautions ?? []).map { caution in
          tag("p", .class("quiet")) { context.wording.sentence(caution) }
        }
      },
      digest(model, context),
      gauge(model, context),
      tag("section", .class("block")) {
        tag("h2") {
          model.hasReceipts
            ? context.say("Шесть показателей", "Six metrics")
            : context.say("Что видно без чеков", "What is seen without receipts")
        }
        tag("p", .class("quiet")) {
          context.say(
            "Бледная линия и засечка — год назад, бледная полоса — норма.",
            "The pale line and the tick are last year, the pale band is the norm.")
          context.onScreen(
            context.say(
              " Нажмите на число, чтобы увидеть формулу и исходные величины.",
              " Click a number for its formula and inputs."))
        }
        context.grid(3, model.six.map { card($0, model, context) })
      },
      findings(model, context),
    ]
  }

  /// What is wrong, one line each: the ten seconds' reading.
  private static func digest(_ model: Model, _ context: PageContext) -> Node {
    let urgent = (model.diagnosis?.findings ?? []).filter { $0.severity != "note" }.prefix(3)
    guard !urgent.isEmpty else { return .nothing }
    return tag("ol", .class("digest")) {
      urgent.map { finding in
        tag("li") {
          tag("a", .href("#finding-\(finding.id)")) { context.wording.sentence(finding.title) }
          if let action = finding.actions.first {
            tag("span", .class("digest-do")) { "→ " + context.wording.sentence(action.title) }
          }
        }
      }
    }
  }

  /// Whether the programme pays: the share of margin that must be additional.
  private static func gauge(_ model: Model, _ context: PageContext) -> Node {
    guard let metric = model.breakEven else { return .nothing }
    guard let share = metric.value else {
      return tag("section", .class("panel")) {
        tag("h3") {
          context.say("Окупается ли программа: пока не сказать", "Whether the programme pays: not known yet")
        }
        tag("p", .class("quiet")) { context.reason(metric) }
      }
    }
    let title =
      share <= 1
      ? context.say(
        "Программа окупается, если добавочны не меньше \(context.plain(metric)) маржи участников",
        "The programme pays if at least \(context.plain(metric)) of members' margin is additional")
      : context.say(
        "Программа стоит больше всей маржи участников и окупиться не может",
        "The programme costs more than all of members' margin and cannot pay")
    let means = context.wording.metricMeaning(metric.id)
    let chart = ShareGauge(
      share: share, interval: metric.interval, text: context.plain(metric),
      filledName: context.say("должны быть добавочными", "must be additional"),
      restName: context.say("могли бы купить и без программы", "might have bought anyway"),
      format: context.format("share"))
    return tag("section", .class("panel gauge")) {
      Figure(
        description: ChartDescription(id: "gauge", title: title, text: means), subtitle: means, chart: chart,
        table: gaugeTable(metric, share, context)
      ).node()
      tag("div", .class("small quiet")) {
        context.say("Порог: ", "Break-even share: ")
        context.number(metric)
      }
    }
  }

  private static func gaugeTable(
    _ metric: MetricView, _ share: Double, _ context: PageContext
  ) -> (name: String, content: Node) {
    let rest = context.wording.value(max(0, 1 - share), unit: "share", interval: metric.interval)
    return context.chartTable(
      context.say("Маржа участников", "Members' margin"), context.say("Доля", "Share"),
      [
        (context.say("Должна быть добавочной", "Must be additional"), context.plain(metric)),
        (context.say("Могла быть и без программы", "Might have come anyway"), rest),
      ])
  }

  /// One of the six metrics.
  private static func card(_ metric: MetricView, _ model: Model, _ context: PageContext) -> Node {
    let wording = context.wording
    return tag("article", .class("card")) {
      tag("h3") { wording.metricName(metric.id) }
      tag("div", .class("big")) {
        tag("div", .class("value")) {
          context.number(metric, length: .short)
          unit(metric, context)
        }
        context.status(metric)
      }
      if metric.value == nil {
        tag("p", .class("means")) { context.reason(metric) }
      } else {
        tag("p", .class("change")) {
          context.change(metric) ?? context.noChange(metric)
        }
        if let sides = model.sides[metric.id], sides.count == 2 {
          tag("p", .class("change")) {
            context.say("участники ", "members ") + context.plain(sides[0])
              + context.say(", остальные ", ", others ") + context.plain(sides[1])
          }
        }
      }
      tag("div", .class("spacer"))
      bullet(metric, context)
      sparkline(metric, context)
      tag("p", .class("means")) { wording.metricMeaning(metric.id) }
    }
  }

  /// The unit of values that do not carry it themselves, such as receipts a month.
  private static func unit(_ metric: MetricView, _ context: PageContext) -> Node? {
    context.frequencyUnit(metric).map { unit in tag("small") { " " + unit } }
  }

  private static func bullet(_ metric: MetricView, _ context: PageContext) -> Node? {
    guard let value = metric.value, let band = context.band(metric) else { return nil }
    let chart = NormBullet(
      value: value, interval: metric.interval, lastYear: metric.alikeYearAgo, norm: band, ink: MetricTone(metric).ink,
      format: ValueFormat(
        tick: { value, _ in context.bound(value, metric.unit) }, value: { context.bound($0, metric.unit) }))
    let description = ChartDescription(
      id: "bullet-" + context.anchor(metric.id), title: context.headline(metric), text: band.name)
    return chart.drawing(width: 270).node(describedBy: description)
  }

  private static func sparkline(_ metric: MetricView, _ context: PageContext) -> Node? {
    let points = context.report.series(metric.id)
    guard points.filter({ $0.isWhole && $0.value != nil }).count > 1 else { return nil }
    let chart = VernaMarkup.Sparkline(
      values: points.map { $0.isWhole ? $0.value : nil }, lastYear: points.map { $0.isWhole ? $0.yearAgo : nil },
      norm: context.band(metric))
    let description = ChartDescription(
      id: "spark-" + context.anchor(metric.id), title: wordOver(metric, context), text: context.headline(metric))
    return chart.drawing(width: 270).node(describedBy: description)
  }

  private static func wordOver(_ metric: MetricView, _ context: PageContext) -> String {
    "\(context.wording.metricName(metric.id)), \(context.byName)"
  }
}
