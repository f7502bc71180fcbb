import Foundation
internal import VernaCore
internal import Yams

extension Mapping {
  /// The largest mapping file, in bytes.
  static let sizeLimit = 1 << 20

  /// Reads a mapping file.
  ///
  /// - Throws: `.cannotOpen`, or `.mapping` with line and column.
  public static func load(path: String) throws(ImportError) -> Mapping {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .cannotOpen(path: path, reason: "the mapping is not there or may not be read")
    }
    guard data.count <= sizeLimit else {
      throw .mapping(MappingError(path: path, detail: "is larger than \(sizeLimit) bytes, the limit for mappings"))
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw .mapping(MappingError(path: path, detail: "is not UTF-8 text"))
    }
    return try Mapping(yaml: text, path: path)
  }

  /// Reads a mapping from its text.
  ///
  /// - Parameter path: for messages, and for lookup files that lie beside it.
  /// - Throws: `.mapping` with line and column.
  public init(yaml: String, path: String) throws(ImportError) {
    self.init()
    self.path = path
    text = yaml
    let root = try MappingReader.root(yaml, path: path)
    let settings = try root.table(
      "a mapping",
      of: [
        "name", "currency", "time_zone", "launch", "industry", "point_value", "prices", "costs", "points_included",
        "channels", "files",
      ])
    names = try settings["name"].map(MappingReader.names) ?? [:]
    if let node = settings["currency"] {
      let code = try node.text("currency")
      guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else {
        throw node.mistake("currency must be an ISO 4217 code such as RUB")
      }
      currency = code
    }
    if let node = settings["time_zone"] {
      guard let zone = TimeZoneRules(name: try node.text("time_zone")) else {
        throw node.mistake("time_zone must be an IANA name such as Europe/Moscow, or an offset such as +03:00")
      }
      timeZone = zone
    }
    if let node = settings["launch"] {
      guard let day = Day(iso: try node.text("launch")) else {
        throw node.mistake("launch must be a date such as 2024-07-01")
      }
      launch = day
    }
    if let node = settings["industry"] {
      industry = Industry(rawValue: try node.word("industry", of: Industry.allCases.map(\.rawValue)))
    }
    pointValueMicros = try settings["point_value"]?.millionths("point_value")
    if let node = settings["prices"] { pricesIncludeVAT = try node.word("prices", of: ["incl", "excl"]) == "incl" }
    if let node = settings["costs"] { costsIncludeVAT = try node.word("costs", of: ["incl", "excl"]) == "incl" }
    pointsIncluded = try settings["points_included"]?.flag("points_included") ?? false
    for (_, channel, node) in try settings["channels"]?.table("channels") ?? [] {
      let declared = try node.table("a channel", of: ["card", "online"])
      channels[channel] = ChannelDeclaration(
        takesCards: try declared["card"]?.flag("card") ?? true,
        isOnline: try declared["online"]?.flag("online") ?? false)
    }
    for node in settings["files"]?.list() ?? [] { files.append(try MappingReader.file(node)) }
  }
}

/// Reads the parts of a mapping file.
enum MappingReader {
  static func root(_ yaml: String, path: String) throws(ImportError) -> MappingNode {
    func mistake(_ mark: Mark?, _ detail: String) -> ImportError {
      .mapping(MappingError(path: path, line: mark?.line ?? 0, column: mark?.column ?? 0, detail: detail))
    }
    do throws(MappingShape.Excess) {
      try MappingShape.check(yaml)
    } catch { throw .mapping(MappingError(path: path, line: error.line, column: 1, detail: error.detail)) }
    let node: Node?
    do {
      node = try compose(yaml: yaml)
    } catch let error as YamlError {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        // libyaml has a limit of its own, which it comes to while it looks ahead.
        throw mistake(mark, problem.hasPrefix("Maximum nesting level") ? MappingShape.tooDeep : problem)
      case .duplicatedKeysInMapping(let names, let context):
        throw mistake(context.mark, "\(names.joined(separator: ", ")) is written twice")
      default: throw mistake(nil, "is not YAML")
      }
    } catch {
      throw mistake(nil, "is not YAML")
    }
    guard let node else { throw mistake(nil, "is empty") }
    return MappingNode(node: node, path: path)
  }

  /// A name, or one a language.
  static func names(_ node: MappingNode) throws(ImportError) -> [String: String] {
    guard node.isTable else { return ["": try node.text("name")] }
    var names: [String: String] = [:]
    for (language, text) in try node.table("name", of: ["ru", "en"]) { names[language] = try text.text("name") }
    return names
  }

  static func file(_ node: MappingNode) throws(ImportError) -> FileMapping {
    let outputKeys = ["kind", "when", "columns", "recognise", "ignore"]
    let settings = try node.table(
      "a file",
      of: ["match", "separator", "header", "encoding", "decimal", "skip_lines", "format", "empty", "reject", "rows"]
        + outputKeys)
    var file = FileMapping()
    guard let match = settings["match"] else { throw node.mistake("a file needs `match`, a pattern of file names") }
    file.match = try match.texts("match").map(Glob.init)
    if let kind = settings["kind"], case .scalar = kind.node, try kind.text("kind") == "ignore" {
      if let (name, extra) = settings.filter({ $0.key != "match" && $0.key != "kind" }).min(by: { $0.key < $1.key }) {
        throw extra.mistake("a file of kind ignore is left out whole, so it takes only `match`, not `\(name)`")
      }
      file.isIgnored = true
      return file
    }
    file.format = try format(settings)
    file.empty = try settings["empty"]?.texts("empty") ?? []
    for rule in settings["reject"]?.list() ?? [] {
      let parts = try rule.table("a reject rule", of: ["when", "reason"])
      guard let when = parts["when"], let reason = parts["reason"] else {
        throw rule.mistake("a reject rule needs `when` and `reason`")
      }
      file.rejects.append(RejectRule(when: try condition(when), reason: try reason.text("reason")))
    }
    if let rows = settings["rows"] {
      if let extra = outputKeys.first(where: { settings[$0] != nil }) {
        throw rows.mistake("a file has either `rows` or its own `\(extra)`, not both")
      }
      for row in rows.list() {
        file.outputs.append(try output(try row.table("a row", of: outputKeys), isOneOfSeveral: true))
      }
    } else {
      file.outputs = [try output(settings, isOneOfSeveral: false)]
    }
    return file
  }

  private static func format(_ settings: [String: MappingNode]) throws(ImportError) -> FileFormat {
    var format = FileFormat()
    if let node = settings["separator"] {
      let text = try node.text("separator")
      let words: [String: UInt8] = ["comma": 44, "semicolon": 59, "tab": 9, "bar": 124, "spaces": 0]
      if let byte = words[text] {
        format.separator = byte
      } else if text.utf8.count == 1, let byte = text.utf8.first, byte != 34, byte != 10, byte != 13, byte != 0 {
        format.separator = byte == 32 ? 0 : byte
      } else {
        throw node.mistake("separator must be one character or comma, semicolon, tab, bar, spaces")
      }
    }
    format.header = try settings["header"]?.texts("header")
    if let node = settings["encoding"] {
      guard let encoding = TextEncoding(named: try node.text("encoding")) else {
        throw node.mistake("encoding must be one of \(TextEncoding.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      format.encoding = encoding
    }
    if let node = settings["decimal"] { format.decimal = try decimal(node) }
    if let node = settings["skip_lines"] {
      guard let lines = Int(try node.text("skip_lines")), (0...1000).contains(lines) else {
        throw node.mistake("skip_lines must be a whole number from 0 to 1000")
      }
      format.skipLines = lines
    }
    if let node = settings["format"] { format.isJSON = try node.word("format", of: ["csv", "ndjson"]) == "ndjson" }
    return format
  }

  static func decimal(_ node: MappingNode) throws(ImportError) -> DecimalFormat.Mark {
    switch try node.text("decimal") {
    case ",", "comma": return .comma
    case ".", "point": return .point
    default: throw node.mistake("decimal must be \",\" or \".\"")
    }
  }

  private static func output(
    _ settings: [String: MappingNode], isOneOfSeveral: Bool
  ) throws(ImportError) -> OutputMapping {
    var output = OutputMapping()
    if let node = settings["kind"] {
      // A whole file may be ignored, a kind of row of it may not: rows that nothing wants are unused anyway.
      let kinds = FileKind.allCases.map(\.rawValue) + (isOneOfSeveral ? [] : ["ignore"])
      output.kind = FileKind(rawValue: try node.word("kind", of: kinds))
    }
    if let node = settings["when"] { output.when = try condition(node) }
    output.recognises = try settings["recognise"]?.flag("recognise") ?? !isOneOfSeveral
    output.ignored = try settings["ignore"]?.texts("ignore") ?? []
    for (key, name, node) in try settings["columns"]?.table("columns") ?? [] {
      if let kind = output.kind, !name.hasPrefix("attr."),
        !Contract.columns(of: kind).contains(where: { $0.name == name })
      {
        let names = Contract.columns(of: kind).map(\.name).joined(separator: ", ")
        throw key.mistake("\(kind.rawValue) has no column \(name); it takes \(names), attr.*")
      }
      output.columns.append((name, try column(node)))
      output.places[name] = (key.node.mark?.line ?? 0, key.node.mark?.column ?? 0)
    }
    if !output.recognises && output.kind == nil, let node = settings["columns"] ?? settings["recognise"] {
      throw node.mistake("`kind` must be said where columns are not recognised")
    }
    return output
  }
}
