/// Every metric that is one number, in the order of METRICS.md. Adding a metric is a line here.
public enum MetricCatalog {
  /// All definitions, section by section.
  public static let all: [MetricDefinition] =
    basket + activity + offersAndPointsUse + points + retention + acquisition + satisfaction + money

  /// A definition by id.
  public static func definition(_ id: String) -> MetricDefinition? { byID[id] }

  private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}
