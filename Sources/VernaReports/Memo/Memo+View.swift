import VernaLanguage
import VernaMarkup
import VernaViews

extension MemoPage {
  /// The page as nodes.
  static func view(_ model: Model, _ context: PageContext) -> [Node] {
    [
      tag("div", .class("memo")) {
        tag("p", .class("kicker")) {
          context.say("Записка генеральному директору · ", "Memo to the general manager · ") + context.periodName
        }
        tag("h1") {
          context.say(
            "Программа лояльности: где мы и что решить", "The loyalty programme: where we are and what to decide")
        }
        sentences(model, context).map { sentence in tag("p") { context.ended(sentence) } }
      },
      context.block("", "", [context.trend("revenue.member_share", size: .full).map { renamed($0) }]),
      context.block(
        decisionsTitle(model.decisions.count, context), "",
        [
          model.decisions.isEmpty
            ? context.note(
              context.metric("base.receipts")?.value == nil
                ? context.say(
                  "Чтобы решать, нужны чеки: без них видны только баллы.",
                  "To decide, receipts are needed: without them only points are seen.")
                : context.isJudged(context.report.metrics)
                  ? context.say(
                    "Решений не требуется: показатели в норме и не падают. Следующий взгляд через три месяца.",
                    "Nothing to decide: metrics are within their norms and not falling. Look again in three months.")
                  : context.calm(context.report.metrics) + ".")
            : context.grid(
              3, model.decisions.enumerated().map { index, finding in decision(finding, index + 1, context) })
        ]),
    ]
  }

  private static func decisionsTitle(_ count: Int, _ context: PageContext) -> String {
    switch count {
    case 1: context.say("Одно решение", "One decision")
    case 2: context.say("Два решения", "Two decisions")
    case 3: context.say("Три решения", "Three decisions")
    default: context.say("Решения", "Decisions")
    }
  }

  /// The chart stands on another page too; ids stay unique within the file.
  private static func renamed(_ node: Node) -> Node { node.prefixingIds(with: "memo-") }

  /// The five sentences: verdict, reach, money, the largest trouble, and how far to trust all this.
  private static func sentences(_ model: Model, _ context: PageContext) -> [String] {
    var sentences: [String] = []
    if let diagnosis = model.diagnosis { sentences.append(context.wording.sentence(diagnosis.verdict)) }
    if let people = people(model, context) { sentences.append(people) }
    if let metric = model.breakEven, metric.value != nil {
      let cost = metric.numerator.map(context.wording.money.short) ?? context.wording.missing
      sentences.append(
        context.say(
          "За период программа стоила \(cost) и окупается, если добавочны не меньше \(context.plain(metric)) маржи участников.",
          "In the period the programme cost \(cost) and pays if at least \(context.plain(metric)) of members' margin is additional."
        ))
    } else if let metric = model.breakEven {
      sentences.append(
        context.say("Окупаемость пока не посчитать: ", "Whether it pays cannot be said yet: ")
          + lowered(context.reason(metric)))
    }
    if let finding = model.diagnosis?.findings.first {
      sentences.append(
        context.wording.sentence(finding.title) + context.say(": ", ": ")
          + lowered(context.wording.sentence(finding.meaning)))
    }
    sentences.append(
      context.say(
        "Сравнение участников с остальными не доказывает пользы: карту показывают те, кто и так лоялен; доказать её может только контрольная группа.",
        "Comparing members with others does not prove the programme's worth, for cards are shown by the loyal; only a control group can."
      ))
    return sentences
  }

  /// How many of the members buy, and what they leave at a time.
  private static func people(_ model: Model, _ context: PageContext) -> String? {
    guard let buying = model.buying, let count = buying.value else { return nil }
    let wording = context.wording
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

  private static func lowered(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

  private static func decision(_ finding: FindingView, _ number: Int, _ context: PageContext) -> Node {
    let wording = context.wording
    guard let action = finding.actions.first else { return .nothing }
    return tag("div", .class("decision")) {
      tag("h3") { "\(number). " + wording.sentence(action.title) }
      tag("dl") {
        tag("dt") { context.say("Зачем", "Why") }
        tag("dd") { wording.sentence(finding.title) }
        tag("dt") { context.say("Цена", "Cost") }
        tag("dd") { price(action, context) }
        tag("dt") { context.say("Риск", "Risk") }
        tag("dd") { risk(finding, context) }
      }
    }
  }

  private static func price(_ action: ActionView, _ context: PageContext) -> String {
    guard let cost = action.forecastCost else {
      return context.say("по этим данным не оценить", "these data cannot tell")
    }
    if cost == 0 { return context.say("без денег, время сотрудников", "no money, staff time") }
    return context.say(
      "около \(context.wording.money.short(cost)) в месяц", "about \(context.wording.money.short(cost)) a month")
  }

  private static func risk(_ finding: FindingView, _ context: PageContext) -> String {
    if let share = finding.stakes.first(where: { $0.kind == "break_even_uplift" })?.share {
      let uplift = context.wording.value(share, unit: "share")
      return context.say(
        "не окупится, если прирост окажется меньше \(uplift)", "does not pay if the uplift is under \(uplift)")
    }
    return context.say(
      "эффект не отличить от сезона без контрольной группы: оставьте каждого десятого без изменений",
      "the effect cannot be told from season without a control group: leave every tenth as is")
  }
}
