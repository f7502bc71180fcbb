/// A problem that a made-up retailer can be given, and that its report must then find.
public enum DemoProblem: String, Hashable, Sendable, CaseIterable, Codable {
  /// One store and some cashiers elsewhere seldom ask for the card, so its share of receipts is under the norm.
  case lowCardShare = "low-card-share"
  /// Members come less often than a year ago in the last four months.
  case fallingFrequency = "falling-frequency"
  /// Members put hardly more items into a basket than anonymous shoppers do.
  case smallBaskets = "small-baskets"
  /// Points are earned, seldom spent, and burn.
  case unusedPoints = "unused-points"
  /// Many members buy little but promoted goods.
  case cherryPickers = "cherry-pickers"
  /// Members give low scores and nobody answers them.
  case unhappyMembers = "unhappy-members"
  /// A cashier shows a card of her own on receipts of anonymous shoppers.
  case suspectCard = "suspect-card"
  /// Ever more money goes through promotions and the margin of member sales falls.
  case marginErosion = "margin-erosion"
  /// Personal offers are sent and hardly anybody uses them.
  case unusedOffers = "unused-offers"
  /// Members fall asleep and their cards stay on the books.
  case sleepingMembers = "sleeping-members"
}
