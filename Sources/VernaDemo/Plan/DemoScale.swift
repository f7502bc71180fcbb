/// How many of everything a number of receipts calls for.
///
/// Members and stores grow with the receipts; the assortment grows with their cube root, as shelves do.
struct DemoScale: Hashable, Sendable {
  let members: Int
  let stores: Int
  let cashiers: Int
  let products: Int

  init(receipts: Int) {
    members = max(12, receipts / 125)
    stores = min(max(3, receipts / 125_000), 800)
    cashiers = max(stores * 10 / 3, stores * 3)
    var root = 1
    while (root + 1) * (root + 1) * (root + 1) <= receipts * 8 / 12 { root += 1 }
    products = min(max(300, root * 30), 12_000)
  }
}
