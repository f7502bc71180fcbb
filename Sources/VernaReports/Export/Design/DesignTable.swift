import VernaCore
import VernaDesign
import VernaLanguage

/// A table of a design as terminal and workbook show it.
struct DesignTable {
  /// A cell.
  enum Cell {
    case text(String)
    /// A value in the unit of its column.
    case number(Double?)
  }

  /// A column: its header, and the unit of its numbers (`money`, `share`, `count`, `days`, `number`); nil for texts.
  struct Column {
    var header: Bilingual
    var unit: String?

    init(_ russian: String, _ english: String, _ unit: String? = nil) {
      header = Bilingual(russian, english)
      self.unit = unit
    }
  }

  var title: Bilingual
  var columns: [Column]
  var rows: [[Cell]]
}

/// The tables of a design in the order in which they are read.
struct DesignTables {
  let design: LadderDesign
  let wording: Wording

  var all: [DesignTable] {
    var tables = [levels, clusters, threshold, cap, belowCap, ladders, landing, percentiles, sensitivity]
    tables.append(contentsOf: proof)
    tables.append(contentsOf: pilot)
    tables.append(leftOut)
    return tables.filter { !$0.rows.isEmpty }
  }

  private func column(_ russian: String, _ english: String, _ unit: String? = nil) -> DesignTable.Column {
    DesignTable.Column(russian, english, unit)
  }

  private func count(_ value: Int?) -> DesignTable.Cell { .number(value.map { Double($0) }) }

  private var levelColumns: [DesignTable.Column] {
    [
      column("Покупки за 12 месяцев от", "Purchases in 12 months from", "money"),
      column("В файле программы", "In the programme file", "money"), column("Отдаём, до", "Given, at most", "share"),
      column("Чеков до следующего", "Receipts to the next", "number"), column("Участники", "Members", "count"),
      column("Доля участников", "Share of members", "share"),
      column("Доля их покупок", "Share of their purchases", "share"),
      column("Прибыль со среднего чека", "Profit on a mean receipt", "money"), column("ROI", "ROI", "share"),
      column("Окупается за покупок", "Purchases to pay back", "count"), column("Дней", "Days", "days"),
    ]
  }

  private func levelColumns(after first: DesignTable.Column...) -> [DesignTable.Column] {
    var columns = first
    columns.append(contentsOf: levelColumns)
    return columns
  }

  private func named(_ id: String, _ names: [String: Bilingual]) -> String {
    guard let words = names[id] else { return id }
    return wording(words)
  }

  private func cells(_ level: LadderDesign.Level, after texts: String...) -> [DesignTable.Cell] {
    var cells: [DesignTable.Cell] = []
    for text in texts { cells.append(.text(text)) }
    let figures: [DesignTable.Cell] = [
      .number(level.from), .number(level.fileFrom), .number(level.rewardShare), .number(level.receiptsBetween),
      count(level.members), .number(level.membersShare), .number(level.revenueShare), .number(level.profit),
      .number(level.roi), whole(level.paybackPurchases), .number(level.paybackDays),
    ]
    cells.append(contentsOf: figures)
    return cells
  }

  private func whole(_ value: Int64?) -> DesignTable.Cell { .number(value.map { Double($0) }) }

  func name(_ level: String) -> String {
    guard let number = level.split(separator: "_").last, level.hasPrefix("level_") else {
      switch level {
      case "guest": return wording(Bilingual("не участники", "not members"))
      case "returns": return wording(Bilingual("возвраты", "returns"))
      case "", "start": return wording(Bilingual("без уровня", "no level"))
      default: return level
      }
    }
    return wording(Bilingual("уровень \(number)", "level \(number)"))
  }

  var levels: DesignTable {
    DesignTable(
      title: Bilingual("Лестница", "The ladder"), columns: levelColumns(after: column("Уровень", "Level")),
      rows: design.levels.map { level -> [DesignTable.Cell] in cells(level, after: name(level.name)) })
  }

  var ladders: DesignTable {
    let names = [
      "median_margin": Bilingual("шаг — медианная маржа", "step: median margin"),
      "median_margin_over_gm": Bilingual("шаг — медианная маржа / GM%", "step: median margin / GM%"),
      "cheapest": Bilingual("самая дешёвая", "the cheapest"),
    ]
    return DesignTable(
      title: Bilingual("Другие лестницы", "Other ladders"),
      columns: levelColumns(after: column("Лестница", "Ladder"), column("Уровень", "Level")),
      rows: design.alternatives.flatMap { ladder -> [[DesignTable.Cell]] in
        let title = named(ladder.id, names)
        return ladder.levels.map { level -> [DesignTable.Cell] in cells(level, after: title, name(level.name)) }
      })
  }

  var clusters: DesignTable {
    DesignTable(
      title: Bilingual("Кластеры маржи", "Clusters of margin"),
      columns: [
        column("Кластер", "Cluster", "count"), column("Товары", "Products", "count"),
        column("Маржа от", "Margin from", "money"), column("до", "to", "money"), column("Ёмкость", "Capacity", "money"),
        column("Маржинальность от", "Margin share from", "share"), column("до", "to", "share"),
        column("Продано", "Units", "number"), column("Строки", "Lines", "count"), column("Чеки", "Receipts", "count"),
        column("Выручка", "Revenue", "money"), column("Маржа продаж", "Margin realised", "money"),
      ],
      rows: design.clusters.map { cluster -> [DesignTable.Cell] in
        [
          count(cluster.cluster), count(cluster.products), .number(cluster.marginMin), .number(cluster.marginMax),
          .number(cluster.capacity), .number(cluster.marginShareMin), .number(cluster.marginShareMax),
          .number(cluster.units), count(cluster.lines), count(cluster.receipts), .number(cluster.revenue),
          .number(cluster.marginRealised),
        ]
      })
  }

  var threshold: DesignTable {
    let names = [
      "capacity": Bilingual("по ёмкости", "by capacity"), "units": Bilingual("по штукам", "by units"),
      "receipts": Bilingual("по чекам", "by receipts"),
      "margin_bound": Bilingual("нижняя граница маржи", "the margin's lower bound"),
    ]
    let own = design.entryThreshold
    var rows: [[DesignTable.Cell]] = [
      [
        .text(wording(Bilingual("по марже продаж — выбран", "by margin realised: chosen"))), .number(own.value),
        count(own.cluster), .number(own.receiptsShare),
      ]
    ]
    for other in own.others {
      rows.append([
        .text(named(other.reading, names)), .number(other.value), count(other.cluster), .number(other.receiptsShare),
      ])
    }
    return DesignTable(
      title: Bilingual("Порог входа", "Entry threshold"),
      columns: [
        column("Чтение", "Reading"), column("Порог", "Threshold", "money"), column("Кластер", "Cluster", "count"),
        column("Чеков не меньше", "Receipts that reach it", "share"),
      ], rows: rows)
  }

  var cap: DesignTable {
    let names = [
      "value": Bilingual("75 % товаров — выбран", "75 % of products: chosen"),
      "entry_cluster_min": Bilingual("худший товар кластера входа", "the thinnest of the entry cluster"),
      "revenue_75": Bilingual("75 % выручки", "75 % of revenue"),
    ]
    return DesignTable(
      title: Bilingual("Потолок поощрения", "The cap of rewards"),
      columns: [
        column("Чтение", "Reading"), column("Потолок", "Cap", "share"),
        column("Товаров ниже", "Products under it", "share"),
        column("Чеков с ними", "Receipts with one", "share"), column("Выручки от них", "Revenue from them", "share"),
        column("Прибыль, если отдать всё", "Profit if all is given", "money"),
      ],
      rows: design.rewardCap.readings.map { reading -> [DesignTable.Cell] in
        [
          .text(named(reading.reading, names)), .number(reading.value),
          .number(reading.productsShare), .number(reading.receiptsShare), .number(reading.revenueShare),
          .number(reading.profitLeft),
        ]
      })
  }

  private func word(_ treatment: LadderDesign.BelowCap.Treatment) -> String {
    switch treatment {
    case .exclude: wording(Bilingual("исключить", "exclude"))
    case .paired: wording(Bilingual("в паре", "paired"))
    case .leadGen: wording(Bilingual("лидген", "lead-gen"))
    case .accept: wording(Bilingual("принять", "accept"))
    }
  }

  var belowCap: DesignTable {
    let kinds = LadderDesign.BelowCap.Treatment.allCases
    var columns: [DesignTable.Column] = [
      column("Товар", "Product"), column("Маржинальность", "Margin share", "share"), column("Что делать", "Treatment"),
      column("Остаётся со штуки на потолке", "Left of one at the cap", "money"), column("Выручка", "Revenue", "money"),
    ]
    for kind in kinds { columns.append(column("Останется: \(word(kind))", "Left: \(word(kind))", "money")) }
    var rows: [[DesignTable.Cell]] = []
    for product in design.belowCap {
      var row: [DesignTable.Cell] = [
        .text(product.sku), .number(product.marginShare), .text(word(product.treatment)), .number(product.leftAtCap),
        .number(product.revenue),
      ]
      for kind in kinds { row.append(.number(product.compared.first { $0.treatment == kind }?.left)) }
      rows.append(row)
    }
    return DesignTable(title: Bilingual("Товары ниже потолка", "Products under the cap"), columns: columns, rows: rows)
  }

  var landing: DesignTable {
    DesignTable(
      title: Bilingual("Где окажутся сегодняшние участники", "Where today's members land"),
      columns: [
        column("Уровень сегодня", "Tier today"), column("Станет", "Becomes"), column("Участники", "Members", "count"),
        column("Покупки за 12 месяцев", "Purchases in 12 months", "money"),
      ],
      rows: (design.members?.landing ?? []).map { row -> [DesignTable.Cell] in
        [
          .text(row.tier.isEmpty ? name("") : wording.code(row.tier, column: "tier")),
          .text(name(row.level == 0 ? "" : "level_\(row.level)")), count(row.members), .number(row.spend),
        ]
      })
  }

  var percentiles: DesignTable {
    DesignTable(
      title: Bilingual("Пороги по тратам участников", "Thresholds by members' purchases"),
      columns: [
        column("Процентиль", "Percentile", "count"), column("Покупки за 12 месяцев", "Purchases in 12 months", "money"),
      ],
      rows: (design.members?.percentiles ?? []).map { row -> [DesignTable.Cell] in
        [count(row.percentile), .number(row.value)]
      })
  }

  var sensitivity: DesignTable {
    let names = [
      "price": Bilingual("цены", "prices"), "cost": Bilingual("себестоимость", "costs"),
      "mix": Bilingual("доля кластера входа", "the entry cluster's share"),
    ]
    return DesignTable(
      title: Bilingual("Что если", "What if"),
      columns: [
        column("Меняется", "What changes"), column("На", "By", "gap"), column("Потолок", "Cap", "share"),
        column("Порог", "Threshold", "money"), column("GM%", "GM%", "share"),
        column("Средняя маржа чека", "Mean margin", "money"),
        column("Прибыль на верхнем уровне", "Profit at the top", "money"),
        column("Окупается за покупок", "Purchases to pay back", "count"),
      ],
      rows: design.sensitivity.map { row -> [DesignTable.Cell] in
        [
          .text(named(row.factor, names)), .number(row.change), .number(row.rewardCap),
          .number(row.entryThreshold), .number(row.marginShare), .number(row.meanMargin), .number(row.profitAtTop),
          whole(row.paybackPurchases),
        ]
      })
  }

  var leftOut: DesignTable {
    DesignTable(
      title: Bilingual("Не учтены", "Left out"), columns: [column("Товар", "Product"), column("Почему", "Why")],
      rows: design.leftOut.map { row -> [DesignTable.Cell] in [.text(row.sku), .text(word(row.reason))] })
  }

  private func word(_ reason: LadderDesign.LeftOut.Reason) -> String {
    switch reason {
    case .noPrice: wording(Bilingual("нет цены", "no price"))
    case .zeroPrice: wording(Bilingual("цена ноль", "a price of zero"))
    case .negativePrice: wording(Bilingual("цена ниже нуля", "a price under zero"))
    case .noCost: wording(Bilingual("нет себестоимости", "no cost"))
    case .notListed: wording(Bilingual("нет в таблице товаров", "not in the table of products"))
    }
  }

  private func row(_ label: String, _ row: LadderProof.Row) -> [DesignTable.Cell] {
    [
      .text(label), .number(row.revenue), .number(row.before), .number(row.accrualCost), .number(row.accrualAfter),
      .number(row.cashCost), .number(row.cashAfter),
    ]
  }

  private func proofTable(_ title: Bilingual, _ rows: [LadderProof.Row], _ label: (String) -> String) -> DesignTable {
    DesignTable(
      title: title,
      columns: [
        column("Разрез", "Split"), column("Выручка", "Revenue", "money"), column("Маржа до", "Margin before", "money"),
        column("Начислено и скидки", "Earned and discounts", "money"),
        column("Маржа по начислению", "Margin, accrual view", "money"),
        column("Потрачено и скидки", "Spent and discounts", "money"),
        column("Маржа по деньгам", "Margin, cash view", "money"),
      ], rows: rows.map { one -> [DesignTable.Cell] in row(label(one.key), one) })
  }

  var proof: [DesignTable] {
    guard let proof = design.proof else { return [] }
    let whole = [proof.total, proof.worst]
    let floors: [(Bilingual, LadderProof.Floor)] = [
      (Bilingual("обещано", "promised"), proof.promised),
      (Bilingual("прогон прошлого", "replay of the past"), proof.replayed),
      (Bilingual("худший случай", "worst case"), proof.worstFloor),
    ]
    return [
      proofTable(Bilingual("Проверка: прошлое под новой лестницей", "Proof: the past under the ladder"), whole) {
        $0 == "total"
          ? wording(Bilingual("прогон прошлого", "replay of the past"))
          : wording(Bilingual("худший случай", "worst case"))
      },
      DesignTable(
        title: Bilingual("Ниже пола", "Under the floor"),
        columns: [
          column("Что", "What"), column("Товары", "Products", "count"),
          column("Доля товаров", "Share of products", "share"),
          column("Чеки", "Receipts", "count"), column("Доля чеков", "Share of receipts", "share"),
          column("Участники", "Members", "count"), column("Доля участников", "Share of members", "share"),
        ],
        rows: floors.map { name, floor -> [DesignTable.Cell] in
          [
            .text(wording(name)), count(floor.products), .number(floor.productsShare), count(floor.receipts),
            .number(floor.receiptsShare), count(floor.members), .number(floor.membersShare),
          ]
        }),
      proofTable(Bilingual("Маржа по уровням", "Margin by level"), proof.byLevel) { name($0) },
      proofTable(Bilingual("Маржа по кластерам", "Margin by cluster"), proof.byCluster) { $0 },
      proofTable(Bilingual("Маржа по месяцам", "Margin by month"), proof.byMonth) { $0 },
      proofTable(Bilingual("Маржа по товарам", "Margin by product"), proof.byProduct) { $0 },
    ]
  }

  var pilot: [DesignTable] {
    guard let pilot = design.pilot else { return [] }
    var features: [[DesignTable.Cell]] = []
    for feature in pilot.features {
      features.append([count(feature.from), count(feature.to), .text(wording.sentence(feature.what))])
    }
    var tables = [
      DesignTable(
        title: Bilingual("Пилот: что когда", "Pilot: what when"),
        columns: [column("День с", "Day from", "count"), column("по", "to", "count"), column("Что", "What")],
        rows: features)
    ]
    if let holdout = pilot.holdout { tables.append(table(of: holdout)) }
    tables.append(
      DesignTable(
        title: Bilingual("Пилот: каждую неделю", "Pilot: every week"), columns: [column("Показатель", "Metric")],
        rows: pilot.weeklyMetrics.map { id -> [DesignTable.Cell] in [.text(wording.metricName(id))] }))
    tables.append(
      DesignTable(
        title: Bilingual("Пилот: когда остановить", "Pilot: when to stop"), columns: [column("Правило", "Rule")],
        rows: pilot.stopRules.map { rule -> [DesignTable.Cell] in [.text(wording.sentence(rule))] }))
    return tables
  }

  private func table(of holdout: PilotPlan.Holdout) -> DesignTable {
    let row: [DesignTable.Cell] = [
      count(holdout.members), .number(holdout.mean), .number(holdout.deviation), .number(holdout.difference),
      .number(holdout.share), count(holdout.held), .number(holdout.detectable),
    ]
    let formula = PilotPlan.formula
    return DesignTable(
      title: Bilingual("Пилот: контроль, \(formula)", "Pilot: control group, \(formula)"),
      columns: [
        column("Участники", "Members", "count"), column("Покупки за срок", "Purchases over it", "money"),
        column("σ", "σ", "money"), column("d, окупает поощрения", "d that pays for rewards", "money"),
        column("Доля h", "Share h", "share"), column("В контроле", "Held out", "count"),
        column("Видна разница от", "Smallest seen", "money"),
      ], rows: [row])
  }
}
