import VernaCore
import VernaDesign
import VernaLanguage

extension BacktestDocument {
  /// Who gets more and who less, and what was taken for granted.
  func members() -> DocumentView.Chapter {
    let comparison = BacktestComparison(result.gains, against: other?.gains ?? [], wording.money.currency)
    let against =
      other == nil ? say("без программы", "no programme at all") : say("другой программы", "the other programme")
    func list(_ id: String, _ title: String, _ members: [(member: Int, change: Int64)]) -> DocumentView.Part {
      .table(
        DocumentTable(
          id: id, title: title,
          columns: [
            .init(say("Участник", "Member")), .init(say("Изменение", "Change"), .exactMoney),
            .init(say("Купил на", "Bought for"), .exactMoney),
          ],
          rows: members.map { one in
            [
              .text(one.member < memberIDs.count ? memberIDs[one.member] : ""), amount(one.change),
              amount(result.gains[one.member].paid),
            ]
          }))
    }
    var parts: [DocumentView.Part] = [
      .table(
        DocumentTable(
          id: "members", title: say("Выигрывают и теряют", "Who wins and who loses"),
          lead: say(
            "Обещанное участнику против: \(against). Заметным считается изменение от 1 % покупок и от 100 единиц валюты.",
            "What a member is promised against \(against). A change of 1 % of purchases and 100 of the currency or more would be noticed."
          ),
          columns: [
            .init(say("Участники", "Members")), .init(say("Сколько", "How many"), .count),
            .init(say("Заметят", "Would notice"), .count), .init(say("Деньги", "Money"), .money),
          ],
          rows: [
            [
              .text(say("выигрывают", "win")), .number(Double(comparison.winners)),
              .number(Double(comparison.noticingWinners)), amount(comparison.won),
            ],
            [
              .text(say("теряют", "lose")), .number(Double(comparison.losers)),
              .number(Double(comparison.noticingLosers)),
              amount(-comparison.lost),
            ],
            [.text(say("без изменений", "no change")), .number(Double(comparison.unchanged)), .number(0), amount(0)],
          ]))
    ]
    if !comparison.greatestLosers.isEmpty {
      parts.append(list("losers", say("Кто теряет больше всего", "Who loses most"), comparison.greatestLosers))
    }
    if !comparison.greatestWinners.isEmpty {
      parts.append(list("winners", say("Кто выигрывает больше всего", "Who wins most"), comparison.greatestWinners))
    }
    return DocumentView.Chapter(
      id: "members", name: say("Участники", "Members"),
      title: say(
        "Заметят перемену к лучшему \(wording.numbers.text(comparison.noticingWinners)), к худшему — \(wording.numbers.text(comparison.noticingLosers))",
        "\(wording.numbers.text(comparison.noticingWinners)) would notice a change for the better, \(wording.numbers.text(comparison.noticingLosers)) for the worse"
      ),
      parts: parts)
  }

  /// Two programmes side by side.
  func comparisonTable(_ other: BacktestResult) -> DocumentTable {
    func row(_ name: String, _ value: (BacktestResult) -> Int64) -> [DocumentTable.Cell] {
      [.text(name), amount(value(other)), amount(value(result)), amount(value(result) - value(other))]
    }
    return DocumentTable(
      id: "comparison", title: say("Две программы рядом", "Two programmes side by side"),
      columns: [
        .init(""), .init("\(other.programme), v\(other.version)", .money),
        .init("\(result.programme), v\(result.version)", .money), .init(say("Разница", "Difference"), .money),
      ],
      rows: [
        row(say("Выручка участников", "Members' money")) { $0.whole.paid },
        row(say("Наценка без НДС", "Gross margin without VAT")) { ($0.whole.net - $0.whole.goods) / 1_000_000 },
        row(say("Скидки", "Discounts")) { $0.whole.discounts },
        row(say("Начислено баллов на", "Points earned, worth")) { $0.whole.issuedMoney },
        row(say("Потрачено баллов на", "Points spent, worth")) { $0.whole.redeemedMoney },
        row(say("Сгорело баллов на", "Points run out, worth")) { $0.whole.expiredMoney },
        row(say("Долг в конце", "Owed at the end")) { $0.whole.owedChange },
      ])
  }

  /// What members' growth would bring, in three cases that are named.
  func responseTable() -> DocumentTable {
    DocumentTable(
      id: "response", title: say("Если участники ответят", "If members respond"),
      lead: say(
        "Прошлое само не знает, как поменялось бы поведение. Три случая: рост у тех, кто заметит выгоду, такой же спад у тех, кто заметит потерю.",
        "The past itself does not know how behaviour would change. Three cases: growth of those who would notice a gain, the same fall of those who would notice a loss."
      ),
      columns: [
        .init(say("Случай", "Case")), .init(say("Частота", "Frequency"), .share), .init(say("Чек", "Basket"), .share),
        .init(say("Удержание", "Retention"), .share), .init(say("Добавочная наценка", "Extra margin"), .money),
        .init(say("Минус стоимость программы", "Less the programme's cost"), .money), .init(say("Откуда", "Source")),
      ],
      rows: response.cases.map { one in
        [
          .text(wording(BacktestWords.scenario(one.name))), .number(one.frequency), .number(one.basket),
          .number(one.retention),
          amount(one.extraMargin), amount(one.extraMargin - one.cost), .text(wording(BacktestWords.source(one.source))),
        ]
      })
  }

  /// What was taken for granted, and what could not be lived again.
  func assumptions() -> DocumentView.Chapter {
    let habit: String =
      switch result.habit {
      case .asInHistory:
        say(
          "Баллы тратят на тех же чеках и на столько же, на сколько тратили в истории.",
          "Points are spent on the receipts on which they were spent in history, and as many.")
      case .chance(let permille):
        say(
          "Допущение: на \(wording.numbers.percent(Double(permille) / 1000, decimals: 0)) чеков участник тратит баллов, сколько можно (какие чеки — по хэшу номера).",
          "Assumption: on \(wording.numbers.percent(Double(permille) / 1000, decimals: 0)) of receipts a member spends as many points as may be (which ones: by a hash of the receipt)."
        )
      case .always:
        say(
          "Допущение: на каждом чеке участник тратит баллов, сколько можно, — худший случай.",
          "Assumption: on every receipt a member spends as many points as may be: the worst case.")
      }
    return DocumentView.Chapter(
      id: "assumptions", name: say("Допущения", "Assumptions"),
      title: say("Что принято на веру", "What was taken for granted"),
      parts: [
        .paragraph(habit),
        .paragraph(
          say(
            "Никто не покупает иначе, чем покупал: другие только цена, начисления и траты. Правила действуют с первого дня истории.",
            "Nobody buys otherwise than they did: only prices, earning and spending differ. The rules hold from the first day of history."
          )),
        .paragraph(
          say(
            "Общие бюджеты программы не исчерпываются: участники проживаются по одному.",
            "Shared budgets of the programme do not run out: members are lived one by one.")),
        .table(
          DocumentTable(
            id: "left_out", title: say("Что не удалось прожить заново", "What could not be lived again"),
            columns: [.init(say("Что", "What")), .init(say("Сколько", "How many"), .count)],
            rows: [
              [
                .text(say("чеки, которые не посчитать", "receipts that cannot be priced")),
                .number(Double(result.unpriced)),
              ],
              [
                .text(say("возвраты без найденной покупки", "returns whose purchase was not found")),
                .number(Double(result.returnsWithoutPurchase)),
              ],
              [
                .text(say("строки, которых нет в корзине (подарки)", "lines that no basket holds (gifts)")),
                .number(Double(result.linesLeftOut)),
              ],
            ])),
      ])
  }
}
