/// Codes that accounting systems write into channels, tiers and kinds of reward, in Russian. An English reader reads
/// them as they are.
enum CodeWords {
  static let russian: [String: String] = [
    "store": "магазин", "shop": "магазин", "offline": "магазин", "in_store": "магазин", "counter": "прилавок",
    "takeaway": "навынос", "dine_in": "в зале", "eat_in": "в зале", "drive": "автоокно", "drive_through": "автоокно",
    "kiosk": "киоск", "online": "интернет", "web": "сайт", "site": "сайт", "website": "сайт", "app": "приложение",
    "mobile": "приложение", "delivery": "доставка", "courier": "доставка", "pickup": "самовывоз", "phone": "телефон",
    "call_center": "телефон", "marketplace": "маркетплейс", "wholesale": "опт",
    "points": "баллы", "gift": "подарок", "discount": "скидка", "coupon": "купон", "cashback": "кешбэк",
    "promo": "акция", "delivery_discount": "скидка на доставку",
    "base": "базовый", "basic": "базовый", "standard": "стандартный", "bronze": "бронзовый", "silver": "серебряный",
    "gold": "золотой", "platinum": "платиновый", "vip": "VIP",
  ]
  /// The columns whose texts are such codes.
  static let columns: Set<String> = ["channel", "reward_type", "tier"]
}

extension Wording {
  /// What a code of a column is called: a well-known one by its word, any other as it stands.
  public func code(_ code: String, column: String) -> String {
    guard language == .russian, CodeWords.columns.contains(column) else { return code }
    return CodeWords.russian[code] ?? code
  }
}
