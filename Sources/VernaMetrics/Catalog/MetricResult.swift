/// What a formula answers for one period: a value with what it was made of, or the reason why there is none.
public struct MetricResult: Sendable, Hashable {
  /// The value, nil where absent. Money in minor units (see `MetricNumber.real`).
  public var value: MetricNumber?
  public var numerator: MetricNumber?
  public var denominator: MetricNumber?
  /// The size of the sample: members, receipts, answers, as the formula's denominator counts.
  public var n: Int64?
  /// The 95 % interval, in the unit of the value; nil for counts and sums.
  public var interval: ClosedRange<Double>?
  /// Why there is no value.
  public var absence: Absence?
  /// Remarks that belong to the number: coverage, assumptions, "naive", "may be old customers".
  public var notes: [MetricNote]

  /// Makes one from its parts.
  public init(
    value: MetricNumber? = nil, numerator: MetricNumber? = nil, denominator: MetricNumber? = nil, n: Int64? = nil,
    interval: ClosedRange<Double>? = nil, absence: Absence? = nil, notes: [MetricNote] = []
  ) {
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.n = n
    self.interval = interval
    self.absence = absence
    self.notes = notes
  }

  /// No value, for a reason.
  public static func absent(_ reason: Absence) -> MetricResult { MetricResult(absence: reason) }

  /// A quotient of two numbers; absent when the denominator is zero.
  public static func ratio(
    _ numerator: MetricNumber, _ denominator: MetricNumber, n: Int64? = nil, interval: ClosedRange<Double>? = nil,
    notes: [MetricNote] = []
  ) -> MetricResult {
    guard denominator.double != 0 else {
      return MetricResult(
        numerator: numerator, denominator: denominator, n: n, absence: .zeroDenominator, notes: notes)
    }
    return MetricResult(
      value: .real(numerator.double / denominator.double), numerator: numerator, denominator: denominator, n: n,
      interval: interval, notes: notes)
  }
}
