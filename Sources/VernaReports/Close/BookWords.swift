package import VernaLanguage

/// The words of the programme's books, by the ids that they are kept under.
package enum BookWords {
  /// What an account is called; the id itself where there is none.
  package static func account(_ id: String) -> Bilingual { accounts[id] ?? Bilingual(id, id) }

  /// What happened, by the kind of an entry.
  package static func kind(_ id: String) -> Bilingual { kinds[id]?.name ?? Bilingual(id, id) }

  /// The paragraphs of IFRS 15 that a kind of entry goes by; empty for none.
  package static func paragraphs(_ id: String) -> String { kinds[id]?.paragraphs ?? "" }

  /// How a wallet's points were expected to be used.
  package static func basis(_ id: String) -> Bilingual { bases[id] ?? Bilingual(id, id) }

  private static let accounts: [String: Bilingual] = [
    "contract_liability": Bilingual("Обязательство по баллам", "Contract liability: points"),
    "cashback_payable": Bilingual("Кэшбек к выплате", "Cashback payable"),
    "goods_revenue": Bilingual("Выручка от товаров", "Revenue: goods"),
    "club_revenue": Bilingual("Выручка от клубов", "Revenue: clubs"),
    "points_revenue": Bilingual("Выручка за баллы", "Revenue: points redeemed"),
    "breakage_revenue": Bilingual("Выручка: баллы, которыми не воспользуются", "Revenue: points never used"),
    "marketing_expense": Bilingual("Расходы на маркетинг", "Marketing expense"),
    "partner_receivable": Bilingual("Партнёры должны", "Receivable from partners"),
    "partner_payable": Bilingual("Мы должны партнёрам", "Payable to partners"),
    "partner_expense": Bilingual("Расходы на партнёров", "Cost of partners"),
    "payouts": Bilingual("Выплаты участникам", "Payouts to members"),
    "opening_balance": Bilingual("Входящий остаток", "Opening balance"),
  ]

  private static let kinds: [String: (name: Bilingual, paragraphs: String)] = [
    "opening": (Bilingual("Было должно на начало", "Owed before the first close"), ""),
    "deferral": (Bilingual("Отложено из цены покупок", "Kept back from the price of sales"), "15.74, 15.B40"),
    "imported_deferral": (
      Bilingual("Отложено по цене балла: чеков в журнале нет", "Kept back at the price of a point: no receipts here"),
      "15.B42"
    ),
    "club_deferral": (Bilingual("Отложено из взносов клуба", "Kept back from club fees"), "15.B40, 15.B42"),
    "award": (Bilingual("Подарено без покупки", "Given for no purchase"), "15.B42"),
    "partner_issue": (Bilingual("Выдано у партнёра", "Given at a partner's"), "15.B36"),
    "adjustment": (Bilingual("Исправлено вручную", "Put right by hand"), ""),
    "clawback": (Bilingual("Отозвано с возвратом", "Taken back with returns"), "15.B20"),
    "debt_paid": (Bilingual("Новые баллы погасили долг", "New points paid a debt"), "15.B40"),
    "redemption": (Bilingual("Потрачено баллов", "Points redeemed"), "15.B40, 15.B46"),
    "payout": (Bilingual("Выплачено деньгами", "Paid out in money"), "15.70"),
    "given_back": (Bilingual("Баллы вернулись", "Points given back"), "15.B20"),
    "renewed": (Bilingual("Вернулись новыми баллами", "Given back as new points"), "15.B20"),
    "breakage": (Bilingual("Доля тех, которыми не воспользуются", "Breakage in proportion to use"), "15.B46"),
    "expiry": (Bilingual("Сгорело сверх ожидания", "Ran out though expected to be used"), "15.B46"),
    "estimate": (Bilingual("Изменилась оценка", "Change of estimate"), "15.B47, 8.36"),
    "partner_redemption": (Bilingual("Потрачено у партнёра", "Spent at a partner's"), "15.B36"),
  ]

  private static let bases: [String: Bilingual] = [
    "ladder": Bilingual("цепная лестница по месяцам начисления", "the chain ladder over months of earning"),
    "flat_ladder": Bilingual(
      "цепная лестница, за краем наблюдений ровно", "the chain ladder, held flat past what has been seen"),
    "all": Bilingual(
      "все баллы: жизнь балла ещё не видна целиком", "all points: no month of them has been seen to its end yet"),
    "given": Bilingual("доля задана", "a share that was given"),
    "owed": Bilingual("деньги к выплате", "money to be paid"),
  ]
}
