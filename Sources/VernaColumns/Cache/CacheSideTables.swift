internal import VernaCore

/// The side tables in a cache file.
enum CacheSideTables {
  static func write(_ side: SideTables, _ writer: inout ByteWriter) {
    writer.write(side.points) { writer, row in
      writer.write(row.memberID)
      writer.write(row.at)
      writer.write(row.kind.rawValue)
      writer.write(row.points.hundredths)
      writer.write(row.receiptID)
      writer.write(optional: row.expiresAt)
    }
    writer.write(side.costs) { writer, row in
      writer.write(row.at)
      writer.write(row.kind.rawValue)
      writer.write(row.amount.minorUnits)
      for text in [row.campaignID, row.rewardType, row.channel] { writer.write(text) }
    }
    writer.write(side.offers) { writer, row in
      for text in [row.offerID, row.memberID, row.campaignID, row.receiptID, row.rewardType, row.channel] {
        writer.write(text)
      }
      writer.write(row.issuedAt)
      for time in [row.expiresAt, row.usedAt] { writer.write(optional: time) }
      for money in [row.value, row.cost] { writer.write(optional: money?.minorUnits) }
    }
    writer.write(side.assignments) { writer, row in
      for text in [row.memberID, row.experimentID, row.arm] { writer.write(text) }
      writer.write(row.assignedAt)
    }
    writer.write(side.messages) { writer, row in
      for text in [row.messageID, row.memberID, row.campaignID, row.channel] { writer.write(text) }
      writer.write(row.sentAt)
      for time in [row.deliveredAt, row.openedAt, row.clickedAt] { writer.write(optional: time) }
      writer.write(optional: row.cost?.minorUnits)
    }
    writer.write(side.surveys) { writer, row in
      for text in [row.memberID, row.kind.rawValue, row.store] { writer.write(text) }
      writer.write(row.at)
      for number in [row.score, row.scaleBottom, row.scaleTop] { writer.write(number) }
      writer.write(optional: row.answeredAt)
    }
    writer.write(side.stores) { writer, row in
      for text in [row.store, row.name, row.city, row.timeZone, row.format] { writer.write(text) }
      for time in [row.openedAt, row.closedAt] { writer.write(optional: time) }
    }
    writer.write(side.stock) { writer, row in
      for text in [row.sku, row.store] { writer.write(text) }
      for number in [row.quantityThousandths, row.at] { writer.write(number) }
    }
    writer.write(side.competitors) { writer, row in
      for text in [row.sku, row.competitor] { writer.write(text) }
      for number in [row.priceMicros, row.at] { writer.write(number) }
    }
  }

  static func read(_ reader: inout ByteReader) throws(CacheRefusal) -> SideTables {
    var side = SideTables()
    side.points = try reader.array(points)
    side.costs = try reader.array(cost)
    side.offers = try reader.array(offer)
    side.assignments = try reader.array { (reader) throws(CacheRefusal) in
      let (member, experiment, arm) = (try reader.text(), try reader.text(), try reader.text())
      return AssignmentRow(memberID: member, experimentID: experiment, arm: arm, assignedAt: try reader.integer())
    }
    side.messages = try reader.array(message)
    side.surveys = try reader.array(survey)
    side.stores = try reader.array(store)
    side.stock = try reader.array { (reader) throws(CacheRefusal) in
      let (sku, store) = (try reader.text(), try reader.text())
      let quantity: Int64 = try reader.integer()
      return StockRow(sku: sku, store: store, quantityThousandths: quantity, at: try reader.integer())
    }
    side.competitors = try reader.array { (reader) throws(CacheRefusal) in
      let (sku, competitor) = (try reader.text(), try reader.text())
      let price: Int64 = try reader.integer()
      return CompetitorRow(sku: sku, competitor: competitor, priceMicros: price, at: try reader.integer())
    }
    return side
  }

  private static func points(_ reader: inout ByteReader) throws(CacheRefusal) -> PointsRow {
    let member = try reader.text()
    let at: Int64 = try reader.integer()
    guard let kind = PointsRow.Kind(rawValue: try reader.integer()) else { throw .damaged(section: "facts") }
    let points = Points(hundredths: try reader.integer())
    let receipt = try reader.text()
    return PointsRow(
      memberID: member, at: at, kind: kind, points: points, receiptID: receipt, expiresAt: try reader.optional())
  }

  private static func cost(_ reader: inout ByteReader) throws(CacheRefusal) -> CostRow {
    let at: Int64 = try reader.integer()
    guard let kind = CostRow.Kind(rawValue: try reader.text()) else { throw .damaged(section: "facts") }
    let amount = Money(minorUnits: try reader.integer())
    let (campaign, reward, channel) = (try reader.text(), try reader.text(), try reader.text())
    return CostRow(at: at, kind: kind, amount: amount, campaignID: campaign, rewardType: reward, channel: channel)
  }

  private static func offer(_ reader: inout ByteReader) throws(CacheRefusal) -> OfferRow {
    let (offer, member, campaign) = (try reader.text(), try reader.text(), try reader.text())
    let (receipt, reward, channel) = (try reader.text(), try reader.text(), try reader.text())
    var row = OfferRow(offerID: offer, memberID: member, issuedAt: try reader.integer())
    row.campaignID = campaign
    row.receiptID = receipt
    row.rewardType = reward
    row.channel = channel
    row.expiresAt = try reader.optional()
    row.usedAt = try reader.optional()
    row.value = try reader.optional(Int64.self).map { Money(minorUnits: $0) }
    row.cost = try reader.optional(Int64.self).map { Money(minorUnits: $0) }
    return row
  }

  private static func message(_ reader: inout ByteReader) throws(CacheRefusal) -> MessageRow {
    let (message, member) = (try reader.text(), try reader.text())
    let (campaign, channel) = (try reader.text(), try reader.text())
    var row = MessageRow(messageID: message, memberID: member, sentAt: try reader.integer())
    row.campaignID = campaign
    row.channel = channel
    row.deliveredAt = try reader.optional()
    row.openedAt = try reader.optional()
    row.clickedAt = try reader.optional()
    row.cost = try reader.optional(Int64.self).map { Money(minorUnits: $0) }
    return row
  }

  private static func survey(_ reader: inout ByteReader) throws(CacheRefusal) -> SurveyRow {
    let member = try reader.text()
    guard let kind = SurveyRow.Kind(rawValue: try reader.text()) else { throw .damaged(section: "facts") }
    let store = try reader.text()
    let at: Int64 = try reader.integer()
    let (score, bottom, top) = (try reader.double(), try reader.double(), try reader.double())
    return SurveyRow(
      memberID: member, at: at, kind: kind, score: score, scaleBottom: bottom, scaleTop: top, store: store,
      answeredAt: try reader.optional())
  }

  private static func store(_ reader: inout ByteReader) throws(CacheRefusal) -> StoreRow {
    var row = StoreRow(store: try reader.text())
    row.name = try reader.text()
    row.city = try reader.text()
    row.timeZone = try reader.text()
    row.format = try reader.text()
    row.openedAt = try reader.optional()
    row.closedAt = try reader.optional()
    return row
  }
}
