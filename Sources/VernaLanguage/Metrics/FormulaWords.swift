/// Formulas that are prose, in Russian. Letters stay as they are in every language: the page of terms says what they
/// mean; the catalogue's own formula is the English one.
enum FormulaWords {
  static let russian: [String: String] = [
    "frequency.judged":
      "N_m / A за окно нормы: среднее по полным календарным месяцам или за 12 месяцев до конца периода",
    "frequency.active": "N_m / A / месяцы",
    "frequency.segment": "N_m / участники сегмента, купившие и нет",
    "frequency.customer": "чеки продажи / покупатели с чеком продажи",
    "basket.median_member": "медиана суммы чека продажи участника",
    "basket.median_anonymous": "медиана суммы чека продажи без карты",
    "price.shelf_gap": "(сумма по ценам полки_m / I_m) / (сумма по ценам полки_a / I_a) - 1",
    "margin.member": "GM_m / (S_m - R_m), без НДС",
    "margin.anonymous": "GM_a / (S_a - R_a), без НДС",
    "basket.gap": "чек участника / чек без карты - 1",
    "items.gap": "товаров в чеке участника / товаров в чеке без карты - 1",
    "price.gap": "цена товара у участника / цена товара без карты - 1",
    "members.active": "участники из E1",
    "members.active_rate": "участники из E1, входящие в MEM / MEM",
    "members.reactivation_rate": "REACT / участники, спавшие или потерянные на начало периода",
    "activity.coefficient": "среднее по A: дни с покупками / дни периода",
    "interval.mean": "среднее число дней между соседними покупками участника, обе в периоде",
    "interval.median": "медиана дней между соседними покупками участника, обе в периоде",
    "repeat.before": "люди с двумя и более покупками в окне W до вступления / все, у кого окна полные",
    "repeat.after": "те же люди с двумя и более покупками в окне W после вступления, без чека вступления",
    "repeat.difference": "повторные после вступления - повторные до вступления",
    "points.use_share": "чеки участников с оплатой баллами / N_m",
    "points.users_share": "участники из A, списавшие баллы / A",
    "offers.conversion": "выданные в периоде и использованные к его концу предложения / выданные в нём",
    "cherry_pickers.share":
      "участники с 3 и более чеками, у которых 70 % денег и больше за акционные товары / участники с 3 и более чеками",
    "points.redemption_rate": "списано / начислено",
    "rewards.redemption_value":
      "стоимость выданных в периоде и использованных к его концу предложений / стоимость выданных в нём",
    "points.unused_share": "остаток / доступно",
    "points.expired_share": "сгорело / доступно",
    "points.paid_share": "оплачено баллами / (S_m + оплачено баллами)",
    "points.loyalty_rating": "остаток × цена балла / (S_m - R_m)",
    "points.bonus_value": "начислено × цена балла / (S_m - R_m)",
    "points.liability_face": "остаток × цена балла",
    "points.liability_expected": "сумма по начислениям: остаток в деньгах × (F(T) - F(a)) / (1 - F(a) - X(a))",
    "churn.annual": "1 - доля B12, входящая в E1",
    "ltv.revenue": "чеков за месяц жизни × чек за вычетом возвратов × средний срок жизни в месяцах",
    "ltv.margin": "чек за вычетом возвратов × чеков в год × срок жизни в годах × GM%",
    "clv.simple": "чек за вычетом возвратов × (чеки продажи за 12 месяцев / участники с ними) × GM% / отток за год",
    "clv.model": "BG/NBD × Gamma-Gamma × GM%, с дисконтом",
    "cac": "затраты на привлечение / новые клиенты",
    "ltv_to_cac": "LTV по марже / CAC",
    "retention.cost": "затраты / KEPT",
    "nps": "доля оценок 9–10 - доля оценок 0–6, последний ответ каждого",
    "nps.closed_loop": "низкие оценки (0–6), на которые ответили в срок / низкие оценки",
    "csi.mean": "(средняя - низ шкалы) / (верх - низ шкалы)",
    "csi.top2": "ответы с одной из двух верхних оценок / ответы",
    "roi.naive": "(доход - затраты) / затраты",
    "roi.break_even": "затраты / (GM_m + RW)",
    "roi.causal": "(доход у участвующих минус у контроля) / затраты - 1",
    "romi.naive": "(GM_m + RW чеков с использованными предложениями - затраты) / затраты",
    "romi.causal": "(маржа у участвующих минус у контроля - затраты) / затраты",
    "programme.cost_share": "затраты / (S_m - R_m)",
    "margin.erosion_year": "GM% - GM% того же периода год назад",
    "margin.erosion_control": "GM% участвующих - GM% контроля",
    "promo.dependence": "деньги участников за акционные товары / деньги участников по строкам чеков",
    "payback.days": "первый день с запуска, с которого накопленный доход не меньше накопленных затрат",
    "lift.revenue": "среднее у участвующих - среднее у контроля, по назначению, на участника в месяц",
    "lift.margin": "среднее у участвующих - среднее у контроля, по назначению, на участника в месяц",
    "lift.retention": "удержание участвующих - удержание контроля",
    "lift.clv": "среднее у участвующих - среднее у контроля, на участника",
    "kpi.clv_per_cost": "прирост CLV × участвующие / затраты",
  ]
}

extension Wording {
  /// A metric's formula as a reader of this language reads it.
  ///
  /// - Parameters:
  ///   - id: the metric.
  ///   - formula: the catalogue's own formula, given back where it is letters alone or the language is English.
  public func formula(_ id: String, _ formula: String) -> String {
    language == .russian ? FormulaWords.russian[id] ?? formula : formula
  }
}
