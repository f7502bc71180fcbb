/// A plan of a pilot.
public struct PilotPlan: Sendable, Equatable {
  /// Makes an empty one.
  public init() {}
}
