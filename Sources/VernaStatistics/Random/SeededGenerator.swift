/// A seeded generator of random numbers that gives the same numbers on every platform.
///
/// xoshiro256** (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021), its state filled by
/// SplitMix64. Everything drawn from it uses only integer arithmetic and the correctly rounded operations of IEEE
/// 754 (+, -, x, /, square root); logarithms come from `PortableMath`, since libraries differ in their last digit.
public struct SeededGenerator: RandomNumberGenerator, Hashable, Sendable {
  @usableFromInline var first: UInt64
  @usableFromInline var second: UInt64
  @usableFromInline var third: UInt64
  @usableFromInline var fourth: UInt64

  /// Makes a generator; different seeds give unrelated streams.
  public init(seed: UInt64) {
    var mixer = SplitMix64(state: seed)
    first = mixer.next()
    second = mixer.next()
    third = mixer.next()
    fourth = mixer.next()
  }

  /// A generator for one purpose, unrelated to the others of the same seed: adding a purpose changes no other stream.
  public init(seed: UInt64, stream: UInt64) {
    var mixer = SplitMix64(state: stream)
    self.init(seed: seed ^ mixer.next())
  }

  /// The next 64 random bits.
  @inlinable
  public mutating func next() -> UInt64 {
    let scrambled = second &* 5
    let result = ((scrambled << 7) | (scrambled >> 57)) &* 9
    let shifted = second << 17
    third ^= first
    fourth ^= second
    second ^= third
    first ^= fourth
    third ^= shifted
    fourth = (fourth << 45) | (fourth >> 19)
    return result
  }
}

/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014): fills the state of longer generators from one
/// number, and is quick enough where streams need not be long.
public struct SplitMix64: RandomNumberGenerator, Hashable, Sendable {
  private var state: UInt64

  /// A generator from a state.
  public init(state: UInt64) { self.state = state }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
