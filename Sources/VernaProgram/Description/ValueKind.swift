import VernaLanguage

/// What a key of a programme file holds: the one word from which the reader, the schema and the reference are made.
indirect enum ValueKind: Hashable, Sendable {
  /// Words for people: one text, or one a language.
  case title
  /// A name for machines: letters, digits, `_`, `-`, `.`.
  case name
  /// The name of something declared elsewhere in the file.
  case reference(ReferenceKind)
  case flag
  case whole(ClosedRange<Int64>)
  case money
  case points
  /// Money, receipts or points, as a ladder counts.
  case reached
  /// A percentage between two bounds in hundredths of a per cent.
  case share(ClosedRange<Int64>)
  /// Money for one point, up to six decimals.
  case pointPrice
  /// A span of days, months or hours.
  case span(SpanUnit)
  case expiry
  /// Over which time a level is counted.
  case window
  case day
  /// `birthday`, `anniversary`, or a day of a month.
  case anchor
  case weekday
  case hours
  case choice([String])
  case currency
  case zone
  case rule(RuleKind)
  /// `3x`.
  case times
  /// `1.2 x mean_basket`.
  case threshold
  /// `10%` or `300`.
  case discount
  /// `5%`, `100`, `1 per 100` or `2 a unit`.
  case earned
  /// What sets an offer off.
  case offerEvent
  /// What sets a trigger off.
  case triggerEvent
  /// What a hold-out is about.
  case holdoutScope
  /// A web address.
  case address
  /// The type of a declared attribute.
  case attributeType
  /// Shares by the value from which they hold.
  case steps
  case list(ValueKind)
  /// Values by their names.
  case map(ValueKind)
  case table(TableName)
  /// One of several forms, told apart by whether it is one value, a list or a table.
  case either([ValueKind])
}

/// Units of a span.
enum SpanUnit: String, Hashable, Sendable {
  case days, months, hours
}

/// What can be named elsewhere.
enum ReferenceKind: String, Hashable, Sendable, CaseIterable {
  case wallet, tier, series, club, occasion, challenge, segment, holdout
}

/// What a rule is about and comes to.
enum RuleKind: String, Hashable, Sendable, CaseIterable {
  /// A bool over the names of baskets and members.
  case condition
  /// A bool over the names of members.
  case member
  /// A bool over a line, `l`.
  case line
  /// Money over the names of baskets and members.
  case money
  /// Points over the same names.
  case points
  /// Money, points or an int, for steps.
  case measure
}

/// The tables that a programme file is made of.
enum TableName: String, Hashable, Sendable, CaseIterable {
  case file, programme, attributes, tills, wallet, burning, offer, gift, limit, set, cheapest, product
  case discountSteps = "discount_steps"
  case pointsSteps = "points_steps"
  case tiers, level, series, referral, club, plan, challenge, reward, partner, occasion, trigger, action, holdout,
    guards
}
