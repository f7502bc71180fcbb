public import VernaColumns
import VernaCore
import VernaStatistics

/// What members' behaviour may add to a back-test, in three cases; each says where its numbers come from.
public struct BacktestResponse: Sendable {
  /// Which case.
  public enum Name: Sendable { case low, middle, high }

  /// Where the changes of behaviour come from.
  public enum Source: Hashable, Sendable {
    /// The shop's own experiment: the ends and the middle of its 95 % interval.
    case experiment(String)
    /// The articles' cautious ranges.
    case articles
  }

  /// One case.
  public struct Case: Sendable {
    /// Which.
    public var name: Name
    /// Relative changes of receipts a month, of money a receipt and of members kept, of those who would notice a gain; those who would notice
    /// a loss change as much the other way.
    public var frequency: Double
    public var basket: Double
    public var retention: Double
    /// What that adds to members' gross margin, in minor units.
    public var extraMargin: Int64
    /// What the programme costs more than the one it is compared with, in minor units: what was promised.
    public var cost: Int64
    public var source: Source
  }

  /// Nobody responds, the middle, the upper end.
  public var cases: [Case]

  /// The upper ends of the cautious ranges: extra purchases 0 to 3 % (the catalogue's assumption of an unknown uplift), retention 0 to 5 %
  /// (the lower end of article 003's first-year goal).
  public static let cautious = (frequency: 0.03, basket: 0.03, retention: 0.05)

  /// Works the cases out.
  ///
  /// - Parameters:
  ///   - comparison: who would notice what.
  ///   - cost: what the programme costs more, in minor units.
  ///   - uplift: the shop's own experiment; nil for none.
  public init(_ comparison: BacktestComparison, cost: Int64, uplift: MeasuredUplift?) {
    func one(_ name: Name, _ frequency: Double, _ basket: Double, _ retention: Double, _ source: Source) -> Case {
      let growth = (1 + frequency) * (1 + basket) * (1 + retention) - 1
      let extra = Double(comparison.winnersMargin - comparison.losersMargin) * growth
      return Case(
        name: name, frequency: frequency, basket: basket, retention: retention,
        extraMargin: Int64(max(-9e18, min(9e18, extra.rounded()))), cost: cost, source: source)
    }
    if let uplift {
      cases = [
        one(.low, uplift.receipts.low, uplift.basket.low, 0, .experiment(uplift.experiment)),
        one(.middle, uplift.receipts.middle, uplift.basket.middle, 0, .experiment(uplift.experiment)),
        one(.high, uplift.receipts.high, uplift.basket.high, 0, .experiment(uplift.experiment)),
      ]
    } else {
      let most = BacktestResponse.cautious
      cases = [
        one(.low, 0, 0, 0, .articles),
        one(.middle, most.frequency / 2, most.basket / 2, most.retention / 2, .articles),
        one(.high, most.frequency, most.basket, most.retention, .articles),
      ]
    }
  }
}

/// What the shop's own experiment says of behaviour: treated against control, all assigned members counted whether they were reached or not.
public struct MeasuredUplift: Sendable {
  /// A relative change and its 95 % interval.
  public struct Change: Hashable, Sendable {
    /// The lower end of the interval.
    public var low: Double
    /// The change itself, as a fraction.
    public var middle: Double
    /// The upper end of the interval.
    public var high: Double
  }

  /// The experiment.
  public var experiment: String
  /// Sale receipts a member from the day of assignment on.
  public var receipts: Change
  /// Money a sale receipt.
  public var basket: Change

  /// Reads the largest experiment that has a control arm; nil where there is none of at least a hundred members an arm.
  ///
  /// The interval of a ratio of two means is by the delta method.
  ///
  /// - Complexity: O(assignments + receipts).
  public init?(_ data: Dataset) {
    var arms: [String: [Int32: (control: Bool, at: Int64)]] = [:]
    var placeOfMember: [ByteText: Int32] = [:]
    for (place, member) in data.members.enumerated() { placeOfMember[ByteText(member.id)] = Int32(place) }
    for row in data.side.assignments {
      guard let member = placeOfMember[ByteText(row.memberID)] else { continue }
      let isControl = ["control", "контроль", "holdout", "hold-out"].contains(row.arm.lowercased())
      arms[row.experimentID, default: [:]][member] = (isControl, row.assignedAt)
    }
    let largest = arms.filter { arm in
      let control = arm.value.values.count { $0.control }
      return control >= 100 && arm.value.count - control >= 100
    }.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }
    guard let (id, members) = largest else { return nil }
    // Receipts and money of each, control and treated apart.
    var sums = [MomentSums(), MomentSums()]
    for (member, assignment) in members {
      var receipts = 0.0
      var money = 0.0
      let shopper = Int(data.shopperOfMember[Int(member)])
      if shopper >= 0 {
        data.columns.forEachShopper(in: shopper..<shopper + 1) { block in
          for index in 0..<block.count
          where Int64(block.at[index]) >= assignment.at
            && !ReceiptFlags(rawValue: block.flags[index]).contains(.isReturn)
          {
            receipts += 1
            money += Double(block.total(index))
          }
        }
      }
      sums[assignment.control ? 0 : 1].add(receipts, money)
    }
    guard let control = sums[0].means, let treated = sums[1].means, control.receipts > 0, control.basket > 0 else {
      return nil
    }
    experiment = id
    receipts = MeasuredUplift.change(treated.receipts, treated.receiptsError, control.receipts, control.receiptsError)
    basket = MeasuredUplift.change(treated.basket, treated.basketError, control.basket, control.basketError)
  }

  private static func change(_ treated: Double, _ treatedError: Double, _ control: Double, _ controlError: Double)
    -> Change
  {
    let ratio = treated / control
    let error =
      ratio
      * ((treatedError / treated) * (treatedError / treated) + (controlError / control) * (controlError / control))
      .squareRoot()
    let wide = 1.959963984540054 * error
    return Change(low: ratio - 1 - wide, middle: ratio - 1, high: ratio - 1 + wide)
  }
}

/// Sums of two quantities over members.
private struct MomentSums {
  var count = 0.0
  var x = 0.0
  var xx = 0.0
  var y = 0.0
  var yy = 0.0
  var xy = 0.0

  mutating func add(_ receipts: Double, _ money: Double) {
    count += 1
    x += receipts
    xx += receipts * receipts
    y += money
    yy += money * money
    xy += receipts * money
  }

  /// Mean receipts a member and mean money a receipt, with their standard errors; nil where nobody bought.
  var means: (receipts: Double, receiptsError: Double, basket: Double, basketError: Double)? {
    guard count > 1, x > 0 else { return nil }
    let mean = x / count
    let error = (max(0, xx - count * mean * mean) / (count - 1) / count).squareRoot()
    let ratio = y / x
    let residual = max(0, yy - 2 * ratio * xy + ratio * ratio * xx)
    let ratioError = (residual * count / (count - 1)).squareRoot() / x
    return (mean, error, ratio, ratioError)
  }
}
