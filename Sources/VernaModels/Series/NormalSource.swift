import VernaStatistics

/// Standard normal numbers in pairs from a seeded generator.
///
/// The polar method of `SeededGenerator` throws the second number of each pair away; a forecast needs a million.
public struct NormalSource: Sendable {
  private var generator: SeededGenerator
  private var spare: Double?

  /// A source for one purpose, unrelated to the others of the same seed.
  public init(seed: UInt64, stream: UInt64) { generator = SeededGenerator(seed: seed, stream: stream) }

  /// A number of at least 0 and below 1.
  public mutating func uniform() -> Double { generator.uniform() }

  /// The next normal number.
  public mutating func next() -> Double {
    if let number = spare {
      spare = nil
      return number
    }
    let pair = generator.normalPair()
    spare = pair.1
    return pair.0
  }
}
