/// Everything a report is worked from: receipts and lines in columns clustered by shopper, and the side tables.
///
/// A *shopper* is a person: a member, or a known customer who never showed a card. Shoppers have one index space;
/// members and customers lie in it in any order. Where one receipt carries both a member_id and a customer_id, the
/// customer is that member (the first such receipt decides), and receipts with only that customer_id lie with the
/// member's, flagged `isKnown`.
public struct Dataset: Sendable {
  /// Currency, time zone, VAT, channels, launch.
  public var settings: DatasetSettings
  /// What was given.
  public var given: GivenInputs
  /// Receipts and lines.
  public var columns: ReceiptColumns
  /// Shoppers' ids by index: the member_id of a member, the customer_id of the others.
  public var shopperIDs: TextTable
  /// By shopper index: index into `members`, or -1 for a known customer who is no member.
  public var memberOfShopper: [Int32]
  /// Members: all of the members file, then those seen only on receipts or points.
  public var members: [Member]
  /// How many of them, the first ones, are rows of the members file.
  public var listedMembers: Int = 0
  /// By index into `members`: the shopper index.
  public var shopperOfMember: [Int32]
  /// Products, those of the products file and those seen only on lines.
  public var products: [Product]
  /// Line terms.
  public var terms: [LineTerm]
  /// Line attributes (`attr.*`) by `LineTerm.attributes`; index 0 is empty.
  public var lineAttributes: [[String: String]]
  /// Dictionaries; code 0 is "not given".
  public var stores: TextTable
  public var cashiers: TextTable
  public var channels: TextTable
  public var promotions: TextTable
  /// The other tables as given. `side.products` and `side.members` are empty here: see above.
  public var side: SideTables
  /// What appending looks up.
  var directory = AppendDirectory()
  /// Whether a members file was given (else members are known only from receipts and points).
  public var hasMembersFile: Bool { given.has(.members) }
}
