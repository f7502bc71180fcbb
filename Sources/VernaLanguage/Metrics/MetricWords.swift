/// A metric or a table in words: its name, and one line of what it means for a marketer.
public struct MetricWords: Sendable, Hashable {
  /// The id of METRICS.md.
  public let id: String
  /// Its name.
  public let name: Bilingual
  /// What it means, in one line of plain words.
  public let meaning: Bilingual

  init(_ id: String, _ russianName: String, _ russian: String, _ englishName: String, _ english: String) {
    self.id = id
    name = Bilingual(russianName, englishName)
    meaning = Bilingual(russian, english)
  }

  /// The words of an id, nil where there are none.
  public static func of(_ id: String) -> MetricWords? { byID[id] }

  /// The words of every metric and table, in the order of METRICS.md.
  public static let all: [MetricWords] =
    base + baskets + scans + activity + points + retention + satisfaction + money + further

  private static let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
}

extension Wording {
  /// The name of a metric or a table; its id where it has no words.
  public func metricName(_ id: String) -> String { MetricWords.of(id)?.name[language] ?? id }

  /// What a metric or a table means; empty where it has no words.
  public func metricMeaning(_ id: String) -> String { MetricWords.of(id)?.meaning[language] ?? "" }
}
