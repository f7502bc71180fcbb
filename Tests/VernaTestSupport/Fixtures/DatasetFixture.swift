public import VernaColumns
import VernaCore

/// A data set written in a test as Swift literals, built by the same builder as an import.
///
/// Receipt fields go through a receipts batch and lines through a lines batch; what was given is noted from the
/// values. Everything else can be set on `side` and `settings` before `build()`.
public struct DatasetFixture {
  public var settings: DatasetSettings
  public var receipts: [FixtureReceipt]
  public var side = SideTables()
  /// Columns given beyond those that the values show.
  public var given = GivenInputs()
  /// Whether totals and amounts hold the part paid with points.
  public var pointsIncluded = false

  public init(zone: String = "UTC", _ receipts: [FixtureReceipt]) {
    settings = DatasetSettings(timeZone: TimeZoneRules(name: zone) ?? .utc)
    self.receipts = receipts
  }

  /// UTC seconds of a local time `2026-01-31 18:05[:30]` or of a day's start `2026-01-31`.
  public func moment(_ text: String) -> Int64 {
    let parts = text.split(separator: " ")
    let clock = parts.count > 1 ? parts[1].split(separator: ":").compactMap { Int64($0) } : [0, 0]
    guard let day = Day(iso: String(parts[0])), clock.count >= 2 else { preconditionFailure("not a time: \(text)") }
    let second = clock.count > 2 ? clock[2] : 0
    let local = Int64(day.number) * 86_400 + clock[0] * 3600 + clock[1] * 60 + second
    return settings.timeZone.utcSeconds(ofLocal: local)
  }

  /// Adds a member to the members file.
  public mutating func addMember(
    _ id: String, joined: String? = nil, left: String? = nil, tier: String = "", consent: Bool? = nil
  ) {
    var member = Member(id: id)
    member.joinedAt = joined.map(moment)
    member.leftAt = left.map(moment)
    member.tier = tier
    member.consent = consent
    side.members.append(member)
    given.note(.members, "member_id")
    if joined != nil { given.note(.members, "joined_at") }
    if left != nil { given.note(.members, "left_at") }
    if !tier.isEmpty { given.note(.members, "tier") }
    if consent != nil { given.note(.members, "consent") }
  }

  /// Adds a product to the products file.
  public mutating func addProduct(
    _ sku: String, category: String = "", cost: FixtureNumber? = nil, price: FixtureNumber? = nil,
    vat: FixtureNumber? = nil, isMeasured: Bool = false, brand: String = ""
  ) {
    var product = Product(sku: sku)
    product.category = category
    product.costMicros = cost?.micros
    product.priceMicros = price?.micros
    product.vatRateMillionths = vat.map { Int32($0.micros) }
    product.isMeasured = isMeasured
    product.brand = brand
    side.products.append(product)
    given.note(.products, "sku")
    if !category.isEmpty { given.note(.products, "category") }
    if cost != nil { given.note(.products, "cost") }
    if price != nil { given.note(.products, "price") }
    if vat != nil { given.note(.products, "vat_rate") }
    if isMeasured { given.note(.products, "unit") }
    if !brand.isEmpty { given.note(.products, "brand") }
  }

  /// Builds the data set.
  public func build() throws -> Dataset { try buildWithReport().data }

  /// Builds the data set and says what was found.
  public func buildWithReport() throws -> (data: Dataset, report: BuildReport) {
    var staging = FixtureStaging(self)
    var builder = DatasetBuilder(settings: settings, given: given)
    for batch in staging.batches() { builder.add(batch) }
    builder.given = staging.given
    let (data, report) = try builder.finish(side: side)
    return (data, report)
  }
}
