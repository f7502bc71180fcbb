import VernaColumns
import VernaCore

/// The rows of costs, and the messages that count as cost.
struct CostLedger: Sendable {
  private let rows: [CostRow]
  /// Messages with a cost of campaigns that no communication row names at any time.
  private let messages: [MessageRow]

  init(side: SideTables) {
    rows = side.costs
    let named = Set(
      side.costs.filter { $0.kind == .communication && !$0.campaignID.isEmpty }.map { ByteText($0.campaignID) })
    messages = side.messages.filter {
      $0.cost != nil && ($0.campaignID.isEmpty || !named.contains(ByteText($0.campaignID)))
    }
  }

  /// Fills the sums by kind of a span of UTC seconds.
  func fill(_ sums: inout CostAggregates, in span: Range<Int64>) {
    for row in rows where span.contains(row.at) {
      let amount = row.amount.minorUnits
      switch row.kind {
      case .rewards: sums.rewards += amount
      case .communication: sums.communication += amount
      case .platform: sums.platform += amount
      case .other: sums.other += amount
      case .acquisition: sums.acquisition += amount
      case .income: sums.income += amount
      }
    }
    for message in messages where span.contains(message.sentAt) { sums.messages += message.cost?.minorUnits ?? 0 }
  }

  /// Costs and messages of campaigns in a span: of one campaign, or of all that have an id.
  func fill(_ sums: inout CampaignMoney, campaign: ByteText?, in span: Range<Int64>) {
    func belongs(_ id: String) -> Bool { campaign.map { ByteText(id) == $0 } ?? !id.isEmpty }
    for row in rows
    where span.contains(row.at) && belongs(row.campaignID) && row.kind != .acquisition && row.kind != .income {
      sums.listed += row.amount.minorUnits
    }
    for message in messages where span.contains(message.sentAt) && belongs(message.campaignID) {
      sums.messages += message.cost?.minorUnits ?? 0
    }
  }

  /// Calls with each movement of money since a moment: income positive, cost negative, acquisition left out.
  ///
  /// - Parameter rewardType: nil for everything, messages included; else only rows of that type.
  func movements(rewardType: ByteText?, _ body: (_ at: Int64, _ money: Int64) -> Void) {
    for row in rows where row.kind != .acquisition {
      if let rewardType, ByteText(row.rewardType) != rewardType { continue }
      body(row.at, row.kind == .income ? row.amount.minorUnits : -row.amount.minorUnits)
    }
    if rewardType == nil {
      for message in messages { body(message.sentAt, -(message.cost?.minorUnits ?? 0)) }
    }
  }

  /// The campaigns that costs or messages of a span name.
  func campaigns(in span: Range<Int64>) -> [String] {
    rows.filter { span.contains($0.at) && $0.kind != .acquisition && $0.kind != .income }.map(\.campaignID)
      + messages.filter { span.contains($0.sentAt) }.map(\.campaignID)
  }

  /// The types of reward that costs name.
  var rewardTypes: [String] { rows.filter { $0.kind != .acquisition }.map(\.rewardType) }
}
