import VernaCore
package import VernaDesign
package import VernaLanguage
import VernaMarkup

/// A design as pages with pictures: what the ladder is, what it rests on, and the proof that it does not eat the margin.
package struct DesignDocument {
  private let design: LadderDesign
  private let wording: Wording
  private let tables: DesignTables

  /// Takes a design.
  package init(_ design: LadderDesign, wording: Wording) {
    self.design = design
    self.wording = wording
    tables = DesignTables(design: design, wording: wording)
  }

  /// The document.
  package func view() -> DocumentView {
    var chapters = [summary(), margins(), demand(), cap()]
    if !design.levels.isEmpty { chapters.append(levels()) }
    if design.proof != nil { chapters.append(proof()) }
    if design.pilot != nil {
      chapters.append(
        DocumentView.Chapter(
          id: "pilot", name: say("Пилот", "Pilot"),
          title: say(
            "Девяносто дней: что включать, на что смотреть, когда остановить",
            "What to switch on, what to watch, when to stop"),
          parts: tables.pilot.map { .table(document($0)) }))
    }
    return DocumentView(
      title: say("Лестница уровней от маржи", "A ladder of levels from margins"),
      subtitle: wording.dates.period(from: design.window.from, to: design.window.to), verdict: verdict.text, lead: lead,
      tone: verdict.tone, chapters: chapters,
      footer: say(
        "Цены кластеров и маржа — без НДС; порог, чек и уровни — как платит покупатель.",
        "Prices of clusters and margins are without VAT; threshold, basket and levels are as the shopper pays."))
  }

  private var verdict: (text: String, tone: DocumentView.Tone) {
    guard let first = design.levels.first else {
      return (
        say(
          "Лестницы нет: три четверти товаров не выдерживают поощрения и в 1 %",
          "No ladder: three quarters of the products cannot bear a reward of even 1 %"), .bad
      )
    }
    let ladder = say(
      "Лестница от \(money(first.from)) до \(percent(design.rewardCap.value))",
      "A ladder from \(money(first.from)) up to \(percent(design.rewardCap.value))")
    guard let proof = design.proof else { return (ladder, .neutral) }
    let left = proof.total.before != 0 ? min(proof.total.accrualAfter, proof.total.cashAfter) / proof.total.before : 0
    if !proof.holds {
      return (
        say(
          "\(ladder): проверка на прошлых чеках не пройдена — причины ниже",
          "\(ladder): the proof on past receipts failed, the causes are below"), .bad
      )
    }
    return (
      say(
        "\(ladder): на прошлых чеках от маржи остаётся \(percent(left)), ниже пола — только то, что обещано",
        "\(ladder): on past receipts \(percent(left)) of the margin is left, and nothing goes under the floor but what was promised"
      ),
      .good
    )
  }

  private var lead: String {
    let basis = design.basis
    return say(
      "Средний чек \(money(basis.meanBasket)), средняя маржа чека \(money(basis.meanMargin)); порог входа \(money(design.entryThreshold.value)) — самая низкая цена в кластере, который приносит больше всего маржи.",
      "The mean basket is \(money(basis.meanBasket)), the mean margin of a receipt \(money(basis.meanMargin)); the entry threshold of \(money(design.entryThreshold.value)) is the lowest price in the cluster that brings most margin."
    )
  }

  // MARK: - Pages

  private func summary() -> DocumentView.Chapter {
    let basis = design.basis
    var parts: [DocumentView.Part] = [
      .cards([
        DocumentView.Card(
          name: say("Потолок поощрения", "The cap of rewards"), value: percent(design.rewardCap.value),
          detail: say("выдерживают 75 % товаров", "75 % of the products bear it")),
        DocumentView.Card(
          name: say("Порог входа", "Entry threshold"), value: money(design.entryThreshold.value),
          detail: say(
            "до него доходит \(percent(design.entryThreshold.receiptsShare)) чеков",
            "\(percent(design.entryThreshold.receiptsShare)) of receipts reach it")),
        DocumentView.Card(
          name: say("GM% периода", "GM% of the window"), value: basis.marginShare.map(percent) ?? wording.missing,
          detail: say("маржа к выручке без НДС", "margin to revenue without VAT")),
      ])
    ]
    parts += design.warnings.map { .note(wording.sentence($0)) }
    if !design.levels.isEmpty { parts.append(.table(short(document(tables.levels)))) }
    return DocumentView.Chapter(id: "summary", name: say("Главное", "Summary"), title: "", parts: parts)
  }

  /// The columns that are read first; the page of levels has all.
  private func short(_ table: DocumentTable) -> DocumentTable {
    var short = table
    let kept = [0, 1, 3, 4, 8, 10].filter { $0 < table.columns.count }
    short.id = "ladder"
    short.columns = kept.map { table.columns[$0] }
    short.rows = table.rows.map { row in kept.map { row[$0] } }
    return short
  }

  private func margins() -> DocumentView.Chapter {
    let most = design.clusters.max { $0.capacity < $1.capacity }
    let chart = RowChart(
      rows: design.clusters.map {
        RowChart.Row(
          name: say("Кластер \($0.cluster)", "Cluster \($0.cluster)"), value: $0.capacity,
          text: "\(money($0.capacity)) · \(products($0.products))", ink: .members)
      }, format: format)
    let figure = DocumentFigure(
      id: "capacity", title: say("Финансовая ёмкость кластеров", "Financial capacity of the clusters"),
      subtitle: say(
        "Сумма маржи, по одной штуке каждого товара, без НДС", "Sum of margins, one piece of each product, without VAT"),
      chart: chart, table: document(tables.clusters))
    var parts: [DocumentView.Part] = [.figure(figure)]
    if !design.leftOut.isEmpty { parts.append(.table(document(tables.leftOut))) }
    return DocumentView.Chapter(
      id: "margins", name: say("Маржа", "Margins"),
      title: say(
        "Больше всего маржи по одной штуке — в кластере \(most?.cluster ?? 4)",
        "Cluster \(most?.cluster ?? 4) holds most margin, one piece of each product"),
      lead: say(
        "Квартили маржи: \(money(design.quartiles.q1)), \(money(design.quartiles.q2)), \(money(design.quartiles.q3)). Кластеры — по самой марже, не по цене.",
        "Quartiles of margin: \(money(design.quartiles.q1)), \(money(design.quartiles.q2)), \(money(design.quartiles.q3)). Clusters are by margin itself, not by price."
      ),
      parts: parts)
  }

  private func demand() -> DocumentView.Chapter {
    let cluster = design.entryThreshold.cluster
    let chart = RowChart(
      rows: design.clusters.map {
        RowChart.Row(
          name: say("Кластер \($0.cluster)", "Cluster \($0.cluster)"), value: $0.marginRealised,
          text: money($0.marginRealised), ink: $0.cluster == cluster ? .members : .anonymous)
      }, format: format)
    return DocumentView.Chapter(
      id: "demand", name: say("Спрос и порог", "Demand and threshold"),
      title: say(
        "Больше всего маржи приносит кластер \(cluster): с него и начинается программа",
        "Cluster \(cluster) brings most margin: the programme begins with it"),
      parts: [
        .figure(
          DocumentFigure(
            id: "realised", title: say("Маржа, которую принесли продажи", "Margin that sales brought"),
            subtitle: say(
              "По кластерам за период спроса, без НДС, за вычетом возвратов",
              "By cluster over the window, without VAT, net of returns"),
            chart: chart)), .table(document(tables.threshold)),
      ])
  }

  private func cap() -> DocumentView.Chapter {
    let cap = design.rewardCap
    let under = cap.readings.first?.revenueShare ?? 0
    let names = [
      "value": say("75 % товаров", "75 % of products"),
      "entry_cluster_min": say("худший товар кластера входа", "the thinnest of the entry cluster"),
      "revenue_75": say("75 % выручки", "75 % of revenue"),
    ]
    let chart = RowChart(
      rows: cap.readings.map {
        RowChart.Row(
          name: names[$0.reading] ?? $0.reading, value: $0.value,
          text: say(
            "\(percent($0.value)) · ниже \(percent($0.productsShare)) товаров",
            "\(percent($0.value)) · \(percent($0.productsShare)) of products are under it"),
          ink: $0.reading == "value" ? .points : .anonymous)
      },
      format: ValueFormat(
        tick: { [wording] value, _ in wording.numbers.percent(value, decimals: 0) },
        value: { [wording] in wording.numbers.percent($0, decimals: 1) }))
    var parts: [DocumentView.Part] = [
      .figure(
        DocumentFigure(
          id: "cap", title: say("Сколько можно отдать", "How much may be given"),
          subtitle: say(
            "Потолок при трёх чтениях, доля цены без НДС", "The cap by three readings, a share of the price without VAT"
          ),
          chart: chart, table: document(tables.cap)))
    ]
    if !design.belowCap.isEmpty { parts.append(.table(document(tables.belowCap))) }
    return DocumentView.Chapter(
      id: "cap", name: say("Потолок", "The cap"),
      title: under > 0.25
        ? say(
          "Осторожно: потолок \(percent(cap.value)) не выдерживают товары, на которые приходится \(percent(under)) выручки",
          "Mind: goods that make \(percent(under)) of revenue cannot bear the cap of \(percent(cap.value))")
        : say(
          "Потолок \(percent(cap.value)): его выдерживает три четверти товаров",
          "The cap is \(percent(cap.value)): three quarters of the products bear it"), parts: parts)
  }

  private func levels() -> DocumentView.Chapter {
    let chart = RowChart(
      rows: design.levels.map {
        RowChart.Row(
          name: tables.name($0.name), value: $0.from,
          text: say(
            "от \(money($0.from)) — до \(percent($0.rewardShare))",
            "from \(money($0.from)): up to \(percent($0.rewardShare))"),
          ink: .points)
      }, format: format)
    let paid = design.levels.compactMap(\.paybackPurchases).first
    let figure = DocumentFigure(
      id: "ladder", title: say("Пороги и поощрения", "Thresholds and rewards"),
      subtitle: say("Покупки за 12 месяцев, как платит покупатель", "Purchases of 12 months, as the shopper pays"),
      chart: chart, table: document(tables.levels))
    var parts: [DocumentView.Part] = [.figure(figure)]
    for table: DesignTable in [tables.ladders, tables.landing, tables.percentiles, tables.sensitivity]
    where !table.rows.isEmpty {
      parts.append(.table(document(table)))
    }
    return DocumentView.Chapter(
      id: "levels", name: say("Уровни", "Levels"),
      title: paid.map {
        say(
          "Первый уровень окупает привлечение за \($0) покупок",
          "The first level pays acquisition back in \($0) purchases")
      } ?? say("Уровни по покупкам за двенадцать месяцев", "Levels by purchases of twelve months"),
      lead: say(
        "Поощрение уровня — потолок, а не совет; рядом — самая дешёвая лестница.",
        "A level's reward is a ceiling, not advice; the cheapest ladder stands beside it."),
      parts: parts)
  }

  private func proof() -> DocumentView.Chapter {
    let tables = tables.proof.map { DocumentView.Part.table(document($0)) }
    guard let proof = design.proof else {
      return DocumentView.Chapter(id: "proof", name: say("Проверка", "Proof"), title: "", parts: tables)
    }
    let steps = proof.byMonth.map { AxisStep(name: month($0.key), fullName: month($0.key)) }
    let chart = LineChart(
      steps: steps,
      series: [
        .init(name: say("до", "before"), values: proof.byMonth.map(\.before), ink: .anonymous, kind: .lastYear),
        .init(name: say("по начислению", "accrual view"), values: proof.byMonth.map(\.accrualAfter), ink: .points),
        .init(name: say("по деньгам", "cash view"), values: proof.byMonth.map(\.cashAfter), ink: .members),
      ], format: format, fromZero: true)
    let whole = proof.total.before
    let worst = whole != 0 ? min(proof.worst.accrualAfter, proof.worst.cashAfter) / whole : 0
    var parts: [DocumentView.Part] = proof.causes.map { .note(wording.sentence($0)) }
    if proof.byMonth.count > 1 {
      parts.append(
        .figure(
          DocumentFigure(
            id: "proof-months", title: say("Маржа до и после, по месяцам", "Margin before and after, by month"),
            subtitle: say(
              "Два взгляда на одну стоимость: баллы в день начисления и в день траты; их не складывают",
              "Two views of one cost: points when earned and points when spent; they are never added up"), chart: chart)
        ))
    }
    return DocumentView.Chapter(
      id: "proof", name: say("Проверка", "Proof"),
      title: say(
        "Даже в худшем случае — все скидки и баллы сразу — от маржи остаётся \(percent(worst))",
        "Even in the worst case, every discount and point at once, \(percent(worst)) of the margin is left"),
      parts: parts + tables)
  }

  // MARK: - Words

  private func document(_ table: DesignTable) -> DocumentTable {
    let units = table.columns.map { column -> DocumentTable.Unit in
      switch column.unit {
      case nil: .text
      case "money": .money
      case "share", "gap": .share
      case "count": .count
      default: .number(2)
      }
    }
    let id = wording(Bilingual(table.title.english, table.title.english)).lowercased().map { character in
      character.isLetter && character.isASCII || character.isNumber ? String(character) : "_"
    }.joined()
    return DocumentTable(
      id: String(id.prefix(40)), title: wording(table.title),
      columns: zip(table.columns, units).map { DocumentTable.Column(wording($0.header), $1) },
      rows: table.rows.map { row in
        row.map { cell in
          switch cell {
          case .text(let text): .text(text)
          case .number(let value):
            .optional(value, say("по этим данным не посчитать", "these data do not give it"))
          }
        }
      })
  }

  private func month(_ key: String) -> String {
    Day(iso: key.count == 7 ? key + "-01" : key).map { wording.dates.shortMonth($0) } ?? key
  }

  private var format: ValueFormat {
    let wording = wording
    return ValueFormat(tick: { value, _ in wording.money.short(value) }, value: { wording.money.short($0) })
  }

  private func products(_ count: Int) -> String {
    wording.counted(Int64(count), Bilingual("товар|товара|товаров", "product|products"))
  }

  private func say(_ russian: String, _ english: String) -> String { wording(Bilingual(russian, english)) }
  private func money(_ value: Double) -> String { wording.money.short(value) }
  private func percent(_ share: Double) -> String {
    wording.numbers.percent(share, decimals: (share * 100).rounded() == share * 100 ? 0 : 1)
  }
}
