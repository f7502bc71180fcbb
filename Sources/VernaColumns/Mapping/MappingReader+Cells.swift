/// Reads columns, templates, lookups and conditions.
extension MappingReader {
  private static let sourceKeys = ["column", "template", "constant", "cases", "lookup", "parts"]

  /// Reads what fills a contract column: a column's name or a template, or a table of settings.
  static func column(_ node: MappingNode) throws(ImportError) -> ColumnMapping {
    guard node.isTable else { return ColumnMapping(try namedOrTemplate(node)) }
    let settings = try node.table(
      "a column", of: sourceKeys + ["otherwise", "by", "format", "decimal", "empty", "values"])
    var column = ColumnMapping(try source(node, settings))
    if let format = settings["format"] {
      switch try format.text("format") {
      case "unix": column.time = .unixSeconds
      case "unix_ms": column.time = .unixMilliseconds
      case "iso": column.time = .usual(dayFirst: false)
      case let text:
        guard let pattern = TimePattern(text) else {
          throw format.mistake(
            "format must name a year, a month and a day, as in d/M/yyyy H:mm (yyyy yy MM M MMM dd d HH H hh h mm ss SSS a Z), "
              + "or be unix, unix_ms or iso")
        }
        column.time = .pattern(pattern)
      }
    }
    if let decimal = settings["decimal"] { column.decimal = try self.decimal(decimal) }
    column.empty = try settings["empty"]?.texts("empty") ?? []
    for (_, from, to) in try settings["values"]?.table("values") ?? [] {
      column.values.append(.init(from: from, to: try to.text("a value")))
    }
    if settings["cases"] == nil, let otherwise = settings["otherwise"] {
      column.otherwise = try otherwise.text("otherwise")
    }
    return column
  }

  private static func source(_ node: MappingNode, _ settings: [String: MappingNode]) throws(ImportError) -> CellSource {
    let given = sourceKeys.filter { settings[$0] != nil }
    guard given.count == 1 else {
      throw node.mistake("a column needs exactly one of \(sourceKeys.joined(separator: ", "))")
    }
    if let column = settings["column"] { return .column(try column.text("column")) }
    if let template = settings["template"] { return try self.template(template) }
    if let constant = settings["constant"] { return .constant(try constant.text("constant")) }
    if let lookup = settings["lookup"] { return try self.lookup(lookup) }
    if let parts = settings["parts"] {
      var sources: [CellSource] = []
      for part in parts.list() { sources.append(try anySource(part)) }
      return .joined(sources, by: try settings["by"]?.text("by") ?? "")
    }
    var branches: [CellSource.Branch] = []
    for branch in settings["cases"]?.list() ?? [] {
      let keys = try branch.table("a case", of: ["when", "value"] + sourceKeys)
      guard let when = keys["when"] else { throw branch.mistake("a case needs `when`") }
      let value: CellSource
      if let constant = keys["value"] {
        value = .constant(try constant.text("value"))
      } else {
        value = try source(branch, keys)
      }
      branches.append(CellSource.Branch(when: try condition(when), value: value))
    }
    let otherwise: CellSource? =
      if let node = settings["otherwise"] {
        node.isTable ? try anySource(node) : .constant(try node.text("otherwise"))
      } else { nil }
    return .cases(branches, otherwise: otherwise)
  }

  private static func anySource(_ node: MappingNode) throws(ImportError) -> CellSource {
    guard node.isTable else { return try namedOrTemplate(node) }
    return try source(node, try node.table("a source", of: sourceKeys + ["otherwise", "by"]))
  }

  private static func namedOrTemplate(_ node: MappingNode) throws(ImportError) -> CellSource {
    let text = try node.text("a column")
    return text.contains("{") && text.contains("}") ? try template(node) : .column(text)
  }

  private static func lookup(_ node: MappingNode) throws(ImportError) -> CellSource {
    let settings = try node.table("a lookup", of: ["file", "from", "key", "value"])
    guard let file = settings["file"], let from = settings["from"], let key = settings["key"],
      let value = settings["value"]
    else { throw node.mistake("a lookup needs `file`, `from` (here), `key` (there) and `value` (there)") }
    return .lookup(
      CellSource.Lookup(
        file: try file.text("file"), key: try key.text("key"), value: try anySource(value), from: try anySource(from)))
  }

  /// Reads `{a}-{b}`: texts and columns; `{row_number}` is the line on which the row starts, `{{` a brace.
  private static func template(_ node: MappingNode) throws(ImportError) -> CellSource {
    let text = try node.text("template")
    var pieces: [CellSource.Piece] = []
    var literal = ""
    var rest = Substring(text)
    while let first = rest.first {
      rest.removeFirst()
      if first == "{" && rest.first == "{" || first == "}" && rest.first == "}" {
        rest.removeFirst()
        literal.append(first)
      } else if first == "{" {
        guard let close = rest.firstIndex(of: "}") else {
          throw node.mistake("a template opens { and does not close it")
        }
        if !literal.isEmpty { pieces.append(.text(literal)) }
        literal = ""
        let name = String(rest[..<close])
        pieces.append(name == "row_number" ? .rowNumber : .column(name))
        rest = rest[rest.index(after: close)...]
      } else {
        literal.append(first)
      }
    }
    if !literal.isEmpty { pieces.append(.text(literal)) }
    return .template(pieces)
  }

  /// Reads a condition: a table of columns and tests that must all hold, or a list of which one must.
  static func condition(_ node: MappingNode) throws(ImportError) -> RowCondition {
    if node.isList {
      var parts: [RowCondition] = []
      for part in node.list() { parts.append(try condition(part)) }
      return .any(parts)
    }
    var parts: [RowCondition] = []
    for (_, column, test) in try node.table("a condition") { parts.append(try self.test(test, of: column)) }
    if parts.isEmpty { throw node.mistake("a condition needs at least one column") }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private static func test(_ node: MappingNode, of column: String) throws(ImportError) -> RowCondition {
    guard node.isTable else { return .test(column: column, .equals(try node.texts("a value"))) }
    let keys =
      ["is", "starts", "ends", "contains", "like", "empty", "not"] + CellTest.Comparison.allCases.map(\.rawValue)
    var parts: [RowCondition] = []
    let settings = try node.table("a test", of: keys)
    for key in keys {
      guard let value = settings[key] else { continue }
      switch key {
      case "is": parts.append(.test(column: column, .equals(try value.texts(key))))
      case "starts": parts.append(.test(column: column, .startsWith(try value.texts(key))))
      case "ends": parts.append(.test(column: column, .endsWith(try value.texts(key))))
      case "contains": parts.append(.test(column: column, .contains(try value.texts(key))))
      case "like": parts.append(.test(column: column, .matches(Glob(try value.text(key)))))
      case "empty":
        let test = RowCondition.test(column: column, .isEmpty)
        parts.append(try value.flag(key) ? test : .not(test))
      case "not": parts.append(.not(try test(value, of: column)))
      default:
        guard let comparison = CellTest.Comparison(rawValue: key) else { continue }
        parts.append(.test(column: column, .number(comparison, millionths: try value.millionths(key))))
      }
    }
    if parts.isEmpty { throw node.mistake("a test needs at least one of \(keys.joined(separator: ", "))") }
    return parts.count == 1 ? parts[0] : .all(parts)
  }
}
