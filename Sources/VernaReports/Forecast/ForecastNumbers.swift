import VernaCore
import VernaDesign
import VernaLanguage

/// Writes the forecast's numbers as the house writes them. Money comes in minor units, points in hundredths.
struct ForecastNumbers {
  let wording: Wording
  private let perMajor: Double

  init(_ wording: Wording) {
    self.wording = wording
    perMajor = Double(wording.money.currency.minorPerMajor)
  }

  /// Money short.
  func money(_ minor: Double) -> String { wording.money.short(minor / perMajor) }

  /// A value as it is written in files: money in major units, points whole, the rest as it is.
  func plain(_ value: Double, _ unit: ForecastMetric.Unit) -> Double {
    switch unit {
    case .money: value / perMajor
    case .points: value / 100
    default: value
    }
  }

  /// A figure in words.
  func text(_ value: Double, _ unit: ForecastMetric.Unit) -> String {
    let value = plain(value, unit)
    switch unit {
    case .money: return wording.money.short(value)
    case .count, .points: return whole(value)
    case .share: return wording.numbers.percent(value, decimals: 1)
    case .gap: return wording.numbers.signedPercent(value, decimals: 0)
    case .times: return wording.numbers.text(value, decimals: 1) + "×"
    }
  }

  /// A count: whole where it is large.
  func whole(_ value: Double) -> String {
    wording.numbers.text(value, decimals: abs(value) < 10 && value != value.rounded() ? 1 : 0)
  }

  /// An input in words.
  func text(_ value: Double, _ unit: ForecastInput.Unit) -> String {
    switch unit {
    case .count: whole(value)
    case .money: abs(value / perMajor) < 9_999.5 ? wording.money.text(value / perMajor, decimals: 0) : money(value)
    case .share: wording.numbers.percent(value, decimals: 1)
    case .times: wording.numbers.text(value, decimals: 2)
    case .months: wording.numbers.text(value, decimals: 1)
    }
  }

  /// A change of a lever: points where it is added, per cent where it multiplies.
  func change(_ value: Double, of lever: ForecastLever) -> String {
    lever.isAdded
      ? wording.numbers.signed(value * 100, decimals: 1) + NumberStyle.thinSpace
        + wording(Bilingual("п.п.", "pp"))
      : wording.numbers.signedPercent(value, decimals: 1)
  }
}
