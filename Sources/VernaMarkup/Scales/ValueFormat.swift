/// How a chart writes its values; the caller brings language, unit and digits, since this target knows none.
public struct ValueFormat: Sendable {
  /// Writes a tick: the value and the distance between ticks, which says how many digits are needed.
  public var tick: @Sendable (_ value: Double, _ step: Double) -> String
  /// Writes a value at full worth: labels and hover texts.
  public var value: @Sendable (Double) -> String

  /// Makes a format from two closures.
  public init(
    tick: @escaping @Sendable (_ value: Double, _ step: Double) -> String,
    value: @escaping @Sendable (Double) -> String
  ) {
    self.tick = tick
    self.value = value
  }
}
