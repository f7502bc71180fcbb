import VernaLanguage

/// The formulas of the calculator, its third step, as METRICS.md has them.
enum ForecastFormulas {
  static let all: [(name: Bilingual, formula: Bilingual)] = [
    (
      Bilingual("Выручка участников", "Members' revenue"),
      Bilingual(
        "чеки × средний чек до поощрений − поощрения; чеки = активность × Σ участников когорты × покупки в этом возрасте",
        "receipts × basket before rewards − rewards; receipts = activity × Σ members of a cohort × purchases at that age"
      )
    ),
    (
      Bilingual("Затраты программы", "Cost of the programme"),
      Bilingual(
        "оплачено баллами + скидки программы + призы + рассылки + платформа + прочее; без привлечения",
        "paid with points + discounts + prizes + communication + platform + other; never acquisition")
    ),
    (Bilingual("ROI", "ROI"), Bilingual("(доход − затраты) / затраты", "(income − cost) / cost")),
    (
      Bilingual("ROI по вызванному доходу", "ROI on caused income"),
      Bilingual(
        "доход × прирост / (1 + прирост) вместо всего дохода", "income × uplift / (1 + uplift) instead of all income")
    ),
    (
      Bilingual("LTV, прибыль", "LTV, margin"),
      Bilingual(
        "чеки в месяц × средний чек × жизнь в месяцах × маржа",
        "receipts a month × basket × lifetime in months × margin")
    ),
    (
      Bilingual("CAC", "CAC"),
      Bilingual("затраты на привлечение / новые участники", "cost of acquisition / new members")
    ),
    (
      Bilingual("Ожидаемое обязательство", "Expected liability"),
      Bilingual(
        "Σ баллов каждого месяца начисления × (F(T) − F(возраст))",
        "Σ points of each month of earning × (F(T) − F(age))")
    ),
    (
      Bilingual("День окупаемости", "Day of pay-back"),
      Bilingual(
        "первый день, с которого накопленный вызванный доход больше не опускается ниже затрат",
        "the first day from which cumulated caused income stays at or above cost")
    ),
  ]
}
