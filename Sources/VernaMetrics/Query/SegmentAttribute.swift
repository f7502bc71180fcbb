import VernaColumns
import VernaRules

/// An attribute that a segment may ask for: whose it is, what it is compared with, and which column fills it.
///
/// Receipts have `store`, `store.city`, `store.format`, `store.name`, `channel`, `cashier`, `weekday` (1 is Monday); lines
/// `category`, `brand`, `sku`, `attr.*` of lines and products; members `member.gender`, `member.age` (whole years at the
/// period's end), `member.city`, `member.tier`, `member.home_store`, `member.join_month` ("2026-03"), `member.birth_month`
/// ("03"), `member.consent` (true or false), `member.id`, `member.attr.*`, `member.rfm` ("555"), `member.bought_category`.
/// Most of a member's may be written without `member.`.
struct SegmentAttribute: Hashable {
  /// The whole name.
  let name: String
  /// Whose it is.
  let holder: UnknownValue.Holder
  /// What it is compared with.
  let kind: SegmentMisuse.Kind

  /// The attribute of a name; nil where there is none.
  init?(_ written: String) {
    let name = SegmentAttribute.short.contains(written) ? "member." + written : written
    self.name = name
    switch name {
    case "store", "store.city", "store.format", "store.name", "channel", "cashier": (holder, kind) = (.receipt, .text)
    case "weekday": (holder, kind) = (.receipt, .number)
    case "category", "brand", "sku": (holder, kind) = (.line, .text)
    case "member.age": (holder, kind) = (.member, .number)
    case "member.consent": (holder, kind) = (.member, .truth)
    case "member.gender", "member.city", "member.tier", "member.home_store", "member.join_month", "member.birth_month",
      "member.id", "member.rfm", "member.bought_category":
      (holder, kind) = (.member, .text)
    case _ where name.hasPrefix("member.attr."): (holder, kind) = (.member, .text)
    case _ where name.hasPrefix("attr."): (holder, kind) = (.line, .text)
    default: return nil
    }
  }

  private static let short: Set<String> = [
    "gender", "age", "city", "tier", "home_store", "join_month", "birth_month", "consent", "rfm", "bought_category",
  ]

  /// The names that a segment may use.
  static let names = [
    "store", "store.city", "store.format", "store.name", "channel", "cashier", "weekday", "category", "brand", "sku",
    "attr.NAME", "member.gender", "member.age", "member.city", "member.tier", "member.home_store", "member.join_month",
    "member.birth_month", "member.consent", "member.id", "member.attr.NAME", "member.rfm", "member.bought_category",
  ]

  /// The type that rules know it by.
  var type: RuleType {
    switch kind {
    case .text: .string
    case .number: .int
    case .truth: .bool
    }
  }

  /// The column of receipts that it is a fact about; nil for what is no receipt's.
  var receiptField: ReceiptField? {
    switch name {
    case "channel": .channel
    case "cashier": .cashier
    case "weekday": .weekday
    default: holder == .receipt ? .store : nil
    }
  }

  /// Whether it changes, and so is as of the period's end.
  var isChanging: Bool { ["member.age", "member.tier", "member.rfm"].contains(name) }

  /// The contract's column that fills it.
  var field: String {
    switch name {
    case "member.id": "member_id"
    case "member.join_month": "joined_at"
    case "member.birth_month", "member.age": "birthday"
    case "member.bought_category": "category"
    case _ where name.hasPrefix("member."): String(name.dropFirst("member.".count))
    case _ where name.hasPrefix("store."): String(name.dropFirst("store.".count))
    default: name
    }
  }
}
