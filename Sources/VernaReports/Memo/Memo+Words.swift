import VernaLanguage
import VernaViews

/// The memo as sentences and numbers, which the page, the files and the terminal show alike.
struct MemoWords {
  /// A decision with its price and its risk.
  struct Decision {
    var title: String
    /// What is wrong.
    var why: String
    /// Major units a month, nil where the data cannot tell.
    var cost: Double?
    var price: String
    /// The uplift under which it does not pay, as a share; nil where that is not known.
    var uplift: Double?
    var risk: String
    /// The metric it should move, by id.
    var moves: String
  }

  /// The chart as data.
  struct Chart {
    var metric: MetricView
    /// The finding in a sentence, and what is drawn.
    var title: String
    var subtitle: String
    var points: [SeriesPoint]
  }

  let kicker: String
  let title: String
  /// Verdict, reach, money, the largest trouble, and how far to trust all this.
  let sentences: [String]
  let chart: Chart?
  let decisionsTitle: String
  let decisions: [Decision]
  /// What is said where nothing is to be decided.
  let calm: String

  /// The memo of a report.
  init(_ report: ReportView, _ wording: Wording) {
    let context = PageContext(report: report, wording: wording)
    self.init(MemoPage.Model(context), context)
  }

  init(_ model: MemoPage.Model, _ context: PageContext) {
    kicker = context.say("Записка генеральному директору · ", "Memo to the general manager · ") + context.periodName
    title = context.say(
      "Программа лояльности: где мы и что решить", "The loyalty programme: where we are and what to decide")
    sentences = [
      model.diagnosis.map { context.wording.sentence($0.verdict) }, Self.people(model, context),
      Self.payback(model, context), Self.trouble(model, context),
      context.say(
        "Сравнение участников с остальными не доказывает пользы: карту показывают те, кто и так лоялен; доказать её может только контрольная группа.",
        "Comparing members with others does not prove the programme's worth, for cards are shown by the loyal; only a control group can."
      ),
    ].compactMap { $0 }.map { context.ended($0) }
    chart = model.charted.map { metric in
      Chart(
        metric: metric, title: context.courseHeadline(metric),
        subtitle: context.subtitle(Self.unstopped(context.wording.metricMeaning(metric.id))),
        points: context.report.series(metric.id))
    }
    decisionsTitle =
      switch model.decisions.count {
      case 1: context.say("Одно решение", "One decision")
      case 2: context.say("Два решения", "Two decisions")
      case 3: context.say("Три решения", "Three decisions")
      default: context.say("Решения", "Decisions")
      }
    decisions = model.decisions.map { Self.decision($0, context) }
    calm = Self.calm(context)
  }

  private static func unstopped(_ text: String) -> String { text.last == "." ? String(text.dropLast()) : text }

  private static func lowered(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

  private static func calm(_ context: PageContext) -> String {
    if context.metric("base.receipts")?.value == nil {
      return context.say(
        "Чтобы решать, нужны чеки: без них видны только баллы.",
        "To decide, receipts are needed: without them only points are seen.")
    }
    return context.isJudged(context.report.metrics)
      ? context.say(
        "Решений не требуется: показатели в норме и не падают. Следующий взгляд через три месяца.",
        "Nothing to decide: metrics are within their norms and not falling. Look again in three months.")
      : context.calm(context.report.metrics) + "."
  }

  /// How many of the members buy, and what they leave at a time.
  private static func people(_ model: MemoPage.Model, _ context: PageContext) -> String? {
    let wording = context.wording
    guard let buying = model.buying, let count = buying.value else {
      guard let enrolled = model.enrolled, let all = enrolled.value else { return nil }
      let members = Bilingual("участник|участника|участников", "member|members")
      return context.say("В базе ", "The base holds ") + wording.counted(Int64(all), members)
        + context.say("; как они покупают, без чеков не видно", "; how they buy is not seen without receipts")
    }
    let forms = Bilingual("участник покупал|участника покупали|участников покупали", "member bought|members bought")
    var sentence = context.say("За период ", "In the period ") + wording.counted(Int64(count), forms)
    if let enrolled = model.enrolled, let all = enrolled.value, all >= count {
      sentence += context.say(", а в базе их \(context.plain(enrolled))", ", of \(context.plain(enrolled)) enrolled")
    }
    guard let basket = model.basket, basket.value != nil else { return sentence }
    sentence += context.say("; средний чек участника ", "; a member's basket is ") + context.plain(basket)
    guard let other = model.otherBasket, other.value != nil else { return sentence }
    return sentence + context.say(", остальных ", ", others' ") + context.plain(other)
  }

  /// What the programme costs and when it pays.
  private static func payback(_ model: MemoPage.Model, _ context: PageContext) -> String? {
    guard let metric = model.breakEven else { return nil }
    guard metric.value != nil else {
      return context.say("Окупаемость пока не посчитать: ", "Whether it pays cannot be said yet: ")
        + lowered(context.reason(metric))
    }
    let cost = metric.numerator.map(context.wording.money.short) ?? context.wording.missing
    return context.say(
      "За период программа стоила \(cost) и окупается, если добавочны не меньше \(context.plain(metric)) маржи участников.",
      "In the period the programme cost \(cost) and pays if at least \(context.plain(metric)) of members' margin is additional."
    )
  }

  /// The largest trouble, or that there is none to be seen.
  private static func trouble(_ model: MemoPage.Model, _ context: PageContext) -> String? {
    guard let diagnosis = model.diagnosis else { return nil }
    guard let finding = diagnosis.findings.first else { return context.calm(context.report.metrics) }
    return context.wording.sentence(finding.title) + ": " + lowered(context.wording.sentence(finding.meaning))
  }

  private static func decision(_ choice: MemoPage.Choice, _ context: PageContext) -> Decision {
    let isSample = choice.finding.id == "sample_too_small"
    let uplift = choice.finding.stakes.first { $0.kind == "break_even_uplift" }?.share
    return Decision(
      title: context.wording.sentence(choice.action.title), why: context.wording.sentence(choice.finding.title),
      cost: choice.action.forecastCost, price: price(choice.action, context), uplift: uplift,
      risk: isSample ? hurry(context) : risk(uplift, context), moves: choice.action.moves)
  }

  private static func price(_ action: ActionView, _ context: PageContext) -> String {
    guard let cost = action.forecastCost else {
      if ["task", "cashier_list"].contains(action.kind) {
        return context.say(
          "время сотрудников; другие расходы по этим данным не оценить",
          "staff time; other expense these data cannot tell")
      }
      return context.say("по этим данным не оценить", "these data cannot tell")
    }
    if cost == 0 { return context.say("без денег, время сотрудников", "no money, staff time") }
    return context.say(
      "около \(context.wording.money.short(cost)) в месяц", "about \(context.wording.money.short(cost)) a month")
  }

  /// What is risked by deciding on too few receipts.
  private static func hurry(_ context: PageContext) -> String {
    context.say(
      "до тех пор любой вывод отчёта может быть случайностью",
      "until then any conclusion of the report may be chance")
  }

  private static func risk(_ uplift: Double?, _ context: PageContext) -> String {
    if let uplift {
      let share = context.wording.value(uplift, unit: "share")
      return context.say(
        "не окупится, если прирост окажется меньше \(share)", "does not pay if the uplift is under \(share)")
    }
    return context.say(
      "эффект не отличить от сезона без контрольной группы: оставьте каждого десятого без изменений",
      "the effect cannot be told from season without a control group: leave every tenth as is")
  }
}
