internal import VernaCore

/// Turns the columns of a chunk of a file beside receipts and lines into that file's rows.
struct SideRows {
  private let kind: FileKind
  private let count: Int
  private let columns: [String: ColumnStage]
  private let texts: [String: [String]]
  private let attributes: [(name: String, column: ColumnStage, texts: [String])]

  init(kind: FileKind, columns: [ColumnStage], count: Int) {
    self.kind = kind
    self.count = count
    var byName: [String: ColumnStage] = [:]
    var texts: [String: [String]] = [:]
    var attributes: [(String, ColumnStage, [String])] = []
    for column in columns {
      let name = column.target.contract.name
      byName[name] = column
      guard column.isText else { continue }
      let dictionary = (0..<column.coder.count).map { column.coder.string(UInt32($0)) }
      texts[name] = dictionary
      if name.hasPrefix("attr.") { attributes.append((String(name.dropFirst(5)), column, dictionary)) }
    }
    self.columns = byName
    self.texts = texts
    self.attributes = attributes
  }

  private func text(_ name: String, _ row: Int) -> String {
    guard let column = columns[name], let dictionary = texts[name] else { return "" }
    return dictionary[Int(column.codes[row])]
  }

  private func number(_ name: String, _ row: Int) -> Int64? {
    guard let value = columns[name]?.numbers[row], value != StagedBatch.missing else { return nil }
    return value
  }

  private func money(_ name: String, _ row: Int) -> Money? { number(name, row).map { Money(minorUnits: $0) } }

  private func attributes(_ row: Int) -> [String: String] {
    var result: [String: String] = [:]
    for (name, column, dictionary) in attributes where column.codes[row] != 0 {
      result[name] = dictionary[Int(column.codes[row])]
    }
    return result
  }

  /// Adds the rows to the tables.
  func append(to side: inout SideTables) {
    switch kind {
    case .receipts, .lines: break
    case .products: side.products += (0..<count).map(product)
    case .members: side.members += (0..<count).map(member)
    case .points: side.points += (0..<count).map(points)
    case .costs: side.costs += (0..<count).map(cost)
    case .offers: side.offers += (0..<count).map(offer)
    case .assignments:
      side.assignments += (0..<count).map {
        AssignmentRow(
          memberID: text("member_id", $0), experimentID: text("experiment_id", $0), arm: text("arm", $0),
          assignedAt: number("assigned_at", $0) ?? 0)
      }
    case .messages: side.messages += (0..<count).map(message)
    case .surveys: side.surveys += (0..<count).map(survey)
    case .stores: side.stores += (0..<count).map(store)
    case .stock:
      side.stock += (0..<count).map {
        StockRow(
          sku: text("sku", $0), store: text("store", $0), quantityThousandths: number("qty", $0) ?? 0,
          at: number("at", $0) ?? 0)
      }
    case .tills:
      side.tills += (0..<count).map {
        TillRow(
          store: text("store", $0), day: Day(number: Int32(truncatingIfNeeded: number("day", $0) ?? 0)),
          receipts: number("receipts", $0).map { $0 / 1000 }, sales: money("sales", $0) ?? .zero,
          returns: money("returns", $0))
      }
    case .competitors:
      side.competitors += (0..<count).map {
        CompetitorRow(
          sku: text("sku", $0), competitor: text("competitor", $0), priceMicros: number("price", $0) ?? 0,
          at: number("at", $0) ?? 0)
      }
    }
  }

  private func product(_ row: Int) -> Product {
    var product = Product(sku: text("sku", row))
    product.name = text("name", row)
    product.category = text("category", row)
    product.costMicros = number("cost", row)
    product.priceMicros = number("price", row)
    product.vatRateMillionths = number("vat_rate", row).map { Int32(truncatingIfNeeded: $0) }
    product.isMeasured = SideRows.measures.contains(HeaderName.normal(text("unit", row)))
    product.brand = text("brand", row)
    product.minimumPriceMicros = number("min_price", row)
    product.attributes = attributes(row)
    return product
  }

  /// Units by which goods are weighed or measured.
  private static let measures: Set<String> = [
    "kg", "g", "l", "ml", "m", "кг", "г", "гр", "л", "мл", "м", "kilogram", "kilograms", "litre", "liter", "metre",
    "meter", "килограмм", "литр", "метр", "lb", "oz",
  ]

  private func member(_ row: Int) -> Member {
    var member = Member(id: text("member_id", row))
    member.joinedAt = number("joined_at", row)
    member.leftAt = number("left_at", row)
    member.tier = text("tier", row)
    member.homeStore = text("home_store", row)
    member.birthday = number("birthday", row).map { Day(number: Int32(truncatingIfNeeded: $0)) }
    member.gender = text("gender", row)
    member.city = text("city", row)
    member.consent = number("consent", row).map { $0 == 2 }
    member.isReachable = !text("phone", row).isEmpty || !text("email", row).isEmpty
    member.referrerID = text("referrer_id", row)
    member.attributes = attributes(row)
    return member
  }

  private func points(_ row: Int) -> PointsRow {
    PointsRow(
      memberID: text("member_id", row), at: number("at", row) ?? 0,
      kind: PointsRow.Kind(rawValue: UInt8(truncatingIfNeeded: number("kind", row) ?? 4)) ?? .adjust,
      points: Points(hundredths: number("points", row) ?? 0), receiptID: text("receipt_id", row),
      expiresAt: number("expires_at", row))
  }

  private func cost(_ row: Int) -> CostRow {
    let kinds = CostRow.Kind.allCases
    let code = Int(number("kind", row) ?? 4)
    return CostRow(
      at: number("at", row) ?? 0, kind: kinds.indices.contains(code) ? kinds[code] : .other,
      amount: money("amount", row) ?? .zero, campaignID: text("campaign_id", row), rewardType: text("reward_type", row),
      channel: text("channel", row))
  }

  private func offer(_ row: Int) -> OfferRow {
    var offer = OfferRow(
      offerID: text("offer_id", row), memberID: text("member_id", row), issuedAt: number("issued_at", row) ?? 0)
    offer.campaignID = text("campaign_id", row)
    offer.expiresAt = number("expires_at", row)
    offer.usedAt = number("used_at", row)
    offer.receiptID = text("receipt_id", row)
    offer.value = money("value", row)
    offer.cost = money("cost", row)
    offer.rewardType = text("reward_type", row)
    offer.channel = text("channel", row)
    return offer
  }

  private func message(_ row: Int) -> MessageRow {
    var message = MessageRow(
      messageID: text("message_id", row), memberID: text("member_id", row), sentAt: number("sent_at", row) ?? 0)
    message.campaignID = text("campaign_id", row)
    message.channel = text("channel", row)
    message.deliveredAt = number("delivered_at", row)
    message.openedAt = number("opened_at", row)
    message.clickedAt = number("clicked_at", row)
    message.cost = money("cost", row)
    return message
  }

  private func survey(_ row: Int) -> SurveyRow {
    let kind: SurveyRow.Kind = number("kind", row) == 1 ? .csi : .nps
    let scale = SurveyScale(number("scale", row), isNPS: kind == .nps)
    return SurveyRow(
      memberID: text("member_id", row), at: number("at", row) ?? 0, kind: kind,
      score: Double(number("score", row) ?? 0) / 1_000_000,
      scaleBottom: Double(scale.bottom), scaleTop: Double(scale.top), store: text("store", row),
      answeredAt: number("answered_at", row))
  }

  private func store(_ row: Int) -> StoreRow {
    var store = StoreRow(store: text("store", row))
    store.name = text("name", row)
    store.city = text("city", row)
    store.timeZone = text("time_zone", row)
    store.openedAt = number("opened_at", row)
    store.closedAt = number("closed_at", row)
    store.format = text("format", row)
    return store
  }
}
