/// What a thread counts over shoppers for one period.
struct PeriodTally: BitwiseCopyable {
  var shoppers: Int64 = 0
  var otherBuyers: Int64 = 0
  /// Shoppers without a member's sale: with any sale, with one of a known non-member, with a member's return.
  var otherOnlyBuyers: Int64 = 0
  var otherOnly: Int64 = 0
  var returnersOnly: Int64 = 0
  var memberCosted: Int64 = 0
  var otherCosted: Int64 = 0
  var buying: Int64 = 0
  var buyingTwice: Int64 = 0
  var days: Int64 = 0
  var daysSquared: Int64 = 0
  var intervalMembers: Int64 = 0
  var intervals: Int64 = 0
  var intervalsSquared: Int64 = 0
  var seconds: Int64 = 0
  var secondsByIntervals: Int128 = 0
  var secondsSquared: Int128 = 0
  var kept: Int64 = 0
  var activeAtBoth: Int64 = 0
  var activeYearAgoAndNow: Int64 = 0
  var newActive: Int64 = 0
  var enrolledActive: Int64 = 0
  var enrolledBuying: Int64 = 0
  var enrolledReceipts: Int64 = 0
  var knownCustomers: Int64 = 0
  var knownCustomerReceipts: Int64 = 0
  var frequentMembers: Int64 = 0
  var cherryPickers: Int64 = 0
  /// Over members: receipts (and intervals) at or under the median, squared and by how many they have in all.
  var receiptsBelowSquared: Int64 = 0
  var receiptsBelowByAll: Int64 = 0
  var intervalsBelowSquared: Int64 = 0
  var intervalsBelowByAll: Int64 = 0
  /// Over known non-members likewise.
  var otherBelowSquared: Int64 = 0
  var otherBelowByAll: Int64 = 0
  var otherReceiptsSquared: Int64 = 0
  var otherKnownReceipts: Int64 = 0
  var otherKnownBelow: Int64 = 0

  static func += (left: inout PeriodTally, right: PeriodTally) {
    left.shoppers += right.shoppers
    left.otherBuyers += right.otherBuyers
    left.otherOnlyBuyers += right.otherOnlyBuyers
    left.otherOnly += right.otherOnly
    left.returnersOnly += right.returnersOnly
    left.memberCosted += right.memberCosted
    left.otherCosted += right.otherCosted
    left.buying += right.buying
    left.buyingTwice += right.buyingTwice
    left.days += right.days
    left.daysSquared += right.daysSquared
    left.intervalMembers += right.intervalMembers
    left.intervals += right.intervals
    left.intervalsSquared += right.intervalsSquared
    left.seconds += right.seconds
    left.secondsByIntervals += right.secondsByIntervals
    left.secondsSquared += right.secondsSquared
    left.kept += right.kept
    left.activeAtBoth += right.activeAtBoth
    left.activeYearAgoAndNow += right.activeYearAgoAndNow
    left.newActive += right.newActive
    left.enrolledActive += right.enrolledActive
    left.enrolledBuying += right.enrolledBuying
    left.enrolledReceipts += right.enrolledReceipts
    left.knownCustomers += right.knownCustomers
    left.knownCustomerReceipts += right.knownCustomerReceipts
    left.frequentMembers += right.frequentMembers
    left.cherryPickers += right.cherryPickers
    left.receiptsBelowSquared += right.receiptsBelowSquared
    left.receiptsBelowByAll += right.receiptsBelowByAll
    left.intervalsBelowSquared += right.intervalsBelowSquared
    left.intervalsBelowByAll += right.intervalsBelowByAll
    left.otherBelowSquared += right.otherBelowSquared
    left.otherBelowByAll += right.otherBelowByAll
    left.otherReceiptsSquared += right.otherReceiptsSquared
    left.otherKnownReceipts += right.otherKnownReceipts
    left.otherKnownBelow += right.otherKnownBelow
  }
}
