public import VernaRules

/// The names that a programme's rules may use, and their types.
///
/// `verna program schema` lists them. A programme file may declare further attributes of members and lines.
public struct RuleNames: Sendable {
  /// Declared attributes of members: string, bool, int, double, money or timestamp, as `member.attr.<name>`.
  public var memberAttributes: [String: RuleType]
  /// Declared attributes of lines: text, as `l.<name>`.
  public var lineAttributes: [String]
  /// Ids of challenges, whose progress is `progress.<id>`, an int.
  public var challenges: [String]
  /// Ids of wallets, whose balances are `balance.<id>`, points.
  public var wallets: [String]
  /// Ids of occasions: `occasion.<id>`, a bool, whether its days are on.
  public var occasions: [String]
  /// Digits of the currency.
  public var moneyDigits: Int

  /// Makes names.
  public init(
    memberAttributes: [String: RuleType] = [:], lineAttributes: [String] = [], challenges: [String] = [],
    wallets: [String] = [], occasions: [String] = [], moneyDigits: Int = 2
  ) {
    self.memberAttributes = memberAttributes
    self.lineAttributes = lineAttributes
    self.challenges = challenges
    self.wallets = wallets
    self.occasions = occasions
    self.moneyDigits = moneyDigits
  }

  /// Names of the basket. Money is before the programme's discounts; excluded lines are not in it.
  public static let basket: [(name: String, type: RuleType)] = [
    ("basket.total", .money), ("basket.lines", .int), ("basket.units", .int), ("basket.store", .string),
    ("basket.channel", .string), ("basket.cashier", .string), ("basket.codes", .list(.string)),
    ("basket.margin", .money), ("now", .timestamp),
  ]

  /// What `member.days_to_birthday` is where no birthday is known: more days than any rule means.
  public static let noBirthday: Int64 = 9999

  /// Names of the member; of a guest they are empty, zero and false, but for `days_to_birthday`, which is `noBirthday`.
  public static let member: [(name: String, type: RuleType)] = [
    ("member.known", .bool), ("member.id", .string), ("member.tier", .string), ("member.balance", .points),
    ("member.joined_days", .int), ("member.age", .int), ("member.days_to_birthday", .int), ("member.gender", .string),
    ("member.city", .string), ("member.home_store", .string), ("member.segments", .list(.string)),
    ("member.clubs", .list(.string)), ("member.badges", .list(.string)), ("member.receipts", .int),
    ("member.spend", .money), ("member.spend_year", .money), ("member.mean_basket", .money),
    ("member.days_since_purchase", .int), ("member.referrals", .int), ("member.is_referred", .bool),
  ]

  /// Fields of a line `l` of `lines`. Price, list price and cost are a unit's, amount and margin (without VAT) the line's; units are
  /// pieces, a quantity that is not whole one piece.
  public static let line: [(name: String, type: RuleType)] = [
    ("id", .string), ("sku", .string), ("category", .string), ("brand", .string), ("quantity", .double),
    ("units", .int),
    ("price", .money), ("list_price", .money), ("amount", .money), ("cost", .money), ("has_cost", .bool),
    ("margin", .money), ("is_promoted", .bool),
  ]

  /// The environment that rules are checked in.
  public var environment: RuleEnvironment {
    var variables: [String: RuleType] = [:]
    for (name, type) in RuleNames.basket + RuleNames.member { variables[name] = type }
    for (name, type) in memberAttributes { variables["member.attr.\(name)"] = type }
    for name in challenges { variables["progress.\(name)"] = .int }
    for name in wallets { variables["balance.\(name)"] = .points }
    for name in occasions { variables["occasion.\(name)"] = .bool }
    variables["lines"] = .list(.object("line"))
    var fields = Dictionary(uniqueKeysWithValues: RuleNames.line.map { ($0.name, $0.type) })
    for name in lineAttributes { fields[name] = .string }
    return RuleEnvironment(variables: variables, objects: ["line": fields], moneyDigits: moneyDigits)
  }

  /// The environment of a rule about one line, `l`.
  public var lineEnvironment: RuleEnvironment {
    var variables = environment.variables
    variables["l"] = .object("line")
    return RuleEnvironment(variables: variables, objects: environment.objects, moneyDigits: moneyDigits)
  }
}
