import VernaColumns
import VernaCore
import VernaTestSupport

extension HandShop {
  static func addPoints(_ shop: inout DatasetFixture) {
    func add(
      _ member: String, _ at: String, _ kind: PointsRow.Kind, _ points: Int64, receipt: String = "",
      expires: String = ""
    ) {
      shop.side.points.append(
        PointsRow(
          memberID: member, at: shop.moment(at), kind: kind, points: Points(hundredths: points * 100),
          receiptID: receipt,
          expiresAt: expires.isEmpty ? nil : shop.moment(expires)))
    }
    for column in ["member_id", "at", "kind", "points", "receipt_id", "expires_at"] { shop.given.note(.points, column) }
    add("M1", "2022-03-05 12:00", .opening, 100)
    add("M2", "2023-11-15 12:00", .earn, 50, expires: "2024-02-15")
    add("M2", "2023-12-01 12:00", .redeem, 20)
    add("M1", "2024-01-10 12:00", .earn, 20, receipt: "R09", expires: "2024-04-10")
    add("M3", "2024-02-03 12:00", .opening, 40)
    add("M9", "2024-02-05 13:00", .earn, 10, receipt: "R23")
    add("M1", "2024-02-10 10:00", .redeem, 20, receipt: "R11")
    add("M1", "2024-02-10 10:00", .earn, 24, receipt: "R11", expires: "2024-05-10")
    add("M1", "2024-02-10 18:00", .redeem, 100, receipt: "R12")
    add("M2", "2024-02-15 00:00", .expire, 30)
    add("M1", "2024-02-15 12:00", .earn, -10, receipt: "R09")
    add("M2", "2024-02-18 12:00", .earn, 5, receipt: "R24", expires: "2024-05-18")
    add("M1", "2024-02-22 12:00", .earn, 10, receipt: "R25", expires: "2024-05-22")
    add("M4", "2024-02-29 12:00", .adjust, 5)
    add("M4", "2024-02-29 14:00", .earn, 43, receipt: "R26", expires: "2024-05-29")
    add("M3", "2024-02-29 23:30", .redeem, 10, receipt: "R15")
    add("M3", "2024-02-29 23:31", .redeem, -4, receipt: "R15")
  }

  static func addCosts(_ shop: inout DatasetFixture) {
    func add(_ at: String, _ kind: CostRow.Kind, _ major: Int64, campaign: String = "", type: String = "") {
      shop.side.costs.append(
        CostRow(
          at: shop.moment(at), kind: kind, amount: Money(minorUnits: major * 100), campaignID: campaign,
          rewardType: type))
    }
    for column in ["at", "kind", "amount", "campaign_id", "reward_type"] { shop.given.note(.costs, column) }
    add("2023-12-31", .platform, 100)
    add("2024-02-01", .rewards, 4, type: "prize")
    add("2024-02-01", .platform, 5)
    add("2024-02-02", .communication, 3, campaign: "CP1")
    add("2024-02-05", .acquisition, 60)
    add("2024-02-06", .other, 1)
    add("2024-02-09", .income, 8)
    add("2024-03-01", .platform, 7)
    for (id, member, campaign, at, minor) in [
      ("m1", "M1", "CP1", "2024-02-02 09:00", 50), ("m2", "M2", "CP2", "2024-02-12 09:00", 25),
      ("m3", "M3", "", "2024-02-13 09:00", 5),
    ] as [(String, String, String, String, Int64)] {
      var message = MessageRow(messageID: id, memberID: member, sentAt: shop.moment(at))
      message.campaignID = campaign
      message.cost = Money(minorUnits: minor)
      shop.side.messages.append(message)
    }
  }

  static func addOffers(_ shop: inout DatasetFixture) {
    func add(
      _ id: String, _ member: String, _ campaign: String, issued: String, expires: String, used: String = "",
      receipt: String = "", value: Int64, cost: Int64, type: String
    ) {
      var offer = OfferRow(offerID: id, memberID: member, issuedAt: shop.moment(issued))
      offer.campaignID = campaign
      offer.expiresAt = shop.moment(expires)
      offer.usedAt = used.isEmpty ? nil : shop.moment(used)
      offer.receiptID = receipt
      offer.value = Money(minorUnits: value)
      offer.cost = Money(minorUnits: cost)
      offer.rewardType = type
      shop.side.offers.append(offer)
    }
    for column in ["offer_id", "member_id", "campaign_id", "issued_at", "used_at", "value", "cost", "reward_type"] {
      shop.given.note(.offers, column)
    }
    add(
      "O5", "M1", "CP2", issued: "2024-01-15 09:00", expires: "2024-03-15", used: "2024-02-22 12:00", receipt: "R25",
      value: 200, cost: 200, type: "discount")
    add(
      "O1", "M1", "CP1", issued: "2024-02-05 09:00", expires: "2024-02-12", used: "2024-02-10 10:00", receipt: "R11",
      value: 400, cost: 400, type: "discount")
    add(
      "O2", "M2", "CP1", issued: "2024-02-05 09:00", expires: "2024-02-12", value: 400, cost: 400, type: "discount")
    add(
      "O4", "M2", "CP2", issued: "2024-02-12 09:00", expires: "2024-03-12", used: "2024-02-20 12:00", value: 300,
      cost: 150, type: "gift")
    add(
      "O3", "M4", "CP2", issued: "2024-02-29 16:00", expires: "2024-03-15", used: "2024-03-05 12:00", value: 600,
      cost: 250, type: "gift")
  }

  static func addSurveys(_ shop: inout DatasetFixture) {
    func add(
      _ member: String, _ at: String, _ kind: SurveyRow.Kind, _ score: Double, top: Double, answered: String = ""
    ) {
      shop.side.surveys.append(
        SurveyRow(
          memberID: member, at: shop.moment(at), kind: kind, score: score, scaleBottom: kind == .nps ? 0 : 1,
          scaleTop: top, store: "S1", answeredAt: answered.isEmpty ? nil : shop.moment(answered)))
    }
    for column in ["member_id", "at", "kind", "score", "scale", "store", "answered_at"] {
      shop.given.note(.surveys, column)
    }
    add("M1", "2024-02-11 10:00", .nps, 3, top: 10, answered: "2024-02-12 10:00")
    add("", "2024-02-14 12:00", .nps, 10, top: 10)
    add("", "2024-02-14 12:30", .nps, 2, top: 10)
    add("M2", "2024-02-19 10:00", .nps, 6, top: 10, answered: "2024-02-22 10:00")
    add("M1", "2024-02-23 10:00", .nps, 9, top: 10)
    add("M3", "2024-02-28 10:00", .nps, 7, top: 10)
    add("M4", "2024-02-29 17:00", .nps, 10, top: 10)
    add("M1", "2024-02-11 10:00", .csi, 4, top: 5)
    add("M2", "2024-02-19 10:00", .csi, 5, top: 5)
    add("", "2024-02-20 10:00", .csi, 2, top: 5)
    add("M3", "2024-02-21 10:00", .csi, 7, top: 10)
  }
}
