public import VernaCore

/// A movement of points as the points file gives it.
public struct PointsRow: Sendable, Equatable {
  /// What moved the points.
  public enum Kind: UInt8, Sendable, CaseIterable {
    case opening, earn, redeem, expire, adjust
  }

  /// The member's id.
  public var memberID: String
  /// UTC seconds.
  public var at: Int64
  public var kind: Kind
  /// As written: a negative earn is a clawback, a negative redeem is given back.
  public var points: Points
  /// Empty where not given.
  public var receiptID: String
  /// UTC seconds, nil where the points never expire or it is not given.
  public var expiresAt: Int64?

  /// Makes one from its parts.
  public init(
    memberID: String, at: Int64, kind: Kind, points: Points, receiptID: String = "", expiresAt: Int64? = nil
  ) {
    self.memberID = memberID
    self.at = at
    self.kind = kind
    self.points = points
    self.receiptID = receiptID
    self.expiresAt = expiresAt
  }
}

/// A cost or an income of the programme.
public struct CostRow: Sendable, Equatable {
  /// The kinds there are.
  public enum Kind: String, Sendable, CaseIterable {
    case acquisition, rewards, communication, platform, other, income
  }

  /// UTC seconds.
  public var at: Int64
  public var kind: Kind
  public var amount: Money
  public var campaignID: String
  public var rewardType: String
  public var channel: String

  /// Makes one from its parts.
  public init(
    at: Int64, kind: Kind, amount: Money, campaignID: String = "", rewardType: String = "", channel: String = ""
  ) {
    self.at = at
    self.kind = kind
    self.amount = amount
    self.campaignID = campaignID
    self.rewardType = rewardType
    self.channel = channel
  }
}

/// A personal offer. Times are UTC seconds; texts are empty and optionals nil where not given.
public struct OfferRow: Sendable, Equatable {
  /// The offer's id.
  public var offerID: String
  public var memberID: String
  public var campaignID: String = ""
  public var issuedAt: Int64
  public var expiresAt: Int64?
  public var usedAt: Int64?
  public var receiptID: String = ""
  public var value: Money?
  public var cost: Money?
  public var rewardType: String = ""
  public var channel: String = ""

  /// Makes one from its parts.
  public init(offerID: String, memberID: String, issuedAt: Int64) {
    self.offerID = offerID
    self.memberID = memberID
    self.issuedAt = issuedAt
  }
}

/// A member's arm in an experiment.
public struct AssignmentRow: Sendable, Equatable {
  /// The member's id.
  public var memberID: String
  public var experimentID: String
  public var arm: String
  /// UTC seconds.
  public var assignedAt: Int64

  /// Makes one from its parts.
  public init(memberID: String, experimentID: String, arm: String, assignedAt: Int64) {
    self.memberID = memberID
    self.experimentID = experimentID
    self.arm = arm
    self.assignedAt = assignedAt
  }
}

/// A message to a member. Times are UTC seconds, nil where it did not happen or is not given.
public struct MessageRow: Sendable, Equatable {
  /// The message's id.
  public var messageID: String
  public var memberID: String
  public var campaignID: String = ""
  public var channel: String = ""
  public var sentAt: Int64
  public var deliveredAt: Int64?
  public var openedAt: Int64?
  public var clickedAt: Int64?
  public var cost: Money?

  /// Makes one from its parts.
  public init(messageID: String, memberID: String, sentAt: Int64) {
    self.messageID = messageID
    self.memberID = memberID
    self.sentAt = sentAt
  }
}

/// An answer to a survey.
public struct SurveyRow: Sendable, Equatable {
  /// The kinds there are.
  public enum Kind: String, Sendable, CaseIterable {
    case nps, csi
  }

  /// Empty: a person of its own.
  public var memberID: String
  /// UTC seconds.
  public var at: Int64
  public var kind: Kind
  public var score: Double
  /// The least and the greatest score of the scale: 0 and 10 for NPS where not given, 1 and 5 for CSI.
  public var scaleBottom: Double
  public var scaleTop: Double
  public var store: String
  /// UTC seconds at which somebody answered the person, nil where nobody has.
  public var answeredAt: Int64?

  /// Makes one from its parts.
  public init(
    memberID: String, at: Int64, kind: Kind, score: Double, scaleBottom: Double, scaleTop: Double, store: String = "",
    answeredAt: Int64? = nil
  ) {
    self.memberID = memberID
    self.at = at
    self.kind = kind
    self.score = score
    self.scaleBottom = scaleBottom
    self.scaleTop = scaleTop
    self.store = store
    self.answeredAt = answeredAt
  }
}

/// A store as the stores file gives it.
public struct StoreRow: Sendable, Equatable {
  /// The store's code.
  public var store: String
  public var name: String = ""
  public var city: String = ""
  /// IANA name, empty for the programme's.
  public var timeZone: String = ""
  public var openedAt: Int64?
  public var closedAt: Int64?
  public var format: String = ""

  /// Makes one from its parts.
  public init(store: String) {
    self.store = store
  }
}

/// Stock of a product in a store at a moment.
public struct StockRow: Sendable, Equatable {
  /// The product's sku.
  public var sku: String
  public var store: String
  public var quantityThousandths: Int64
  public var at: Int64

  /// Makes one from its parts.
  public init(sku: String, store: String, quantityThousandths: Int64, at: Int64) {
    self.sku = sku
    self.store = store
    self.quantityThousandths = quantityThousandths
    self.at = at
  }
}

/// A competitor's price of a product at a moment.
public struct CompetitorRow: Sendable, Equatable {
  /// The product's sku.
  public var sku: String
  public var competitor: String
  public var priceMicros: Int64
  public var at: Int64

  /// Makes one from its parts.
  public init(sku: String, competitor: String, priceMicros: Int64, at: Int64) {
    self.sku = sku
    self.competitor = competitor
    self.priceMicros = priceMicros
    self.at = at
  }
}

/// What a store's tills printed at a day's end: the totals to reconcile with.
public struct TillRow: Sendable, Equatable {
  /// The store's code.
  public var store: String
  public var day: Day
  /// Sale receipts, nil where not given.
  public var receipts: Int64?
  /// Money taken on sales.
  public var sales: Money
  /// Money given back on returns, nil where not given.
  public var returns: Money?

  /// Makes one from its parts.
  public init(store: String, day: Day, receipts: Int64? = nil, sales: Money, returns: Money? = nil) {
    self.store = store
    self.day = day
    self.receipts = receipts
    self.sales = sales
    self.returns = returns
  }
}

/// Everything of an import but receipts and lines, in file order, one entry a row.
public struct SideTables: Sendable {
  /// Products.
  public var products: [Product] = []
  public var members: [Member] = []
  public var points: [PointsRow] = []
  public var costs: [CostRow] = []
  public var offers: [OfferRow] = []
  public var assignments: [AssignmentRow] = []
  public var messages: [MessageRow] = []
  public var surveys: [SurveyRow] = []
  public var stores: [StoreRow] = []
  public var stock: [StockRow] = []
  public var competitors: [CompetitorRow] = []
  public var tills: [TillRow] = []

  /// No tables.
  public init() {}
}
