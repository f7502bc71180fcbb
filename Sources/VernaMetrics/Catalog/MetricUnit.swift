/// What a metric is measured in.
public enum MetricUnit: String, Sendable, Codable, CaseIterable {
  /// Money in the data set's currency.
  case money
  /// A fraction: 0.25 is shown as 25 %.
  case share
  /// A relative difference: 0.25 is shown as +25 %; may be negative.
  case gap
  /// A difference of two shares, shown in percentage points.
  case sharePoints
  /// How many.
  case count
  /// Loyalty points.
  case points
  /// Fractional days.
  case days
  /// Receipts a member (or customer) over the period.
  case receiptsPerMember
  /// Receipts a member a month.
  case perMonth
  /// Receipts a member a year.
  case perYear
  /// Items a receipt.
  case items
  /// How many times one thing is another.
  case times
  /// A score such as NPS, from -1 to 1.
  case score
}
