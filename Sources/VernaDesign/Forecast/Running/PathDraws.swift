import VernaMetrics
import VernaModels

/// The random part of a forecast: what each driver does on each path. Scenarios are compared on the same draws.
struct PathDraws: Sendable {
  /// How many paths lie side by side.
  static let blockSize = 64

  let blocks: [DrawBlock]
  let paths: Int

  /// Draws all paths.
  ///
  /// The numbers of a path depend on the seed, the path and the driver alone, never on threads or on other drivers.
  /// - Complexity: O(paths x drivers x (months + 15²)).
  init(_ inputs: ForecastInputs, paths: Int, seed: UInt64) {
    self.paths = paths
    let size = PathDraws.blockSize
    blocks = ParallelWalk.map(parts: (paths + size - 1) / size) { block in
      DrawBlock(inputs, paths: (block * size)..<min(paths, (block + 1) * size), seed: seed)
    }
  }
}

/// The draws of some paths.
struct DrawBlock: Sendable {
  let count: Int
  let months: Int
  /// By driver, path and month: the value with calendar and noise, and the level without; empty where not known.
  private(set) var values: [[Double]]
  private(set) var levels: [[Double]]
  /// By path and month: receipts that today's cohorts would make; by path and age: those of a new member.
  private(set) var base: [Double]
  private(set) var curve: [Double]
  /// By path: the share of margin that is caused, the factor of lifetime, the level of activity at the end of the data.
  private(set) var caused: [Double] = []
  private(set) var lifetime: [Double] = []

  init(_ inputs: ForecastInputs, paths: Range<Int>, seed: UInt64) {
    count = paths.count
    months = inputs.months
    values = [[Double]](repeating: [], count: inputs.drivers.count)
    levels = values
    base = [Double](repeating: 0, count: paths.count * inputs.months)
    curve = base
    for driver in ForecastDriver.allCases { draw(driver, inputs, paths, seed) }
    for path in paths {
      var source = NormalSource(seed: seed, stream: DrawBlock.stream(path, 31))
      let fading = source.next()
      let life = source.next()
      let uniform = source.uniform()
      caused.append(inputs.caused.draw(uniform: uniform, normal: source.next()))
      lifetime.append((inputs.lifetime.map { $0.deviation * life } ?? 0).exponential)
      if let exposure = inputs.exposure { expect(exposure, inputs, path - paths.lowerBound, fading) }
    }
  }

  private static func stream(_ path: Int, _ purpose: Int) -> UInt64 { UInt64(path) << 5 | UInt64(purpose) }

  private mutating func draw(_ driver: ForecastDriver, _ inputs: ForecastInputs, _ paths: Range<Int>, _ seed: UInt64) {
    let place = driver.rawValue
    let fit = inputs.drivers[place]
    guard fit.isKnown else { return }
    var values = [Double](repeating: 0, count: paths.count * months)
    var levels = values
    let isByDay = driver == .newMembers || driver == .activity || driver == .otherRevenue
    let lengths = (0..<months).map { isByDay ? MonthLength.logarithm(inputs.firstMonth + $0) : 0 }
    for path in paths {
      var source = NormalSource(seed: seed, stream: DrawBlock.stream(path, place))
      let shift = inputs.adjustments[place].map { $0.deviation * source.next() } ?? 0
      let range = (path - paths.lowerBound) * months..<(path - paths.lowerBound + 1) * months
      switch fit {
      case .absent: continue
      case .zero: break
      case .lumps(let past):
        let mean = past.reduce(0, +) / Double(past.count)
        for index in range {
          values[index] = past[min(past.count - 1, Int(source.uniform() * Double(past.count)))]
          levels[index] = mean
        }
      case .series(let series):
        values.withUnsafeMutableBufferPointer { values in
          levels.withUnsafeMutableBufferPointer { levels in
            series.draw(
              firstMonth: inputs.firstCalendarMonth, values: UnsafeMutableBufferPointer(rebasing: values[range]),
              levels: UnsafeMutableBufferPointer(rebasing: levels[range]), using: &source)
          }
        }
        if driver.isLogarithmic {
          for index in range {
            values[index] = (values[index] + lengths[index - range.lowerBound]).exponential
            levels[index] = levels[index].exponential
          }
        }
      }
      guard let adjustment = inputs.adjustments[place] else { continue }
      let factor = driver.isLogarithmic ? adjustment.factor * shift.exponential : 1
      let addition = driver.isLogarithmic ? 0 : adjustment.factor + shift
      for index in range {
        values[index] = values[index] * factor + addition
        levels[index] = levels[index] * factor + addition
      }
    }
    if driver == .discounts || driver == .pointsPaid {
      for index in values.indices {
        values[index] = min(0.95, max(0, values[index]))
        levels[index] = min(0.95, max(0, levels[index]))
      }
    }
    self.values[place] = values
    self.levels[place] = levels
  }

  /// The curves of a path: they fade as drawn, and agree with the fitted ones over the last months that were seen.
  private mutating func expect(_ exposure: Exposure, _ inputs: ForecastInputs, _ path: Int, _ fading: Double) {
    let fitted = exposure.expected(month: -1, deviation: 0)
    let drawn = exposure.expected(month: -1, deviation: fading)
    let correction = drawn > 0 ? fitted / drawn : 1
    let oldest = (exposure.cohorts.map(\.age).max() ?? 0) + months
    let young = (0...oldest).map { exposure.curve.receipts(at: $0, deviation: fading) }
    let old = (0...oldest).map { exposure.oldCurve.receipts(at: $0, deviation: fading) }
    for month in 0..<months {
      var sum = 0.0
      for cohort in exposure.cohorts { sum += cohort.members * (cohort.isOld ? old : young)[cohort.age + month] }
      base[path * months + month] = sum * correction
      curve[path * months + month] = exposure.curve.receipts(at: month, deviation: fading)
    }
  }
}
