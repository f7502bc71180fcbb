internal import VernaCore

/// Members, products and terms in a cache file.
extension CacheFacts {
  static func write(_ writer: inout ByteWriter, _ member: Member) {
    writer.write(member.id)
    writer.write(optional: member.joinedAt)
    writer.write(optional: member.leftAt)
    writer.write(member.tier)
    writer.write(member.homeStore)
    writer.write(optional: member.birthday?.number)
    writer.write(member.gender)
    writer.write(member.city)
    writer.write(optional: member.consent.map { UInt8($0 ? 1 : 0) })
    writer.write(member.isReachable)
    writer.write(member.referrerID)
    writer.write(member.attributes)
  }

  static func member(_ reader: inout ByteReader) throws(CacheRefusal) -> Member {
    var member = Member(id: try reader.text())
    member.joinedAt = try reader.optional()
    member.leftAt = try reader.optional()
    member.tier = try reader.text()
    member.homeStore = try reader.text()
    member.birthday = try reader.optional(Int32.self).map { Day(number: $0) }
    member.gender = try reader.text()
    member.city = try reader.text()
    member.consent = try reader.optional(UInt8.self).map { $0 != 0 }
    member.isReachable = try reader.bool()
    member.referrerID = try reader.text()
    member.attributes = try reader.texts()
    return member
  }

  static func write(_ writer: inout ByteWriter, _ product: Product) {
    writer.write(product.sku)
    writer.write(product.name)
    writer.write(product.category)
    writer.write(optional: product.costMicros)
    writer.write(optional: product.priceMicros)
    writer.write(optional: product.vatRateMillionths)
    writer.write(product.isMeasured)
    writer.write(product.brand)
    writer.write(optional: product.minimumPriceMicros)
    writer.write(product.attributes)
  }

  static func product(_ reader: inout ByteReader) throws(CacheRefusal) -> Product {
    var product = Product(sku: try reader.text())
    product.name = try reader.text()
    product.category = try reader.text()
    product.costMicros = try reader.optional()
    product.priceMicros = try reader.optional()
    product.vatRateMillionths = try reader.optional()
    product.isMeasured = try reader.bool()
    product.brand = try reader.text()
    product.minimumPriceMicros = try reader.optional()
    product.attributes = try reader.texts()
    return product
  }

  static func write(_ writer: inout ByteWriter, _ term: LineTerm) {
    writer.write(term.product)
    writer.write(optional: term.listPriceMicros)
    writer.write(optional: term.costMicros)
    writer.write(term.vatRateMillionths)
    writer.write(term.promotion)
    writer.write(term.funding.rawValue)
    writer.write(term.attributes)
  }

  static func term(_ reader: inout ByteReader) throws(CacheRefusal) -> LineTerm {
    var term = LineTerm(product: try reader.integer())
    term.listPriceMicros = try reader.optional()
    term.costMicros = try reader.optional()
    term.vatRateMillionths = try reader.integer()
    term.promotion = try reader.integer()
    guard let funding = LineTerm.Funding(rawValue: try reader.integer()) else { throw .damaged(section: "facts") }
    term.funding = funding
    term.attributes = try reader.integer()
    return term
  }
}
