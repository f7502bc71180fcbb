/// A seeded source of draws.
///
/// SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
struct Dice {
  private var state: UInt64

  init(state: UInt64) { self.state = state }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

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
