/// All that is to be known of a retailer's scenarios: the forecasts, what matters most, what each lever must do, why it
/// loses.
public struct ForecastStudy: Sendable {
  /// The programme's or the retailer's name.
  public var name: String
  /// The inputs of the first scenario.
  public var inputs: ForecastInputs
  /// One a scenario; the first is the base, with which the others are compared.
  public var forecasts: [Forecast]
  public var tornado: Tornado
  /// Nil where margin or costs are not known.
  public var breakEven: BreakEven?
  /// Nil where the base does not lose, or margin or costs are not known.
  public var loss: LossCause?
  /// The forecast tried on months held back; nil where none were.
  public var trial: ForecastTrial?

  /// Runs the scenarios on the same random numbers, and what else is to be known of the first.
  ///
  /// - Parameters:
  ///   - scenarios: without any, things go on as they are.
  ///   - paths: what is asked of levers uses up to 500 of them.
  public init(
    name: String, inputs: ForecastInputs, scenarios: [ForecastScenario], paths: Int, seed: UInt64,
    trial: ForecastTrial? = nil
  ) {
    self.name = name
    self.trial = trial
    let asked = scenarios.isEmpty ? [ForecastScenario(name: "")] : scenarios
    self.inputs = inputs.applying(asked[0])
    forecasts = asked.map { Forecast.run(inputs, scenario: $0, paths: paths, seed: seed) }
    tornado = Tornado(inputs, scenario: asked[0], paths: min(paths, 500), seed: seed)
    breakEven = BreakEven(inputs, scenario: asked[0], paths: min(paths, 500), seed: seed)
    loss = LossCause(forecasts[0], breakEven: breakEven)
  }

  /// The base scenario's forecast.
  public var base: Forecast { forecasts[0] }
  /// How many months.
  public var months: Int { base.months }
}
