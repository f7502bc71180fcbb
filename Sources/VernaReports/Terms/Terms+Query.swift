import VernaLanguage
import VernaMarkup

extension TermsPage {
  /// The page's line in the catalogue.
  package static let page = ReportPage(id: "terms", place: .work) { context in
    let name = context.say("Буквы в формулах", "Letters in the formulas")
    return [ShellPage(id: "terms", name: name, content: view(Model(terms: terms), context))]
  }

  private static func term(_ symbol: String, _ russian: String, _ english: String) -> Term {
    Term(symbol: Bilingual(symbol, symbol), meaning: Bilingual(russian, english))
  }

  private static func term(word: Bilingual, _ russian: String, _ english: String) -> Term {
    Term(symbol: word, meaning: Bilingual(russian, english))
  }

  private static let terms: [Term] = [
    term(
      "S, S_m, S_a", "деньги, заплаченные по чекам продажи: всеми, участниками, остальными",
      "money paid on sale receipts: by all, by members, by the others"),
    term("R, R_m, R_a", "деньги, отданные при возвратах, так же", "money given back on returns, likewise"),
    term("N, N_m, N_a", "чеки продажи, так же", "sale receipts, likewise"),
    term(
      "I, I_m, I_a", "товары в чеках, штуки; весовой товар считается за один",
      "items on receipts; a weighed item counts as one"
    ),
    term(
      "A, A2", "участники с одной и более, с двумя и более покупками за период",
      "members with at least one, at least two sales"),
    term("W", "окно активности в календарных месяцах", "the activity window in calendar months"),
    term(
      "B0, E1", "участники, купившие в окне до начала и до конца периода",
      "members with a sale in the window that ends at the period's start, at its end"),
    term(
      "NEW, NEW_E", "участники с первой покупкой в периоде; те из них, кто вошёл в E1",
      "members whose first sale falls in the period; those of them in E1"),
    term(
      "KEPT, REACT", "из B0 с покупкой в периоде; вернувшиеся: в E1, но не в B0 и не новые",
      "of B0, with a sale in the period; back: in E1 but neither in B0 nor new"),
    term(
      "B12", "участники, купившие в окне, которое кончилось год назад",
      "members with a sale in the window that ended a year ago"),
    term("MEM", "вступившие участники на конец периода", "members enrolled by the end of the period"),
    term(
      "GM_m, GM%", "валовая маржа участников без НДС; её доля в выручке без НДС",
      "members’ gross margin without VAT; its share of revenue without VAT"),
    term(
      "RW", "награды: баллы и скидки, за которые платит программа",
      "rewards: points and discounts paid by the programme"),
    term(
      word: Bilingual("затраты", "cost"),
      "затраты программы: награды, коммуникации, платформа и прочее, без привлечения",
      "programme cost: rewards, communication, platform and other, without acquisition"),
    term(
      word: Bilingual("доход", "income"), "маржа участников до наград и прочие доходы программы",
      "members’ margin before rewards and the programme’s other income"),
    term(
      "F(T), X", "доли начисленных баллов, списанных и сгоревших к возрасту T",
      "shares of points earned that were redeemed, expired by age T"),
    term(
      word: Bilingual("доступно", "available"), "баллы на счетах на начало периода и начисленные за него",
      "points on the accounts at the period's start and those earned in it"),
    term(
      word: Bilingual("чек за вычетом возвратов", "basket.net"), "(S_m − R_m) / N_m", "(S_m − R_m) / N_m"),
  ]
}
