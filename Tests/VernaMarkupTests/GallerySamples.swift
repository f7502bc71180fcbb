import VernaMarkup

/// A chart of the gallery with its words.
struct Sample {
  let name: String
  let title: String
  let subtitle: String
  let chart: any Chart
  let size: Figure.Size
  let scrolls: Bool

  init(_ name: String, _ title: String, _ subtitle: String, _ chart: any Chart, _ size: Figure.Size, scrolls: Bool) {
    self.name = name
    self.title = title
    self.subtitle = subtitle
    self.chart = chart
    self.size = size
    self.scrolls = scrolls
  }
}

/// The charts that the golden files and the gallery show: each kind with believable figures.
enum GallerySamples {
  static let percent = ValueFormat(
    tick: { value, step in "\(decimal(value * 100, step < 0.01 ? 1 : 0)) %" },
    value: { "\(decimal($0 * 100, 1)) %" })
  static let count = ValueFormat(tick: { value, _ in grouped(value) }, value: { grouped($0) })
  static let money = ValueFormat(
    tick: { value, step in "\(decimal(value / 1_000_000, step < 1_000_000 ? 1 : 0)) млн" },
    value: { "\(decimal($0 / 1_000_000, 1)) млн ₽" })

  static func decimal(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return "много" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((abs(value) * scale).rounded())
    let whole = scaled / Int(scale)
    let sign = value < 0 && scaled != 0 ? "−" : ""
    guard digits > 0 else { return sign + groupedDigits(whole) }
    let fraction = String(scaled % Int(scale))
    return sign + groupedDigits(whole) + "," + String(repeating: "0", count: digits - fraction.count) + fraction
  }

  static func grouped(_ value: Double) -> String { decimal(value, 0) }

  private static func groupedDigits(_ value: Int) -> String {
    var text = String(value)
    var result = ""
    while text.count > 3 {
      result = "\u{2009}" + text.suffix(3) + result
      text.removeLast(3)
    }
    return text + result
  }

  static let months: [AxisStep] = {
    let names = ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]
    let full = [
      "Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь",
      "Декабрь",
    ]
    return (0..<18).map { index in
      let month = (index + 6) % 12
      let year = 2024 + (index + 6) / 12
      return AxisStep(
        name: names[month], group: "\(year)", fullName: "\(full[month]) \(year)", isUnfinished: index == 17)
    }
  }()

  static let shares = [
    0.61, 0.622, 0.618, 0.63, 0.641, 0.66, 0.652, 0.634, 0.628, 0.61, 0.6, 0.58, 0.572, 0.561, 0.55, 0.538, 0.529, 0.52,
  ]

  /// The named charts.
  static var all: [Sample] {
    [
      Sample(
        "line", "Доля чеков участников упала до 52 %, на 18 п.п. ниже нормы",
        "Доля чеков с картой по месяцам, все магазины, июль 2024 — декабрь 2025. Декабрь не закончен.",
        line, .full, scrolls: false),
      Sample(
        "line-half", "Средний чек участников растёт вместе с анонимным", "Рублей на чек, по месяцам.",
        lineHalf, .half, scrolls: false),
      Sample(
        "bars", "Новых участников стало втрое меньше", "Новые участники за месяц.",
        bars, .half, scrolls: false),
      Sample(
        "rows", "Трое кассиров спрашивают карту вдвое реже", "Доля чеков с картой, интервал 95 %.",
        rows, .half, scrolls: false),
      Sample(
        "dots", "Магазины отличаются меньше, чем кассиры", "Доля чеков с картой по магазинам.",
        dots, .half, scrolls: false),
      Sample(
        "stack", "Каждый третий участник не покупал больше двух месяцев", "Участники по состоянию на конец месяца.",
        stack, .full, scrolls: false),
      Sample(
        "cohorts", "После третьего месяца остаётся треть", "Доля участников с покупкой, % от пришедших в месяц.",
        cohorts, .full, scrolls: true),
      Sample(
        "recency", "412 частых покупателей молчат больше двух месяцев", "Участники по давности и числу чеков.",
        recency, .full, scrolls: true),
      Sample(
        "histogram", "Половина чеков с картой — больше 620 ₽", "Доля чеков по сумме.",
        histogram, .half, scrolls: false),
      Sample(
        "waterfall", "Выручку участников уронила частота", "Млн ₽, к прошлому году.",
        waterfall, .half, scrolls: false),
      Sample(
        "gauge", "Окупается, если добавочны 7,4 % маржи участников", "",
        gauge, .full, scrolls: false),
      Sample(
        "bullet", "Доля выручки ниже нормы", "",
        bullet, .half, scrolls: false),
      Sample(
        "spark", "Доля выручки по месяцам", "",
        spark, .half, scrolls: false),
    ]
  }

  private static func around(_ value: Double) -> ClosedRange<Double>? { (value - 0.012)...(value + 0.012) }

  static var line: LineChart {
    LineChart(
      steps: months,
      series: [
        LineChart.Series(name: "год назад", values: shares.map { $0 + 0.04 }, ink: .members, kind: .lastYear),
        LineChart.Series(name: "участники", values: shares, ink: .members, intervals: shares.map(around)),
      ],
      norm: NormBand(lower: 0.7, upper: 0.85, name: "норма 70–85 %"),
      marks: [.init(step: 3, name: "запуск приложения")],
      format: percent)
  }

  static var lineHalf: LineChart {
    let others: [Double?] = shares.map { 500 + $0 * 150 }
    let members: [Double?] = shares.map { 900 - $0 * 210 }
    let forecast: [Double?] = shares.indices.map { $0 < 16 ? nil : 780 }
    let fan: [ClosedRange<Double>?] = shares.indices.map { $0 < 16 ? nil : 740...820 }
    return LineChart(
      steps: months,
      series: [
        LineChart.Series(name: "анонимные", values: others, ink: .anonymous),
        LineChart.Series(name: "участники", values: members, ink: .members),
        LineChart.Series(name: "прогноз", values: forecast, ink: .members, kind: .forecast, intervals: fan),
      ],
      format: ValueFormat(tick: { value, _ in grouped(value) }, value: { "\(grouped($0)) ₽" }))
  }

  static var bars: BarChart {
    var bars: [BarChart.Bar] = []
    for index in 0..<12 {
      let last: Double? = index < 4 ? nil : Double(700 + index * 20)
      bars.append(BarChart.Bar(value: Double(900 - index * 55), lastYear: last))
    }
    return BarChart(
      steps: Array(months.suffix(12)), bars: bars, ink: .members, name: "Новые участники", lastYearName: "Год назад",
      format: count)
  }

  static var rows: RowChart {
    let names = ["Иванова А. С.", "Петров Д.", "Сидорова Н. К.", "Касса самообслуживания 2", "Ким В.", "Орлова Е."]
    let values = [0.71, 0.68, 0.64, 0.31, 0.29, 0.24]
    var rows: [RowChart.Row] = []
    for (name, value) in zip(names, values) {
      let text = percent.value(value)
      rows.append(
        RowChart.Row(
          name: name, value: value, interval: (value - 0.03)...(value + 0.03), text: value < 0.4 ? "▼ " + text : text,
          ink: value < 0.4 ? .bad : .members, hover: name + ": " + text))
    }
    return RowChart(
      rows: rows, reference: (0.54, "магазин 54 %"), norm: NormBand(lower: 0.7, upper: 0.85, name: "норма 70–85 %"),
      format: percent)
  }

  static var dots: RowChart {
    var rows: [RowChart.Row] = []
    for index in 1...7 {
      let value: Double = 0.46 + Double(index * 37 % 11) * 0.02
      rows.append(
        RowChart.Row(
          name: "Магазин \(index)", value: value, interval: (value - 0.02)...(value + 0.015),
          text: percent.value(value)))
    }
    return RowChart(rows: rows, reference: (0.54, "сеть 54 %"), style: .dots, format: percent)
  }

  static var stack: StackedAreaChart {
    func layer(_ name: String, _ ink: Ink, _ base: Double, _ slope: Double) -> StackedAreaChart.Layer {
      let values = months.indices.map { index -> Double in
        let wave = Double(index * 7 % 5) * 30
        return max(0, base + slope * Double(index) + wave)
      }
      return StackedAreaChart.Layer(name: name, values: values, ink: ink)
    }
    return StackedAreaChart(
      steps: months,
      layers: [
        layer("вернувшиеся после паузы", .returned, 200, 12), layer("постоянные", .members, 1200, 60),
        layer("новые", .fresh, 900, -35), layer("без покупки в месяце", .quiet, 300, 40),
        layer("спящие", .sleeping, 100, 90), layer("потерянные", .lost, 20, 130),
      ], format: count)
  }

  static var cohorts: HeatMap {
    let rows = 12
    return HeatMap(
      rowNames: (0..<rows).map { "\(months[$0].name) \(months[$0].group)" },
      rowFigures: (0..<rows).map { grouped(Double(1240 - $0 * 61)) }, columnNames: (0..<rows).map { "\($0)" },
      rowTitle: "первая покупка", figureTitle: "пришли", columnTitle: "месяцев с первой покупки",
      cells: (0..<rows).map { row -> [HeatMap.Cell] in
        (0..<rows).map { column -> HeatMap.Cell in
          guard column + row < rows else { return .empty }
          let wave = Double((row * 5 + column * 3) % 7) * 0.01
          let value: Double = column == 0 ? 1 : 0.58 - Double(column) * 0.035 + wave
          return HeatMap.Cell(value: value, text: "\(decimal(value * 100, 0))", hover: percent.value(value))
        }
      })
  }

  static var recency: HeatMap {
    let recencies = ["0–7", "8–14", "15–30", "31–60", "61–90", "91–180", "181–365", "366+"]
    return HeatMap(
      rowNames: recencies, columnNames: ["0", "1", "2", "3–4", "5–9", "10–19", "20+"], rowTitle: "дней с покупки",
      columnTitle: "чеков за период",
      cells: recencies.indices.map { row -> [HeatMap.Cell] in
        (0..<7).map { column -> HeatMap.Cell in
          let many: Int = (8 - row) * column * column * 23
          let few: Int = (row * 31 + column * 17) % 90
          let value = Double(many + few)
          return HeatMap.Cell(value: value, text: grouped(value), hover: "\(grouped(value)) участников")
        }
      }, shading: .root)
  }

  static var histogram: Histogram {
    Histogram(
      binNames: ["0", "200", "400", "600", "800", "1000", "1200", "1400", "1600", "1800", "2000+"],
      groups: [
        .init(
          name: "участники", values: [0.05, 0.1, 0.16, 0.19, 0.15, 0.11, 0.08, 0.06, 0.04, 0.03, 0.03], ink: .members,
          median: (3.1, "медиана 620 ₽")),
        .init(
          name: "анонимные", values: [0.2, 0.24, 0.18, 0.12, 0.08, 0.06, 0.04, 0.03, 0.02, 0.02, 0.01], ink: .anonymous,
          median: (1.6, "медиана 320 ₽")),
      ], format: percent)
  }

  static var waterfall: WaterfallChart {
    func change(_ name: String, _ amount: Double) -> WaterfallChart.Part {
      .init(
        name: name, amount: amount, kind: .change, text: (amount > 0 ? "+" : "−") + money.value(abs(amount)),
        ink: amount > 0 ? .good : .bad)
    }
    return WaterfallChart(
      parts: [
        .init(name: "2024", amount: 48.2e6, kind: .total, text: "48,2 млн ₽", ink: .anonymous),
        change("Покупателей", 3.1e6), change("Частота", -6.4e6), change("Товаров в чеке", -1.2e6),
        change("Цена товара", 4.4e6), change("Скидки", -0.9e6),
        .init(name: "2025", amount: 47.2e6, kind: .total, text: "47,2 млн ₽", ink: .members),
      ], format: money)
  }

  static var gauge: ShareGauge {
    ShareGauge(
      share: 0.074, interval: 0.07...0.081, text: "7,4 %", filledName: "маржи должны быть добавочными",
      restName: "могло быть и без программы", format: percent)
  }

  static var bullet: NormBullet {
    NormBullet(
      value: 0.534, interval: 0.528...0.541, lastYear: 0.57, norm: NormBand(lower: 0.6, upper: 0.8, name: "норма"),
      ink: .bad, format: percent)
  }

  static var spark: Sparkline {
    Sparkline(
      values: shares, lastYear: shares.map { $0 + 0.03 },
      norm: NormBand(lower: 0.6, upper: 0.8, name: "норма 60–80 %"))
  }
}
