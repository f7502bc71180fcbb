public import VernaLanguage

/// The reference of programme files, as Markdown tables made from the one description.
public enum ProgrammeReference {
  /// A section for each table, with a row for each key.
  public static func text(in language: Language) -> String {
    ProgrammeDescription.tables.map { section($0, language) }.joined(separator: "\n")
  }

  /// Every key that is described, as `table.key`.
  package static var keys: Set<String> {
    Set(ProgrammeDescription.tables.flatMap { table in table.keys.map { "\(table.name.rawValue).\($0.name)" } })
  }

  private static func section(_ table: TableDescription, _ language: Language) -> String {
    let head =
      language == .russian ? "ключ | что значит | пример | если не сказано" : "key | meaning | example | unless said"
    var lines = [
      "### \(table.name.rawValue)", "", table.meaning[language] + ".", "", "| \(head) |", "|---|---|---|---|",
    ]
    for key in table.keys {
      let name = "`\(key.name)`" + (key.isRequired ? " *" : "")
      lines.append(
        "| \(name) | \(key.meaning[language]) | `\(key.example)` | \(key.byDefault.map { "`\($0)`" } ?? "") |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
