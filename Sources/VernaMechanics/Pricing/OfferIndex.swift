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
    case field(Int, RuleTextSet, isOfLines: Bool)
    case segment(String)
    case club(String)
  }

  private let always: OfferBits
  /// By field of `fields`.
  private var ofFields: [TextIndex]
  private var ofSegments = TextIndex()
  private var ofClubs = TextIndex()
  private var series: [Int: [Int32]] = [:]
  /// Offers that a text variable of the basket lets through, by variable: those that do not ask for it, and by text.
  private var filters: [TextFilter]
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
    filters = OfferIndex.filtered.map { _ in TextFilter(count: offers.count) }
    ofFields = OfferIndex.fields.map { _ in TextIndex() }
    for (rank, compiled) in offers.enumerated() {
      if compiled.head.isOfBaskets { ofBaskets.insert(rank) }
      switch OfferIndex.key(compiled) {
      case .always: always.insert(rank)
      case .series(let place): series[place, default: []].append(Int32(rank))
      case .field(let field, let texts, let isOfLines):
        ofFields[field].insert(rank, texts, self.texts)
        if isOfLines { foundByLines.insert(rank) }
      case .segment(let text): ofSegments.insert(rank, .oneOf([text]), self.texts)
      case .club(let text): ofClubs.insert(rank, .oneOf([text]), self.texts)
      }
      for (place, name) in OfferIndex.filtered.enumerated() {
        filters[place].insert(rank, OfferIndex.wanted(name, compiled), texts)
      }
    }
    self.always = always
    self.ofBaskets = ofBaskets
  }

  // MARK: - Keys

  /// Fields of lines by how few lines share a text, the fewest first.
  static let fields = ["sku", "brand", "category"]
  private static let filtered = ["member.tier", "basket.store", "basket.channel"]

  private static func key(_ compiled: CompiledOffer) -> Key {
    if compiled.head.series >= 0 { return .series(Int(compiled.head.series)) }
    let terms = compiled.offer.condition?.terms ?? []
    let ofLines = compiled.offer.trigger == .basket ? compiled.offer.lines?.tests(of: "l") ?? [] : []
    for (place, field) in fields.enumerated() {
      for case .someRow("lines", field, let texts) in terms { return .field(place, texts, isOfLines: false) }
      if let test = ofLines.first(where: { $0.field == field }) { return .field(place, test.texts, isOfLines: true) }
    }
    for case .member("member.segments", let text) in terms { return .segment(text) }
    for case .member("member.clubs", let text) in terms { return .club(text) }
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

  /// What is looked for: numbers of texts.
  struct Basket {
    var day: Day
    var tier: Int64
    var store: Int64
    var channel: Int64
    var segments: [Int64]
    var clubs: [Int64]
    /// Coupon series of which a code was shown.
    var series: [Int]
    var rows: Int
    /// By field of `fields`: the column of numbers of its texts; nil where no rule reads it.
    var columns: [UnsafePointer<Int64>?]
  }

  /// Finds the offers that can apply.
  mutating func find(_ basket: Basket, _ offers: [CompiledOffer], into bits: inout OfferBits) {
    bits.copy(always)
    bits.withWords { words in
      for place in basket.series {
        for rank in series[place] ?? [] { words[Int(rank) >> 6] |= 1 << UInt64(rank & 63) }
      }
      for field in ofFields.indices where !ofFields[field].isEmpty {
        guard let column = basket.columns[field] else { continue }
        for row in 0..<basket.rows { ofFields[field].find(column[row], texts, into: words) }
      }
      for segment in basket.segments { ofSegments.find(segment, texts, into: words) }
      for club in basket.clubs { ofClubs.find(club, texts, into: words) }
    }
    if day != basket.day { learn(basket.day, offers) }
    bits.formIntersection(ofBaskets)
    bits.formIntersection(inForce)
    filters[0].filter(&bits, basket.tier, texts)
    filters[1].filter(&bits, basket.store, texts)
    filters[2].filter(&bits, basket.channel, texts)
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
    passing.withWords { index.find(number, numbers, into: $0) }
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
