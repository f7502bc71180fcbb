package import VernaCore

/// Which figures of a period before the programme's launch can stand beside those after it.
///
/// Before the launch nobody had a card: shares were zero and all shoppers were anonymous, so every figure of members or
/// of others speaks of something else. Only what counts everybody is alike.
package enum LaunchLine {
  /// Figures of the whole shop, card or not.
  private static let everybody: Set<String> = ["base.sales", "base.returns", "base.receipts"]

  /// Whether a metric of a period, part of which may lie before the launch, can be compared with one after it.
  package static func isAlike(_ id: String, in period: Period, launch: Day?) -> Bool {
    guard let launch else { return true }
    return period.from >= launch || everybody.contains(id)
  }
}
