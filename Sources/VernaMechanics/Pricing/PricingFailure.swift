public import VernaCore

/// Why a basket cannot be priced at all. What an offer does not give is a refusal, never a failure.
public enum PricingFailure: Error, Hashable, Sendable {
  /// More lines than `Basket.mostLines`.
  case tooManyLines(Int)
  /// Two lines with one id.
  case repeatedLine(ByteText)
  /// A quantity that is not above zero or is over `Pricing.mostQuantity`, or a marked line of more units than a basket has lines.
  case wrongQuantity(line: ByteText)
  /// A price, cost, VAT or least price under zero or out of all bounds.
  case wrongAmount(line: ByteText)
  /// A line, or the lines together, come to more than `Pricing.mostMoney`.
  case tooMuchMoney
  /// A wallet that the programme does not have.
  case unknownWallet(ByteText)
  /// A moment outside the years 1 to 9999.
  case wrongMoment(Int64)
}
