/// Single words that tables, columns, statuses and units show, by id.
public enum Words {
  /// The words of an id, nil where there are none.
  public static func of(_ id: String) -> Bilingual? { all[id] }

  /// The ids that have words.
  public static var ids: [String] { Array(all.keys) }

  private static let all: [String: Bilingual] = [
    FileWords.all, StatusWords.all, ColumnWords.all, CellWords.all, MissingWords.all,
  ].reduce(into: [:]) { book, part in book.merge(part) { first, _ in first } }
}

extension Wording {
  /// The word of an id: a table's cell, a file kind (`file.receipts`), anything in `Words`, the name of a metric. An
  /// unknown id is written with spaces for its underscores.
  public func word(_ id: String) -> String {
    Words.of(id)?[language] ?? MetricWords.of(id)?.name[language] ?? String(id.map { $0 == "_" ? " " : $0 })
  }

  /// The header of a table's column, without its unit.
  public func columnName(_ id: String) -> String { Words.of("column." + id)?[language] ?? word(id) }

  /// A column's header with its unit: "Продажи, ₽".
  public func columnHeading(_ id: String, unit: String?) -> String { heading(columnName(id), unit: unit) }

  /// A name with its unit after it, unless the name says it already: not "Баллы, баллы".
  public func heading(_ name: String, unit: String?) -> String {
    let mark = unit.map { unitMark($0) } ?? ""
    let stems: [String] =
      switch unit {
      case "points": [self(Bilingual("балл", "point"))]
      case "days": language == .russian ? ["дн", "день"] : ["day"]
      default: []
      }
    let words = name.lowercased().split { !$0.isLetter }
    let isSaid = words.contains { word in stems.contains { word.hasPrefix($0) } }
    return mark.isEmpty || isSaid ? name : name + ", " + mark
  }

  /// The title of a section, "A" to "F".
  public func section(_ letter: String) -> String { word("section." + letter) }

  /// Where a figure stands against its norm, in a word or two.
  public func status(_ id: String) -> String { word("status." + id) }

  /// How a figure moves, in a word.
  public func trend(_ id: String) -> String { word("trend." + id) }

  /// A trade.
  public func industry(_ id: String) -> String { word("industry." + id) }
}
