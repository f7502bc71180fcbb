/// Divides two integers and rounds the quotient half away from zero: the one rounding of the house.
///
/// What 64 bits cannot hold, which no shop's money comes to, is kept at their end.
///
/// - Parameter denominator: more than zero.
public func divideRoundingHalfAway(_ numerator: Int128, by denominator: Int128) -> Int64 {
  precondition(denominator > 0, "the denominator must be more than zero")
  // What fits into 64 bits, as nearly all does, is divided there, many times as fast.
  if let short = Int64(exactly: numerator), let divisor = Int64(exactly: denominator) {
    let (quotient, rest) = short.quotientAndRemainder(dividingBy: divisor)
    if rest.magnitude < divisor.magnitude - rest.magnitude { return quotient }
    return short < 0 ? quotient - 1 : quotient + 1
  }
  let half = denominator / 2
  let size = numerator < 0 ? -numerator : numerator
  let quotient = (size + half) / denominator
  return Int64(clamping: numerator < 0 ? -quotient : quotient)
}
