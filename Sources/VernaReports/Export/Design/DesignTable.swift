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
    [levels, clusters, threshold, cap, belowCap, ladders, landing, percentiles, sensitivity]
      .filter { !$0.rows.isEmpty } + proof + pilot + [leftOut].filter { !$0.rows.isEmpty }
  }

  private func count(_ value: Int?) -> DesignTable.Cell { .number(value.map { Double($0) }) }

  private static let levelColumns: [DesignTable.Column] = [
    .init("Покупки за 12 месяцев от", "Purchases in 12 months from", "money"),
    .init("В файле программы", "In the programme file", "money"), .init("Отдаём, до", "Given, at most", "share"),
    .init("Чеков до следующего", "Receipts to the next", "number"), .init("Участники", "Members", "count"),
    .init("Доля участников", "Share of members", "share"), .init("Доля их покупок", "Share of their purchases", "share"),
    .init("Прибыль со среднего чека", "Profit on a mean receipt", "money"), .init("ROI", "ROI", "share"),
    .init("Окупается за покупок", "Purchases to pay back", "count"), .init("Дней", "Days", "days"),
  ]

  private func cells(_ level: LadderDesign.Level) -> [DesignTable.Cell] {
    [
      .number(level.from), .number(level.fileFrom), .number(level.rewardShare), .number(level.receiptsBetween),
      count(level.members), .number(level.membersShare), .number(level.revenueShare), .number(level.profit),
      .number(level.roi), .number(level.paybackPurchases.map { Double($0) }), .number(level.paybackDays),
    ]
  }

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
      title: Bilingual("Лестница", "The ladder"), columns: [.init("Уровень", "Level")] + DesignTables.levelColumns,
      rows: design.levels.map { [.text(name($0.name))] + cells($0) })
  }

  var ladders: DesignTable {
    let names = [
      "median_margin": Bilingual("шаг — медианная маржа", "step: median margin"),
      "median_margin_over_gm": Bilingual("шаг — медианная маржа / GM%", "step: median margin / GM%"),
      "cheapest": Bilingual("самая дешёвая", "the cheapest"),
    ]
    return DesignTable(
      title: Bilingual("Другие лестницы", "Other ladders"),
      columns: [.init("Лестница", "Ladder"), .init("Уровень", "Level")] + DesignTables.levelColumns,
      rows: design.alternatives.flatMap { ladder in
        ladder.levels.map { level in
          [.text(names[ladder.id].map { wording($0) } ?? ladder.id), .text(name(level.name))] + cells(level)
        }
      })
  }

  var clusters: DesignTable {
    DesignTable(
      title: Bilingual("Кластеры маржи", "Clusters of margin"),
      columns: [
        .init("Кластер", "Cluster", "count"), .init("Товары", "Products", "count"),
        .init("Маржа от", "Margin from", "money"), .init("до", "to", "money"), .init("Ёмкость", "Capacity", "money"),
        .init("Маржинальность от", "Margin share from", "share"), .init("до", "to", "share"),
        .init("Продано", "Units", "number"), .init("Строки", "Lines", "count"), .init("Чеки", "Receipts", "count"),
        .init("Выручка", "Revenue", "money"), .init("Маржа продаж", "Margin realised", "money"),
      ],
      rows: design.clusters.map { cluster in
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
    return DesignTable(
      title: Bilingual("Порог входа", "Entry threshold"),
      columns: [
        .init("Чтение", "Reading"), .init("Порог", "Threshold", "money"), .init("Кластер", "Cluster", "count"),
        .init("Чеков не меньше", "Receipts that reach it", "share"),
      ],
      rows: [
        [
          .text(wording(Bilingual("по марже продаж — выбран", "by margin realised: chosen"))), .number(own.value),
          count(own.cluster), .number(own.receiptsShare),
        ]
      ]
        + own.others.map { other in
          [
            .text(names[other.reading].map { wording($0) } ?? other.reading), .number(other.value),
            count(other.cluster), .number(other.receiptsShare),
          ]
        })
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
        .init("Чтение", "Reading"), .init("Потолок", "Cap", "share"), .init("Товаров ниже", "Products under it", "share"),
        .init("Чеков с ними", "Receipts with one", "share"), .init("Выручки от них", "Revenue from them", "share"),
        .init("Прибыль, если отдать всё", "Profit if all is given", "money"),
      ],
      rows: design.rewardCap.readings.map { reading in
        [
          .text(names[reading.reading].map { wording($0) } ?? reading.reading), .number(reading.value),
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
    return DesignTable(
      title: Bilingual("Товары ниже потолка", "Products under the cap"),
      columns: [
        .init("Товар", "Product"), .init("Маржинальность", "Margin share", "share"), .init("Что делать", "Treatment"),
        .init("Остаётся со штуки на потолке", "Left of one at the cap", "money"), .init("Выручка", "Revenue", "money"),
      ] + kinds.map { kind in
        .init("Останется: \(word(kind))", "Left: \(word(kind))", "money")
      },
      rows: design.belowCap.map { product in
        [
          .text(product.sku), .number(product.marginShare), .text(word(product.treatment)),
          .number(product.leftAtCap), .number(product.revenue),
        ]
          + kinds.map { kind in .number(product.compared.first { $0.treatment == kind }?.left) }
      })
  }

  var landing: DesignTable {
    DesignTable(
      title: Bilingual("Где окажутся сегодняшние участники", "Where today's members land"),
      columns: [
        .init("Уровень сегодня", "Tier today"), .init("Станет", "Becomes"), .init("Участники", "Members", "count"),
        .init("Покупки за 12 месяцев", "Purchases in 12 months", "money"),
      ],
      rows: (design.members?.landing ?? []).map { row in
        [
          .text(row.tier.isEmpty ? name("") : wording.code(row.tier, column: "tier")),
          .text(name(row.level == 0 ? "" : "level_\(row.level)")), count(row.members), .number(row.spend),
        ]
      })
  }

  var percentiles: DesignTable {
    DesignTable(
      title: Bilingual("Пороги по тратам участников", "Thresholds by members' purchases"),
      columns: [.init("Процентиль", "Percentile", "count"), .init("Покупки за 12 месяцев", "Purchases in 12 months", "money")],
      rows: (design.members?.percentiles ?? []).map { [count($0.percentile), .number($0.value)] })
  }

  var sensitivity: DesignTable {
    let names = [
      "price": Bilingual("цены", "prices"), "cost": Bilingual("себестоимость", "costs"),
      "mix": Bilingual("доля кластера входа", "the entry cluster's share"),
    ]
    return DesignTable(
      title: Bilingual("Что если", "What if"),
      columns: [
        .init("Меняется", "What changes"), .init("На", "By", "gap"), .init("Потолок", "Cap", "share"),
        .init("Порог", "Threshold", "money"), .init("GM%", "GM%", "share"), .init("Средняя маржа чека", "Mean margin", "money"),
        .init("Прибыль на верхнем уровне", "Profit at the top", "money"),
        .init("Окупается за покупок", "Purchases to pay back", "count"),
      ],
      rows: design.sensitivity.map { row in
        [
          .text(names[row.factor].map { wording($0) } ?? row.factor), .number(row.change), .number(row.rewardCap),
          .number(row.entryThreshold), .number(row.marginShare), .number(row.meanMargin), .number(row.profitAtTop),
          .number(row.paybackPurchases.map { Double($0) }),
        ]
      })
  }

  var leftOut: DesignTable {
    DesignTable(
      title: Bilingual("Не учтены", "Left out"), columns: [.init("Товар", "Product"), .init("Почему", "Why")],
      rows: design.leftOut.map { [.text($0.sku), .text(word($0.reason))] })
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
        .init("Разрез", "Split"), .init("Выручка", "Revenue", "money"), .init("Маржа до", "Margin before", "money"),
        .init("Начислено и скидки", "Earned and discounts", "money"), .init("Маржа по начислению", "Margin, accrual view", "money"),
        .init("Потрачено и скидки", "Spent and discounts", "money"), .init("Маржа по деньгам", "Margin, cash view", "money"),
      ], rows: rows.map { row(label($0.key), $0) })
  }

  var proof: [DesignTable] {
    guard let proof = design.proof else { return [] }
    let whole = [proof.total, proof.worst]
    let floors: [(Bilingual, LadderProof.Floor)] = [
      (Bilingual("обещано", "promised"), proof.promised), (Bilingual("прогон прошлого", "replay of the past"), proof.replayed),
      (Bilingual("худший случай", "worst case"), proof.worstFloor),
    ]
    return [
      proofTable(Bilingual("Проверка: прошлое под новой лестницей", "Proof: the past under the ladder"), whole) {
        $0 == "total" ? wording(Bilingual("прогон прошлого", "replay of the past")) : wording(Bilingual("худший случай", "worst case"))
      },
      DesignTable(
        title: Bilingual("Ниже пола", "Under the floor"),
        columns: [
          .init("Что", "What"), .init("Товары", "Products", "count"), .init("Доля товаров", "Share of products", "share"),
          .init("Чеки", "Receipts", "count"), .init("Доля чеков", "Share of receipts", "share"),
          .init("Участники", "Members", "count"), .init("Доля участников", "Share of members", "share"),
        ],
        rows: floors.map { name, floor in
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
    var tables = [
      DesignTable(
        title: Bilingual("Пилот: что когда", "Pilot: what when"),
        columns: [.init("День с", "Day from", "count"), .init("по", "to", "count"), .init("Что", "What")],
        rows: pilot.features.map { [count($0.from), count($0.to), .text(wording.sentence($0.what))] })
    ]
    if let holdout = pilot.holdout {
      tables.append(
        DesignTable(
          title: Bilingual("Пилот: контрольная группа, \(PilotPlan.formula)", "Pilot: control group, \(PilotPlan.formula)"),
          columns: [
            .init("Участники", "Members", "count"), .init("Покупки за срок", "Purchases over it", "money"),
            .init("σ", "σ", "money"), .init("d, окупает поощрения", "d that pays for rewards", "money"),
            .init("Доля h", "Share h", "share"), .init("В контроле", "Held out", "count"),
            .init("Видна разница от", "Smallest seen", "money"),
          ],
          rows: [
            [
              count(holdout.members), .number(holdout.mean), .number(holdout.deviation), .number(holdout.difference),
              .number(holdout.share), count(holdout.held), .number(holdout.detectable),
            ]
          ]))
    }
    return tables + [
      DesignTable(
        title: Bilingual("Пилот: каждую неделю", "Pilot: every week"), columns: [.init("Показатель", "Metric")],
        rows: pilot.weeklyMetrics.map { [.text(wording.metricName($0))] }),
      DesignTable(
        title: Bilingual("Пилот: когда остановить", "Pilot: when to stop"), columns: [.init("Правило", "Rule")],
        rows: pilot.stopRules.map { [.text(wording.sentence($0))] }),
    ]
  }
}
