import VernaStatistics

/// A seeded source of draws.
struct Dice {
  private var numbers: SplitMix64

  init(state: UInt64) { numbers = SplitMix64(state: state) }

  mutating func next() -> UInt64 { numbers.next() }

  /// From 0 to a limit less one; 0 where the limit is not above 1.
  mutating func below(_ limit: Int) -> Int {
    limit <= 1 ? 0 : Int((next() >> 11) % UInt64(limit))
  }

  /// Both ends included.
  mutating func from(_ low: Int, to high: Int) -> Int { low + below(high - low + 1) }

  mutating func isUnder(percent: Int) -> Bool { below(100) < percent }

  /// One of some, nil of none.
  mutating func one<Value>(of values: [Value]) -> Value? {
    values.isEmpty ? nil : values[below(values.count)]
  }

  /// One of some by weight; the last where the weights are zero.
  mutating func one<Value>(of values: [(value: Value, weight: Int)], total: Int) -> Value {
    var left = below(total)
    for (value, weight) in values {
      if left < weight { return value }
      left -= weight
    }
    return values[values.count - 1].value
  }
}
