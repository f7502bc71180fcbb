#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The tests' own stream of numbers: SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, OOPSLA 2014), kept apart from
/// the library's generators so that a mistake there cannot hide here.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to 1.
  mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// An exponential number of mean 1.
  mutating func exponential() -> Double { -log1p(-uniform()) }

  /// A standard normal number, by Box and Muller.
  mutating func normal() -> Double { (2 * exponential()).squareRoot() * cos(2 * Double.pi * uniform()) }

  /// 1, 2, 3 and so on, geometric with the given mean.
  mutating func count(mean: Double) -> Int { 1 + Int(exponential() / -log1p(-1 / mean)) }
}
