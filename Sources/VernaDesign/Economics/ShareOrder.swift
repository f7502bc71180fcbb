/// A ratio of two exact amounts that is compared by cross-multiplication, whatever their size.
struct ExactShare: Comparable, Sendable {
  let part: Int128
  /// Above zero.
  let whole: Int128

  init(_ part: Int128, of whole: Int128) {
    precondition(whole > 0, "a share is of more than nothing")
    self.part = part
    self.whole = whole
  }

  /// A share in millionths.
  init(millionths: Int64) { self.init(Int128(millionths), of: 1_000_000) }

  var fraction: Fraction { Fraction(part, whole) }

  static func < (left: ExactShare, right: ExactShare) -> Bool {
    let one = left.part.multipliedFullWidth(by: right.whole)
    let two = right.part.multipliedFullWidth(by: left.whole)
    return one.high != two.high ? one.high < two.high : one.low < two.low
  }

  static func == (left: ExactShare, right: ExactShare) -> Bool { !(left < right) && !(right < left) }
}
