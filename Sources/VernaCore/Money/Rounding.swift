/// Divides two integers and rounds the quotient half away from zero: the one rounding of the house.
///
/// - Parameter denominator: more than zero.
public func divideRoundingHalfAway(_ numerator: Int128, by denominator: Int128) -> Int64 {
  precondition(denominator > 0, "the denominator must be more than zero")
  let half = denominator / 2
  let size = numerator < 0 ? -numerator : numerator
  let quotient = (size + half) / denominator
  return Int64(numerator < 0 ? -quotient : quotient)
}
