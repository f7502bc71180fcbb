import Testing
import VernaMarkup

/// The laws of `ChartProperties` on awkward and on seeded random inputs, at three widths.
@Suite struct ChartPropertyTests {
  static let widths = [350.0, 448, 928]

  /// Inputs that break careless code: none, one, equal, negative, huge, tiny, not numbers.
  static let awkward: [(name: String, values: [Double])] = [
    ("empty", []), ("one", [0.42]), ("zero", [0, 0, 0]), ("equal", [7, 7, 7, 7]), ("negative", [-5, -3, -9]),
    ("mixed", [-5, 3, 0, 9]), ("huge", [1e15, 3e17, -2e16]), ("greatest", [1.7e308, -1.7e308, 1e300]),
    ("tiny", [1e-12, 3e-12, 2e-12]), ("least", [Double.leastNonzeroMagnitude, 0, .leastNonzeroMagnitude]),
    ("near", [1e12, 1e12 + 1e-4]),
    ("none", [.nan, .infinity, -.infinity]), ("some", [1, .nan, 3, .infinity, 2]),
    ("many", (0..<120).map { Double($0 * 37 % 101) }),
  ]

  @Test(arguments: awkward.indices)
  func awkwardInputsAreDrawn(index: Int) {
    let (name, values) = Self.awkward[index]
    for width in Self.widths {
      for (kind, chart) in Self.charts(values) { ChartProperties.check(chart, width: width, "\(kind) of \(name)") }
    }
  }

  @Test func randomInputsAreDrawn() {
    var generator = SeededGenerator(state: 20_250_612)
    for round in 0..<60 {
      let count = Int.random(in: 0...40, using: &generator)
      let sizes: [Double] = [0.01, 1, 1_000, 1e9]
      let size = sizes[Int.random(in: 0..<4, using: &generator)]
      var values: [Double] = []
      for _ in 0..<count { values.append(Double.random(in: -0.2...1, using: &generator) * size) }
      for width in Self.widths {
        for (kind, chart) in Self.charts(values) {
          ChartProperties.check(chart, width: width, "\(kind) of round \(round)")
        }
      }
    }
  }

  @Test(arguments: GallerySamples.all.map(\.name))
  func samplesKeepTheLaws(name: String) throws {
    let sample = try #require(GallerySamples.all.first { $0.name == name })
    for width in [300, 350, 448, 640, 928] as [Double] { ChartProperties.check(sample.chart, width: width, name) }
  }

  static func charts(_ values: [Double]) -> [(String, any Chart)] {
    let steps = values.indices.map { index in
      AxisStep(
        name: ["янв", "февраль", "W\(index)"][index % 3], group: index < 8 ? "2024" : "2025", fullName: "шаг \(index)",
        isUnfinished: index == values.count - 1)
    }
    return lines(values, steps) + bars(values, steps) + tables(values, steps)
  }

  private static let format = GallerySamples.count

  private static func lines(_ values: [Double], _ steps: [AxisStep]) -> [(String, any Chart)] {
    let gaps: [Double?] = values.enumerated().map { $0 % 4 == 3 ? nil : $1 }
    let norm = NormBand(lower: 0.3, upper: 0.6, name: "норма, названная очень длинными словами, 30–60 %")
    let fan: [ClosedRange<Double>?] = values.map { $0.isFinite ? ($0 - 1)...($0 + 1) : nil }
    let series = [
      LineChart.Series(name: "год назад", values: values.reversed(), ink: .members, kind: .lastYear),
      LineChart.Series(name: "анонимные", values: gaps, ink: .anonymous),
      LineChart.Series(name: "участники", values: values, ink: .members, intervals: fan),
      LineChart.Series(name: "прогноз", values: gaps, ink: .points, kind: .forecast),
    ]
    let line = LineChart(
      steps: steps, series: series, norm: norm, marks: [.init(step: 0, name: "запуск"), .init(step: 1, name: "акция")],
      format: format)
    let layers = [Ink.fresh, .members, .quiet, .sleeping, .lost].map { ink in
      StackedAreaChart.Layer(name: "слой \(ink.rawValue)", values: values, ink: ink)
    }
    return [
      ("line", line), ("stack", StackedAreaChart(steps: steps, layers: layers, format: format)),
      ("sparkline", Sparkline(values: gaps, lastYear: gaps, norm: norm)),
    ]
  }

  private static func bars(_ values: [Double], _ steps: [AxisStep]) -> [(String, any Chart)] {
    let norm = NormBand(lower: 0.3, upper: nil, name: "норма от 30 %")
    let bars = values.map { BarChart.Bar(value: $0, lastYear: $0 * 0.9) }
    let rows = values.enumerated().map { index, value in
      RowChart.Row(
        name: "Кассир с длинной фамилией № \(index)", value: value,
        interval: value.isFinite ? (value - 1)...(value + 1) : nil, text: GallerySamples.decimal(value, 1), ink: .bad)
    }
    let parts = values.enumerated().map { index, value in
      WaterfallChart.Part(
        name: "Фактор \(index)", amount: value, kind: index == 0 ? .total : .change,
        text: GallerySamples.decimal(value, 1), ink: .good)
    }
    return [
      (
        "bars",
        BarChart(
          steps: steps, bars: bars, ink: .members, name: "сейчас", lastYearName: "год назад", norm: norm, format: format
        )
      ),
      ("rows", RowChart(rows: rows, reference: (values.first ?? 0, "магазин"), norm: norm, format: format)),
      ("dots", RowChart(rows: rows, reference: (values.last ?? 0, "сеть"), style: .dots, format: format)),
      ("waterfall", WaterfallChart(parts: parts, format: format)),
    ]
  }

  private static func tables(_ values: [Double], _ steps: [AxisStep]) -> [(String, any Chart)] {
    let bins = values.prefix(30).indices.map { "\($0 * 200)" }
    let histogram = Histogram(
      binNames: bins,
      groups: [
        .init(
          name: "участники", values: values, ink: .members, median: (values.first ?? 0, "медиана участников 620 ₽")),
        .init(name: "анонимные", values: values.reversed(), ink: .anonymous, median: (1, "медиана анонимных 320 ₽")),
      ], format: format)
    let cells = values.map { value in values.prefix(24).map { HeatMap.Cell(value: $0 + value, text: "7") } }
    let map = HeatMap(
      rowNames: steps.map(\.fullName), rowFigures: values.map { GallerySamples.grouped($0) },
      columnNames: values.prefix(24).indices.map(String.init), rowTitle: "когорта", figureTitle: "пришли",
      columnTitle: "месяцев с первой покупки", cells: cells, shading: values.count % 2 == 0 ? .even : .root)
    let value = values.first ?? 0
    let gauge = ShareGauge(
      share: value, interval: value.isFinite ? (value - 0.1)...(value + 0.1) : nil, text: "7,4 %",
      filledName: "маржи участников должны быть добавочными, чтобы программа окупилась", restName: "остальное",
      format: format)
    let bullet = NormBullet(
      value: value, lastYear: values.last, norm: NormBand(lower: 0.6, upper: 0.8, name: "норма"), ink: .bad,
      format: format)
    return [("histogram", histogram), ("heat map", map), ("gauge", gauge), ("bullet", bullet)]
  }
}
