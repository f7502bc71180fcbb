/// Why a cell of a table has no value, in a few words for a hover text.
enum MissingWords {
  static let all: [String: Bilingual] = [
    "missing.absent": Bilingual("Для этого отрезка не посчитать.", "It cannot be worked for this stretch."),
    "missing.cost_coverage": Bilingual(
      "Себестоимость известна для слишком малой части продаж.", "Cost is known for too small a part of sales."),
    "missing.never": Bilingual("Ещё ни разу.", "Never so far."),
    "missing.no_points": Bilingual("Баллов не было.", "There were no points."),
    "missing.no_till_total": Bilingual("Итог кассы за этот день не дан.", "No till total was given for this day."),
    "missing.not_given": Bilingual("В данных этого нет.", "The data do not give it."),
    "missing.not_worked_out": Bilingual("В этом разрезе не считается.", "Not worked at this level."),
    "missing.not_yet": Bilingual("Ещё нет.", "Not yet."),
    "missing.one_purchase": Bilingual("Одна покупка: промежутка нет.", "One purchase: there is no interval."),
    "missing.one_shopper": Bilingual(
      "Один покупатель: интервал не оценить.", "One shopper: no interval can be estimated."),
    "missing.waits_for_models": Bilingual("Ждёт моделей и контрольных групп.", "Waits for models and control groups."),
    "missing.wants_option": Bilingual(
      "Нужна цена балла: --point-value или файл программы.",
      "The worth of a point is needed: --point-value or the programme file."),
    "missing.zero_denominator": Bilingual("Делить не на что.", "Nothing to divide by."),
  ]
}

extension Wording {
  /// Why a cell has no value; a general sentence where the reason is not known.
  public func missingReason(_ id: String) -> String {
    Words.of("missing." + id)?[language] ?? self(Bilingual("Нет данных.", "No data."))
  }
}
