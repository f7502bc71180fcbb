import VernaCore
import VernaRules

/// Where the names that some rule reads lie in a frame; -1 for what none reads, which need not be filled.
struct PricingSlots {
  let lines: Int
  /// Columns of a line.
  let width: Int
  private let layout: RuleLayout
  private let read: Set<String>?
  /// By field: its column.
  let fields: [Int]
  /// Fields that rules read.
  let readFields: [LineField]
  let sku: Int
  let brand: Int
  let category: Int
  let lineAttributes: [(name: ByteText, column: Int)]
  let memberAttributes: [(name: ByteText, slot: Int, type: RuleType)]
  let challenges: [(id: ByteText, slot: Int)]
  let wallets: [(id: ByteText, slot: Int)]
  let occasions: [(id: ByteText, slot: Int)]
  let basket: Basket
  let member: Member

  /// Fields of a line that every programme has.
  enum LineField: Int, CaseIterable {
    case id, sku, category, brand, quantity, units, price, listPrice, amount, cost, hasCost, margin, isPromoted

    /// As rules write it.
    var name: String {
      switch self {
      case .id: "id"
      case .sku: "sku"
      case .category: "category"
      case .brand: "brand"
      case .quantity: "quantity"
      case .units: "units"
      case .price: "price"
      case .listPrice: "list_price"
      case .amount: "amount"
      case .cost: "cost"
      case .hasCost: "has_cost"
      case .margin: "margin"
      case .isPromoted: "is_promoted"
      }
    }

    static let names = Set(allCases.map(\.name))
  }

  struct Basket {
    let total, lines, units, store, channel, cashier, margin, now: Int
    let codes: Int
  }

  struct Member {
    let known, id, tier, balance, joinedDays, age, daysToBirthday, gender, city, homeStore: Int
    let receipts, spend, spendYear, meanBasket, daysSincePurchase, referrals, isReferred: Int
    let segments, clubs, badges: Int
  }

  /// - Parameter read: names that rules read; nil where a rule may read anything.
  init(_ layout: RuleLayout, _ names: RuleNames, read: Set<String>?) {
    self.layout = layout
    self.read = read
    func isRead(_ name: String) -> Bool { read?.contains(name) ?? true }
    func slot(_ name: String) -> Int { isRead(name) ? layout.slot(of: name) ?? -1 : -1 }
    func list(_ name: String) -> Int { isRead(name) ? layout.list(name) ?? -1 : -1 }
    lines = layout.list("lines") ?? -1
    width = LineField.allCases.count + names.lineAttributes.count { !LineField.names.contains($0) }
    let fields = LineField.allCases.map { isRead($0.name) ? layout.column($0.name, of: "lines") ?? -1 : -1 }
    self.fields = fields
    readFields = LineField.allCases.filter { fields[$0.rawValue] >= 0 }
    sku = fields[LineField.sku.rawValue]
    brand = fields[LineField.brand.rawValue]
    category = fields[LineField.category.rawValue]
    lineAttributes = names.lineAttributes.compactMap { name in
      LineField.names.contains(name) || !isRead(name)
        ? nil : layout.column(name, of: "lines").map { (ByteText(name), $0) }
    }
    func own(_ ids: [String], _ prefix: String) -> [(id: ByteText, slot: Int)] {
      ids.map { (ByteText($0), slot("\(prefix).\($0)")) }.filter { $0.1 >= 0 }
    }
    memberAttributes = names.memberAttributes.sorted { $0.key < $1.key }.compactMap { name, type in
      let place = slot("member.attr.\(name)")
      return place < 0 ? nil : (ByteText(name), place, type)
    }
    challenges = own(names.challenges, "progress")
    wallets = own(names.wallets, "balance")
    occasions = own(names.occasions, "occasion")
    basket = Basket(
      total: layout.slot(of: "basket.total") ?? -1, lines: slot("basket.lines"), units: slot("basket.units"),
      store: slot("basket.store"), channel: slot("basket.channel"), cashier: slot("basket.cashier"),
      margin: slot("basket.margin"), now: slot("now"), codes: list("basket.codes"))
    member = Member(
      known: slot("member.known"), id: slot("member.id"), tier: slot("member.tier"), balance: slot("member.balance"),
      joinedDays: slot("member.joined_days"), age: slot("member.age"), daysToBirthday: slot("member.days_to_birthday"),
      gender: slot("member.gender"), city: slot("member.city"), homeStore: slot("member.home_store"),
      receipts: slot("member.receipts"), spend: slot("member.spend"), spendYear: slot("member.spend_year"),
      meanBasket: slot("member.mean_basket"), daysSincePurchase: slot("member.days_since_purchase"),
      referrals: slot("member.referrals"), isReferred: slot("member.is_referred"), segments: list("member.segments"),
      clubs: list("member.clubs"), badges: list("member.badges"))
  }
}
