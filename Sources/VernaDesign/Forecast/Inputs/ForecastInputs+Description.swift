import VernaModels

extension ForecastInputs {
  /// Describes what was fitted, as levels without the calendar.
  mutating func describe(_ history: MonthlyHistory, _ fitting: InputsFitting) {
    var found: [InputDescription] = []
    if history.end.enrolled > 0 {
      let enrolled = Double(history.end.enrolled)
      found.append(InputDescription(.members, value: enrolled, low: enrolled, high: enrolled, source: .data))
    }
    for input in ForecastInput.allCases {
      guard let driver = input.driver else { continue }
      switch self[driver] {
      case .absent: continue
      case .zero: found.append(InputDescription(input, value: 0, low: 0, high: 0, source: .data))
      case .lumps(let past):
        let mean = past.reduce(0, +) / Double(past.count)
        found.append(
          InputDescription(input, value: mean, low: past.min() ?? mean, high: past.max() ?? mean, source: .data))
      case .series(let series):
        let (mean, deviation) = series.level
        let half = 1.2815515655446004 * deviation
        let bounds = [mean, mean - half, mean + half].map { driver.isLogarithmic ? $0.exponential : $0 }
        found.append(InputDescription(input, value: bounds[0], low: bounds[1], high: bounds[2], source: .data))
      }
    }
    if let rate = receiptsAMonthLived {
      found.append(InputDescription(.frequency, value: rate, low: rate, high: rate, source: .data))
    }
    if let exposure {
      let kept = exposure.yearlyRetention
      var fast = exposure
      fast.curve.fading += 1.28 * exposure.curve.fadingDeviation
      fast.oldCurve.fading += 1.28 * exposure.oldCurve.fadingDeviation
      var slow = exposure
      slow.curve.fading = max(0, exposure.curve.fading - 1.28 * exposure.curve.fadingDeviation)
      slow.oldCurve.fading = max(0, exposure.oldCurve.fading - 1.28 * exposure.oldCurve.fadingDeviation)
      found.append(
        InputDescription(
          .retention, value: kept, low: fast.yearlyRetention, high: slow.yearlyRetention, source: .data))
    }
    if let points {
      let used = 1 - points.breakage
      found.append(InputDescription(.redemption, value: used, low: used, high: used, source: .data))
      let horizon = Double(points.redeemedAt.count - 1)
      found.append(
        InputDescription(
          .expiryMonths, value: horizon, low: horizon, high: horizon, source: points.isHorizonAssumed ? .article : .data
        ))
    }
    if let lifetime {
      let half = (1.28 * lifetime.deviation).exponential
      found.append(
        InputDescription(
          .lifetime, value: lifetime.months, low: lifetime.months / half, high: lifetime.months * half, source: .data))
    }
    switch caused {
    case .conservative:
      let range = CausedShare.conservativeRange
      found.append(
        InputDescription(.uplift, value: 0.015, low: range.lowerBound, high: range.upperBound, source: .article))
    case .launch:
      let values = [0, -1.28, 1.28].map { normal -> Double in
        let share = caused.draw(uniform: 0.5, normal: normal)
        return share / (1 - share)
      }
      found.append(InputDescription(.uplift, value: values[0], low: values[1], high: values[2], source: .launch))
    case .uplift(let low, let high):
      found.append(InputDescription(.uplift, value: (low + high) / 2, low: low, high: high, source: .scenario))
    }
    described = found.sorted { $0.input.order < $1.input.order }
  }
}
