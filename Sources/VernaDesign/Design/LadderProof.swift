/// What the window would have come to under the designed ladder.
public struct LadderProof: Sendable, Equatable {
  /// Makes an empty one.
  public init() {}
}
