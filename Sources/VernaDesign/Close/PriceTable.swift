import VernaCore
import VernaLedger
import VernaMechanics

/// What points of each wallet and month cost by themselves: as it was frozen for closed months, as the terms say for others.
struct PriceTable {
  let terms: CloseTerms
  /// By month and wallet.
  private let closed: [Int: [ByteText: MonthPrice]]
  /// By wallet, for months that are not closed.
  private let current: [ByteText: MonthPrice]

  init(_ terms: CloseTerms, closed: [Int: [ByteText: MonthPrice]], current: [ByteText: MonthPrice] = [:]) {
    self.terms = terms
    self.closed = closed
    self.current = current
  }

  /// A wallet's price in a month.
  ///
  /// Months before the first that was closed go by its prices.
  ///
  /// - Throws: `CloseFailure.noValue`.
  func price(of wallet: ByteText, in month: Int) throws(CloseFailure) -> MonthPrice {
    if let found = closed[month]?[wallet] { return found }
    if let first = closed.keys.min(), month < first, let found = closed[first]?[wallet] { return found }
    if let found = current[wallet] { return found }
    guard let value = terms.terms(of: wallet) else { throw .noValue(wallet: wallet) }
    return PriceTable.price(wallet, value, expected: .whole, net: .whole, terms)
  }

  static func price(
    _ wallet: ByteText, _ value: CloseTerms.WalletTerms, expected: Share, net: Share, _ terms: CloseTerms
  ) -> MonthPrice {
    MonthPrice(
      wallet: wallet, valueMicros: value.valueMicros, expected: expected,
      price: value.paysOut
        ? PointPrice(micros: value.valueMicros)
        : PointPrice(valueMicros: value.valueMicros, expected: expected, discountWithout: terms.discountWithout),
      net: value.paysOut ? .whole : net, goods: terms.goods, paysOut: value.paysOut)
  }

  /// The money kept back for points of a posting.
  ///
  /// - Throws: `CloseFailure.noValue`.
  func money(
    _ points: Points, _ posting: Posting, _ source: PointsSource, _ sales: SaleBook, in month: Int
  ) throws(CloseFailure) -> Money {
    let price = try price(of: posting.wallet, in: month)
    let minor = terms.currency.minorPerMajor
    guard let sale = sales.sale(of: posting.reference) else {
      return price.price.money(points, net: price.net, minorPerMajor: minor)
    }
    switch source {
    case .partner:
      return PointPrice(micros: sale.partner?.givenPriceMicros ?? 0).money(points, minorPerMajor: minor)
    case .sale where !price.paysOut:
      var all: [(points: Points, price: PointPrice)] = []
      for one in sale.points {
        let other = try self.price(of: one.wallet, in: month)
        // Cashback takes off the price and shares in nothing.
        if !other.paysOut { all.append((one.points, other.price)) }
      }
      return SharedPrice(
        paid: sale.net, goods: price.goods == .full ? sale.full : sale.gross, points: all, minorPerMajor: minor
      ).deferred(points, at: price.price, minorPerMajor: minor)
    default: return price.price.money(points, net: price.net, minorPerMajor: minor)
    }
  }
}
