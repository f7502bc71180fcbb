import VernaColumns
import VernaCore
import VernaStatistics

/// Fills the base aggregates of offers.
struct OffersKernel {
  private let offers: [OfferRow]
  /// A number for each offer's member: the index into the members or, for ids that are not there, one of its own.
  private let owners: [Int]
  private let zone: TimeZoneRules

  init(dataset: Dataset, query: MetricQuery, directory: MemberDirectory) {
    var strangers = TextTable()
    var offers: [OfferRow] = []
    var owners: [Int] = []
    for offer in dataset.side.offers {
      let member = directory.index(of: offer.memberID)
      if let chosen = query.segment?.members {
        guard let member, chosen[member] else { continue }
      }
      offers.append(offer)
      owners.append(member ?? dataset.members.count + strangers.intern(offer.memberID))
    }
    self.offers = offers
    self.owners = owners
    zone = dataset.settings.timeZone
  }

  /// The aggregates of a period.
  func aggregates(of period: Period) -> OfferAggregates { aggregates(of: period) { _ in true } }

  /// The aggregates of a period by campaign, in the order of ids; offers without a campaign under the empty id.
  func campaigns(of period: Period) -> [(campaign: String, offers: OfferAggregates)] {
    let start = zone.start(of: period.from)
    let end = zone.start(of: period.to)
    let issued = offers.filter { $0.issuedAt >= start && $0.issuedAt < end }
    return ByteOrder.distinct(issued.map(\.campaignID)).map { id in
      (id, aggregates(of: period) { $0.campaignID.utf8.elementsEqual(id.utf8) })
    }
  }

  private func aggregates(of period: Period, where taken: (OfferRow) -> Bool) -> OfferAggregates {
    let start = zone.start(of: period.from)
    let end = zone.start(of: period.to)
    var sums = OfferAggregates()
    var members: [Int: (used: Int64, issued: Int64, valued: Int64, valueUsed: Int64, value: Int64)] = [:]
    for (offer, owner) in zip(offers, owners) where offer.issuedAt >= start && offer.issuedAt < end && taken(offer) {
      let isUsed = offer.usedAt.map { $0 < end } ?? false
      sums.issued += 1
      if isUsed { sums.used += 1 } else if let expiry = offer.expiresAt, expiry <= end { sums.expired += 1 }
      var member = members[owner] ?? (0, 0, 0, 0, 0)
      member.issued += 1
      member.used += isUsed ? 1 : 0
      if let value = offer.value?.minorUnits {
        sums.valued += 1
        sums.valueIssued += value
        sums.valueUsed += isUsed ? value : 0
        member.valued += 1
        member.value += value
        member.valueUsed += isUsed ? value : 0
      }
      members[owner] = member
    }
    for member in members.values {
      sums.usedByIssued.add(x: member.used, y: member.issued)
      if member.valued > 0 { sums.valueUsedByIssued.add(x: member.valueUsed, y: member.value) }
    }
    return sums
  }
}
