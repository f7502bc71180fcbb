extension SeededGenerator {
  /// A whole number of at least zero and below `bound`, each equally likely to within 2^-64 x `bound`.
  ///
  /// Lemire, "Fast random integer generation in an interval" (2019), without its rejection step.
  /// - Parameter bound: more than zero.
  @inlinable
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "a bound must be more than zero")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// True with a probability given in millionths.
  @inlinable
  public mutating func chance(millionths: Int) -> Bool { below(1_000_000) < millionths }

  /// A number of at least 0 and below 1, a multiple of 2^-53.
  @inlinable
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A draw from the exponential distribution of a mean above zero.
  public mutating func exponential(mean: Double) -> Double {
    precondition(mean > 0, "a mean must be more than zero")
    return -mean * PortableMath.log(1 - uniform())
  }

  /// A draw from the normal distribution, by Marsaglia's polar method (1964).
  public mutating func normal(mean: Double = 0, standardDeviation: Double = 1) -> Double {
    precondition(standardDeviation >= 0, "a standard deviation must not be negative")
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let square = x * x + y * y
      if square > 0 && square < 1 {
        return mean + standardDeviation * x * (-2 * PortableMath.log(square) / square).squareRoot()
      }
    }
  }

  /// Two unrelated draws from the standard normal distribution, at the price of one (Marsaglia's polar method).
  public mutating func normalPair() -> (Double, Double) {
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let square = x * x + y * y
      if square > 0 && square < 1 {
        let size = (-2 * PortableMath.log(square) / square).squareRoot()
        return (x * size, y * size)
      }
    }
  }

  /// A draw from the gamma distribution: mean shape x scale.
  ///
  /// Marsaglia and Tsang, "A simple method for generating gamma variables" (2000); a shape under 1 by their boost.
  public mutating func gamma(shape: Double, scale: Double = 1) -> Double {
    precondition(shape > 0 && scale > 0, "shape and scale must be more than zero")
    if shape < 1 {
      let boost = PortableMath.exp(max(-699, PortableMath.log(1 - uniform()) / shape))
      return gamma(shape: shape + 1, scale: scale) * boost
    }
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal()
      let root = 1 + c * x
      if root <= 0 { continue }
      let cube = root * root * root
      if PortableMath.log(1 - uniform()) < 0.5 * x * x + d - d * cube + d * PortableMath.log(cube) {
        return d * cube * scale
      }
    }
  }

  /// A draw from the Poisson distribution.
  ///
  /// By counting exponential gaps up to a mean of 30; above that as the sum of parts no larger.
  /// - Complexity: O(mean).
  public mutating func poisson(mean: Double) -> Int {
    precondition(mean >= 0 && mean.isFinite, "a mean must be finite and not negative")
    var rest = mean
    var count = 0
    while rest > 30 {
      count += smallPoisson(mean: 30)
      rest -= 30
    }
    return count + smallPoisson(mean: rest)
  }

  private mutating func smallPoisson(mean: Double) -> Int {
    let limit = PortableMath.exp(-mean)
    var product = 1 - uniform()
    var count = 0
    while product > limit {
      product *= 1 - uniform()
      count += 1
    }
    return count
  }

  /// An index, each as likely as its weight.
  ///
  /// - Parameter weights: not negative, their sum above zero and below 2^63.
  /// - Complexity: O(weights).
  public mutating func choice(weights: [Int]) -> Int {
    var rest = below(weights.reduce(0, +))
    for (index, weight) in weights.enumerated() {
      if rest < weight { return index }
      rest -= weight
    }
    return weights.count - 1
  }

  /// Puts an array into random order (Fisher and Yates).
  @inlinable
  public mutating func shuffle<Element>(_ array: inout [Element]) {
    var last = array.count - 1
    while last > 0 {
      array.swapAt(last, below(last + 1))
      last -= 1
    }
  }
}
