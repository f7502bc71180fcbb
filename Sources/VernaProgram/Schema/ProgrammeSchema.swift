public import VernaLanguage
import VernaMechanics
import VernaRules

/// The JSON Schema of programme files (draft 2020-12), and the names that rules may use, made from the one description.
public enum ProgrammeSchema {
  /// The schema as JSON text; descriptions are in a language.
  public static func text(in language: Language) -> String {
    var definitions: [(String, JSONText)] = ProgrammeDescription.tables.map { table in
      (table.name.rawValue, object(of: table, language))
    }
    definitions += shared
    let schema: JSONText = .object([
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
      ("title", .text(language == .russian ? "Файл программы Verna" : "Verna programme file")),
      ("$ref", .text("#/$defs/file")), ("$defs", .object(definitions)), ("x-rule-names", names),
    ])
    return schema.pretty
  }

  /// Names of rules with their types, by what they belong to.
  static var names: JSONText {
    func list(_ names: [(name: String, type: RuleType)]) -> JSONText {
      .object(names.map { ($0.name, .text($0.type.text)) })
    }
    return .object([
      ("basket", list(RuleNames.basket + [("lines", .list(.object("line")))])), ("member", list(RuleNames.member)),
      ("line", list(RuleNames.line.map { ("l." + $0.name, $0.type) })),
      (
        "declared",
        .object([
          (
            "member.attr.NAME",
            .text("string, bool, int, double, money or timestamp, as programme.attributes.members says")
          ),
          ("l.NAME", .text("string, of programme.attributes.lines")), ("balance.WALLET", .text("points")),
          ("progress.CHALLENGE", .text("int")), ("occasion.OCCASION", .text("bool")),
          ("occasion.OCCASION.day", .text("bool, on the day itself")),
        ])
      ),
    ])
  }

  /// The names as lines of text: `member.tier  string`.
  public static var nameLines: [String] {
    let all =
      RuleNames.basket + [("lines", .list(.object("line")))] + RuleNames.member
      + RuleNames.line.map { (name: "l." + $0.name, type: $0.type) }
    let width = all.map(\.name.count).max() ?? 0
    return all.map { $0.name + String(repeating: " ", count: width - $0.name.count + 2) + $0.type.text }
  }

  private static func object(of table: TableDescription, _ language: Language) -> JSONText {
    let properties = table.keys.map { key -> (String, JSONText) in
      var fields: [(String, JSONText)] = [("description", .text(key.meaning[language]))]
      if let byDefault = key.byDefault { fields.append(("default", .text(byDefault))) }
      fields.append(("examples", .list([.text(key.example)])))
      return (key.name, .object(fields + [constraint(key.kind)]))
    }
    var fields: [(String, JSONText)] = [
      ("type", .text("object")), ("description", .text(table.meaning[language])),
      ("properties", .object(properties)), ("additionalProperties", .flag(false)),
    ]
    let required = table.keys.filter(\.isRequired).map { JSONText.text($0.name) }
    if !required.isEmpty { fields.append(("required", .list(required))) }
    return .object(fields)
  }

  /// What a kind asks of a value, as one keyword beside others.
  private static func constraint(_ kind: ValueKind) -> (String, JSONText) { ("allOf", .list([schema(kind)])) }

  /// The schema of a kind.
  static func schema(_ kind: ValueKind) -> JSONText {
    switch kind {
    case .title: reference("title")
    case .name, .reference, .currency, .zone, .offerEvent, .triggerEvent, .holdoutScope: reference("name")
    case .flag: reference("flag")
    case .whole(let range):
      .object([
        ("type", .text("integer")), ("minimum", .whole(range.lowerBound)), ("maximum", .whole(range.upperBound)),
      ])
    case .money, .pointPrice, .reached: reference("amount")
    case .points: reference("points")
    case .share: reference("share")
    case .span(.days): pattern("^[0-9]+ (days?|weeks?)$")
    case .span(.months): pattern("^[0-9]+ (months?|quarters?|years?)$")
    case .span(.hours): pattern("^[0-9]+ (hours?|days?)$")
    case .expiry:
      pattern(
        "^(never|[0-9]+ (days?|weeks?|months?|quarters?|years?)|end of (month|quarter|year)( \\+ [0-9]+)?"
          + "|until [0-9]{4}-[0-9]{2}-[0-9]{2})$")
    case .window: pattern("^(ever|anniversary|calendar (month|quarter|year)|[0-9]+ (months?|quarters?|years?))$")
    case .day: pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    case .anchor: pattern("^(birthday|anniversary|[0-9]{2}-[0-9]{2})$")
    case .weekday: choice(WrittenValue.weekdays)
    case .hours: pattern("^[0-9]{1,2}:[0-9]{2} ?- ?[0-9]{1,2}:[0-9]{2}$")
    case .choice(let words): choice(words)
    case .rule: reference("rule")
    case .times: pattern("^[0-9]+(\\.[0-9]+)? ?x$")
    case .threshold: pattern("^[0-9]+(\\.[0-9]+)? x mean_basket$")
    case .discount: .object([("anyOf", .list([reference("amount"), reference("share")]))])
    case .earned:
      .object([
        (
          "anyOf",
          .list([
            reference("points"), reference("share"), pattern("^[0-9]+(\\.[0-9]+)? (per [0-9]+(\\.[0-9]+)?|a unit)$"),
          ])
        )
      ])
    case .address: pattern("^https?://")
    case .attributeType: choice(["string", "bool", "int", "double", "money", "timestamp"])
    case .steps:
      .object([
        ("type", .text("object")), ("minProperties", .whole(1)), ("additionalProperties", reference("share")),
      ])
    case .list(let item):
      .object([
        (
          "anyOf",
          .list([.object([("type", .text("array")), ("items", schema(item))]), schema(item)])
        )
      ])
    case .map(let value):
      .object([("type", .list([.text("object"), .text("null")])), ("additionalProperties", schema(value))])
    case .table(let name):
      ProgrammeDescription.table(name).keys.contains(where: \.isRequired)
        ? reference(name.rawValue)
        : .object([("anyOf", .list([reference(name.rawValue), .object([("type", .text("null"))])]))])
    case .either(let kinds): .object([("anyOf", .list(kinds.map(schema)))])
    }
  }

  private static let shared: [(String, JSONText)] = [
    (
      "title",
      .object([
        (
          "anyOf",
          .list([
            .object([("type", .list([.text("string"), .text("number")]))]),
            .object([
              ("type", .text("object")),
              (
                "properties",
                .object([("ru", .object([("type", .text("string"))])), ("en", .object([("type", .text("string"))]))])
              ),
              ("additionalProperties", .flag(false)), ("minProperties", .whole(1)),
            ]),
          ])
        )
      ])
    ),
    ("name", .object([("type", .list([.text("string"), .text("integer")]))])),
    ("flag", .object([("enum", .list([.flag(true), .flag(false), .text("yes"), .text("no")]))])),
    (
      "amount",
      .object([
        (
          "anyOf",
          .list([
            .object([("type", .text("number")), ("minimum", .whole(0))]), pattern("^[0-9]+(\\.[0-9]+)?( points?)?$"),
          ])
        )
      ])
    ),
    (
      "points",
      .object([
        (
          "anyOf",
          .list([
            .object([("type", .text("number")), ("minimum", .whole(0))]),
            pattern("^[0-9]+(\\.[0-9]{1,2})?( points?)?$"),
          ])
        )
      ])
    ),
    ("share", pattern("^-?[0-9]+(\\.[0-9]+)? ?%$")),
    ("rule", .object([("type", .list([.text("string"), .text("boolean")])), ("description", .text("CEL"))])),
  ]

  private static func reference(_ name: String) -> JSONText { .object([("$ref", .text("#/$defs/\(name)"))]) }

  private static func pattern(_ pattern: String) -> JSONText {
    .object([("type", .text("string")), ("pattern", .text(pattern))])
  }

  private static func choice(_ words: [String]) -> JSONText { .object([("enum", .list(words.map { .text($0) }))]) }
}
