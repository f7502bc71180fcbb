import VernaCore
import VernaRules

/// Finds the offers that can apply to a basket, of all that there are.
///
/// Each offer is found by the one thing that few baskets have: a coupon series, a product, a brand, a category, a club or a segment,
/// as its condition and its lines say; one that says nothing of the kind is always found. Of what is found the offers stay that are in
/// force on the day, for the member's level, and for the store and the channel.
struct OfferIndex {
  /// What an offer is found by.
  private enum Key {
    case always
    case series(Int)
    case field(String, RuleTextSet, isOfLines: Bool)
    case list(String, String)
  }

  private let always: OfferBits
  private var fields: [String: TextIndex] = [:]
  private var lists: [String: TextIndex] = [:]
  private var series: [Int: [Int32]] = [:]
  /// Offers that a text variable of the basket lets through, by variable: those that do not ask for it, and by text.
  private var filters: [String: TextFilter] = [:]
  /// Offers that only lines of their own kind find: where none is there it is not the condition that failed.
  private(set) var foundByLines: OfferBits
  private let texts: RuleTexts
  private let count: Int
  private var day = Day(number: Int32.min)
  private var inForce: OfferBits
  /// Offers of baskets.
  private let ofBaskets: OfferBits

  init(_ offers: [CompiledOffer], _ texts: RuleTexts) {
    self.texts = texts
    count = offers.count
    var always = OfferBits(count: offers.count)
    var ofBaskets = OfferBits(count: offers.count)
    foundByLines = OfferBits(count: offers.count)
    inForce = OfferBits(count: offers.count)
    for name in OfferIndex.filtered { filters[name] = TextFilter(count: offers.count) }
    for (rank, compiled) in offers.enumerated() {
      if compiled.offer.trigger == .basket { ofBaskets.insert(rank) }
      switch OfferIndex.key(compiled) {
      case .always: always.insert(rank)
      case .series(let place): series[place, default: []].append(Int32(rank))
      case .field(let field, let texts, let isOfLines):
        fields[field, default: TextIndex()].insert(rank, texts, self.texts)
        if isOfLines { foundByLines.insert(rank) }
      case .list(let list, let text): lists[list, default: TextIndex()].insert(rank, .oneOf([text]), self.texts)
      }
      for name in OfferIndex.filtered {
        filters[name]?.insert(rank, OfferIndex.wanted(name, compiled), texts)
      }
    }
    self.always = always
    self.ofBaskets = ofBaskets
  }

  // MARK: - Keys

  /// Fields of lines by how few lines share a text, the fewest first.
  private static let fields = ["sku", "brand", "category"]
  private static let filtered = ["member.tier", "basket.store", "basket.channel"]

  private static func key(_ compiled: CompiledOffer) -> Key {
    if compiled.series >= 0 { return .series(compiled.series) }
    let terms = compiled.offer.condition?.terms ?? []
    let ofLines = compiled.offer.trigger == .basket ? compiled.offer.lines?.tests(of: "l") ?? [] : []
    for field in fields {
      for case .someRow("lines", field, let texts) in terms { return .field(field, texts, isOfLines: false) }
      if let test = ofLines.first(where: { $0.field == field }) { return .field(field, test.texts, isOfLines: true) }
    }
    for case .member(let list, let text) in terms where list == "member.segments" || list == "member.clubs" {
      return .list(list, text)
    }
    return .always
  }

  /// Texts of a variable that an offer asks for, nil for any.
  private static func wanted(_ name: String, _ compiled: CompiledOffer) -> RuleTextSet? {
    if name == "member.tier", !compiled.offer.audience.tiers.isEmpty {
      return .oneOf(compiled.offer.audience.tiers.map(\.string))
    }
    for case .variable(name, let texts) in compiled.offer.condition?.terms ?? [] { return texts }
    return nil
  }

  // MARK: - Finding

  /// What is looked for.
  struct Basket {
    var day: Day
    var tier: Int64
    var store: Int64
    var channel: Int64
    var segments: [Int64]
    var clubs: [Int64]
    /// Coupon series of which a code was shown.
    var series: [Int]
  }

  /// Finds the offers that can apply.
  ///
  /// - Parameter numbers: of a row and a field the number of its text.
  mutating func find(
    _ basket: Basket, rows: Int, _ offers: [CompiledOffer], into bits: inout OfferBits,
    _ numbers: (Int, String) -> Int64
  ) {
    bits.copy(always)
    for place in basket.series {
      for rank in series[place] ?? [] { bits.insert(Int(rank)) }
    }
    for field in OfferIndex.fields where fields[field] != nil {
      for row in 0..<rows { fields[field]?.find(numbers(row, field), texts, into: &bits) }
    }
    for segment in basket.segments { lists["member.segments"]?.find(segment, texts, into: &bits) }
    for club in basket.clubs { lists["member.clubs"]?.find(club, texts, into: &bits) }
    if day != basket.day { learn(basket.day, offers) }
    bits.formIntersection(ofBaskets)
    bits.formIntersection(inForce)
    filters["member.tier"]?.filter(&bits, basket.tier, texts)
    filters["basket.store"]?.filter(&bits, basket.store, texts)
    filters["basket.channel"]?.filter(&bits, basket.channel, texts)
  }

  /// Works out which offers may be in force at some minute of a day.
  private mutating func learn(_ day: Day, _ offers: [CompiledOffer]) {
    self.day = day
    inForce = OfferBits(count: count)
    for (rank, compiled) in offers.enumerated() where compiled.offer.schedule.mayBeInForce(on: day) {
      inForce.insert(rank)
    }
  }
}

/// Offers that a text lets through: those that do not ask for any, and those that ask for it.
struct TextFilter {
  private var free: OfferBits
  private var index = TextIndex()
  private var through: [Int64: OfferBits] = [:]

  init(count: Int) { free = OfferBits(count: count) }

  mutating func insert(_ rank: Int, _ texts: RuleTextSet?, _ numbers: RuleTexts) {
    if let texts { index.insert(rank, texts, numbers) } else { free.insert(rank) }
  }

  mutating func filter(_ bits: inout OfferBits, _ number: Int64, _ numbers: RuleTexts) {
    if index.isEmpty { return }
    if let known = through[number] { return bits.formIntersection(known) }
    var passing = free
    index.find(number, numbers, into: &passing)
    through[number] = passing
    bits.formIntersection(passing)
  }
}

extension Schedule {
  /// Whether it may be in force at some minute of a local day.
  func mayBeInForce(on day: Day) -> Bool {
    if self == Schedule() { return true }
    let isOvernight = fromMinute > toMinute
    return [day, day.advanced(by: -1)].prefix(isOvernight ? 2 : 1).contains { began in
      if let from, began < from { return false }
      if let to, began >= to { return false }
      return weekdays.isEmpty || weekdays.contains(began.weekday)
    }
  }
}
