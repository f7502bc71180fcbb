import ArgumentParser
import Foundation
import VernaColumns
import VernaCore
import VernaDesign

/// Times a forecast of a retailer's files: inputs are fitted once, then the same forecast is asked again and again, as a
/// page does whose sliders are moved.
///
///     verna demo --out demo-out --no-serve
///     verna-forecast-benchmarks demo-out/lines.csv demo-out/receipts.csv ... --map demo-out/map.yaml
@main
struct ForecastBenchmarks: ParsableCommand {
  @Argument(help: "Files of the data contract.")
  var files: [String]

  @Option(help: "How they are read.")
  var map: String?

  @Option(help: "Possible futures.")
  var paths = 2000

  @Option(help: "Months ahead.")
  var months = 24

  @Option(help: "How often each is timed; medians are printed.")
  var times = 21

  func run() throws {
    let mapping = try map.map { try Mapping.load(path: $0) }
    let imported = try Importer(ImportOptions()).run(inputs: files.map { ImportInput(path: $0) }, mapping: mapping) {
      _ in
    }
    let perMajor = imported.dataset.settings.currency.minorPerMajor
    let reading = HistoryReading(
      dataset: imported.dataset, industry: imported.industry ?? .other,
      pointValueMicros: imported.pointValueMicros.map { $0 * perMajor })
    guard let span = reading.wholeMonths else { throw ValidationError("no whole month in the files") }
    let history = try reading.read(span)
    let launch = imported.dataset.settings.launch?.monthIndex
    var inputs = ForecastInputs(fitting: history, months: months, launchMonth: launch)
    let fit = median { inputs = ForecastInputs(fitting: history, months: months, launchMonth: launch) }
    var forecast = Forecast.run(inputs, paths: paths)
    let run = median { forecast = Forecast.run(inputs, paths: paths) }
    let moved = ForecastScenario(name: "moved").moving(.retention, by: 0.02)
    let lever = median { forecast = Forecast.run(inputs, scenario: moved, paths: paths) }
    print("\(history.months) months of history, \(forecast.fans.count) figures, \(paths) paths of \(months) months")
    print(String(format: "fit of the inputs    %7.1f ms", fit))
    print(String(format: "forecast             %7.1f ms", run))
    print(String(format: "with a lever moved   %7.1f ms", lever))
  }

  /// The median of a piece of work in milliseconds.
  private func median(_ work: () -> Void) -> Double {
    let clock = ContinuousClock()
    let times = (0..<max(1, times)).map { _ in clock.measure(work) / .milliseconds(1) }.sorted()
    return times[times.count / 2]
  }
}
